using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments.Figures;

/// <summary>Explains the amounts of an offer: its terms, what it has taken, what is in its pool.</summary>
public sealed class OfferFigures(FigureEntries entries, CommittedSums live, InterestQueries interest)
    : IFigureSource
{
    private static readonly InvestmentStatus[] _taken =
        [InvestmentStatus.Confirmed, InvestmentStatus.Settled, InvestmentStatus.Repaid];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [InvestmentFigure.CommittedName] = CommittedAsync,
            [InvestmentFigure.RemainingName] = RemainingAsync,
            [InvestmentFigure.OthersName] = OthersAsync,
            [InvestmentFigure.TermName] = TermAsync,
            [InvestmentFigure.CostName] = CostAsync,
            [InvestmentFigure.PoolName] = PoolAsync,
            [InvestmentFigure.PaidName] = PaidAsync,
            [InvestmentFigure.InterestName] = InterestAsync,
            [InvestmentFigure.RunName] = RunAsync,
            [InvestmentFigure.LiveName] = LiveAsync,
        };

    /// <summary>The offer that a question is about; for investors one that they may see.</summary>
    internal static async Task<InvestmentOffer> OfferAsync(FigureAsk ask, Id<InvestmentOffer> id)
    {
        var (admin, person) = (ask.Reader.IsAdministrator, ask.Reader.Caller.Person);
        return await ask.Db.InvestmentOffers.SingleOrDefaultAsync(x => x.Id == id && (admin
            || x.Status == OfferStatus.Live
            || ask.Db.Investments.Any(i => i.Offer == id && i.Investor == person)
            || ask.Db.WaitlistEntries.Any(w => w.Offer == id && w.Investor == person))) ?? throw FigureAsk.NotFound();
    }

    /// <summary>The entries that set money aside for investments.</summary>
    internal static IQueryable<Entry> SetAside(FigureAsk ask, IQueryable<Investment> investments) =>
        from investment in investments.Where(x => _taken.Contains(x.Status))
        join entry in ask.Db.Entries on investment.OperationId equals (Id<Operation>?)entry.OperationId
        join account in ask.Db.Accounts.Where(x => x.Purpose == Purpose.Held) on entry.AccountId equals account.Id
        select entry;

    private async Task<Explanation> CommittedAsync(FigureAsk ask)
    {
        var offer = await OfferAsync(ask, ask.Id<InvestmentOffer>(0));
        var all = ask.Db.Investments.Where(x => x.Offer == offer.Id);
        var count = await all.CountAsync(x => _taken.Contains(x.Status));
        var found = SetAside(ask, all);
        var sum = ask.Reader.IsAdministrator
            ? await entries.OfAsync(ask, found, offer.Currency)
            : await FigureEntries.SumAsync(found, offer.Currency);
        return ask.Explain(
            $"Committed in {offer.Code}", sum.Sum,
            "What was taken of all investments that were not withdrawn or returned. Each set its money aside in the "
                + "commit that confirmed it; those entries are summed here.",
            ExplanationInput.Fact("Investments", $"{count:N0}")) with { Entries = sum };
    }

    private static async Task<Explanation> RemainingAsync(FigureAsk ask)
    {
        var offer = await OfferAsync(ask, ask.Id<InvestmentOffer>(0));
        var totals = await ask.Db.OfferTotals.SingleAsync(x => x.Offer == offer.Id);
        return ask.Explain(
            $"Left in {offer.Code}", totals.Remaining, "The cap less what is committed.",
            ExplanationInput.Plus("Cap", offer.Terms.MaxAmount, InvestmentFigure.Term(offer.Id, OfferTerm.Max)),
            ExplanationInput.Minus("Committed", totals.Committed, InvestmentFigure.Committed(offer.Id)));
    }

    // about: offer, investor
    private static async Task<Explanation> OthersAsync(FigureAsk ask)
    {
        var (offer, investor) = (await OfferAsync(ask, ask.Id<InvestmentOffer>(0)), ask.Person(1));
        var totals = await ask.Db.OfferTotals.SingleAsync(x => x.Offer == offer.Id);
        var position = await ask.Db.Positions.SingleOrDefaultAsync(x => x.Offer == offer.Id && x.Investor == investor);
        var mine = position?.Committed ?? Money.Zero(offer.Currency);
        return ask.Explain(
            $"What others have in {offer.Code}", totals.Committed - mine, "What is committed less your own part.",
            ExplanationInput.Plus("Committed", totals.Committed, InvestmentFigure.Committed(offer.Id)),
            ExplanationInput.Minus(
                "Your part", mine, InvestmentFigure.Part(offer.Id, investor, HoldingPart.Committed)));
    }

    private static async Task<Explanation> TermAsync(FigureAsk ask)
    {
        var (offer, term) = (await OfferAsync(ask, ask.Id<InvestmentOffer>(0)), ask.Word<OfferTerm>(1));
        var terms = offer.Terms;
        var (title, amount) = term switch
        {
            OfferTerm.Max => ("The cap", terms.MaxAmount),
            OfferTerm.MinTicket => ("Smallest ticket", terms.MinTicket),
            OfferTerm.MaxTicket => ("Largest ticket", terms.MaxTicket),
            OfferTerm.MaxPerInvestor => ("Most per investor", terms.MaxPerInvestor),
            _ => ("Minimum raise", terms.MinimumRaise),
        };
        return ask.Explain(
            $"{title} of {offer.Code}", amount ?? throw FigureAsk.NotFound(),
            "Agreed in the terms of the offer; nothing is worked out.",
            ExplanationInput.Fact("Revision of the offer", $"{offer.Revision:N0}"),
            ExplanationInput.Fact("Published", offer.PublishedAt is { } at ? Day(at) : "not yet"));
    }

    // about: offer, number of the line; 0 for the sum
    private static async Task<Explanation> CostAsync(FigureAsk ask)
    {
        var (offer, number) = (await OfferAsync(ask, ask.Id<InvestmentOffer>(0)), ask.Number(1));
        var costs = await ask.Db.OfferFigures.Where(x => x.Offer == offer.Id && x.Kind == OfferFigureKind.Cost)
            .OrderBy(x => x.Number).ToListAsync();
        if (number == 0)
        {
            var sum = costs.Aggregate(Money.Zero(offer.Currency), (total, cost) => total + cost.Amount);
            return ask.Explain(
                $"Costs of {offer.Code}", sum, "The sum of the lines that the issuer states.",
                [.. costs.Select(x => ExplanationInput.Plus(x.Label, x.Amount))]);
        }

        var line = costs.ElementAtOrDefault((int)Math.Min(number, OfferFigure.Most + 1) - 1)
            ?? throw FigureAsk.NotFound();
        return ask.Explain(
            line.Label, line.Amount, "Stated by the issuer; nothing is worked out.",
            ExplanationInput.Fact("Offer", offer.Code));
    }

    private async Task<Explanation> PoolAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var offer = await OfferAsync(ask, ask.Id<InvestmentOffer>(0));
        var pool = offer.Id.ToString();
        var found = ask.Db.Accounts.Where(x => x.Purpose == Purpose.OfferPool && x.Qualifier == pool)
            .Join(ask.Db.Entries, x => x.Id, x => x.AccountId, (_, entry) => entry);
        var sum = await entries.OfAsync(ask, found, offer.Currency);
        return ask.Explain(
            $"Pool of {offer.Code}", sum.Sum,
            "What was settled or paid into the offer, less what went to its issuer and its investors.")
            with { Entries = sum };
    }

    private async Task<Explanation> PaidAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var offer = await OfferAsync(ask, ask.Id<InvestmentOffer>(0));
        var lines = ask.Db.DistributionLines.Where(
            x => ask.Db.Distributions.Any(d => d.Id == x.Distribution && d.Offer == offer.Id));
        var sum = await entries.OfAsync(ask, DistributionFigures.Paid(ask, lines), offer.Currency);
        return ask.Explain(
            $"Paid to investors of {offer.Code}", sum.Sum, "What all distributions have put into wallets.")
            with { Entries = sum };
    }

    private async Task<Explanation> InterestAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (offer, part) = (await OfferAsync(ask, ask.Id<InvestmentOffer>(0)), ask.Word<InterestPart>(1));
        var view = await interest.GetAsync(ask.Reader.Book, offer.Id) ?? throw FigureAsk.NotFound();
        var accrued = InvestmentFigure.Interest(offer.Id, InterestPart.Accrued);
        var distributed = InvestmentFigure.Interest(offer.Id, InterestPart.Distributed);
        return part switch
        {
            InterestPart.Principal => ask.Explain(
                "Principal that bears interest", view.Principal, "What investors have in the offer.",
                ExplanationInput.Plus("Committed", view.Principal, InvestmentFigure.Committed(offer.Id))),
            InterestPart.Accrued => ask.Explain(
                "Interest accrued", view.AccruedAmount,
                "Principal x yearly rate x days / days of the year, rounded half-even once, at the end.",
                new ExplanationInput("Principal", view.Principal, null, InvestmentFigure.Committed(offer.Id)),
                ExplanationInput.Fact("Yearly rate", new BasisPoints(view.AnnualRateBps).ToString()),
                ExplanationInput.Fact("Days", $"{view.Days:N0}, from {Day(view.From)} to {Day(view.To)}"),
                ExplanationInput.Fact("Days of the year", $"{view.DaysOfYear:N0}")),
            InterestPart.Distributed => ask.Explain(
                "Interest distributed", view.DistributedAmount,
                "The totals of interest distributions that are paid or being paid.",
                [.. await InterestPaidAsync(ask, offer.Id)]),
            _ => ask.Explain(
                "Interest due", view.DueAmount,
                "What has accrued less what was distributed; nothing where more was distributed.",
                new ExplanationInput("Accrued", view.AccruedAmount, null, accrued),
                new ExplanationInput("Distributed", view.DistributedAmount, null, distributed)),
        };
    }

    private static async Task<IEnumerable<ExplanationInput>> InterestPaidAsync(FigureAsk ask, Id<InvestmentOffer> offer)
    {
        var paid = await ask.Db.Distributions.Where(x => x.Offer == offer && x.Kind == DistributionKind.Interest
            && (x.Status == DistributionStatus.Paying || x.Status == DistributionStatus.Paid)).ToListAsync();
        return paid.OrderBy(x => x.RecordDate).Select(x => ExplanationInput.Plus(
            Day(x.RecordDate), x.Total, InvestmentFigure.Distribution(x.Id)));
    }

    private static async Task<Explanation> RunAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (id, part) = (ask.Id<OfferRun>(0), ask.Word<RunPart>(1));
        var run = await ask.Db.OfferRuns.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        return part == RunPart.Moved
            ? ask.Explain(
                "Moved so far", run.Done, "What the investors that are done had or got.",
                ExplanationInput.Fact("Done", $"{run.DoneCount:N0} of {run.TotalCount:N0}"),
                new ExplanationInput("In all", run.Total, null, InvestmentFigure.Run(id, RunPart.Total)))
            : ask.Explain(
                "To move in all", run.Total, "Counted when the work began, over all investors of the offer.",
                ExplanationInput.Fact("Investors", $"{run.TotalCount:N0}"));
    }

    private async Task<Explanation> LiveAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var currency = ask.Currency(0);
        var parts = await live.PartsAsync(ask.Reader.Book, currency);
        var sum = parts.Aggregate(Money.Zero(currency), (total, part) => total + part.Committed);
        return ask.Explain(
            "Committed in live offers", sum, "What the offers that are live now have taken, together.",
            [.. parts.Select(x => ExplanationInput.Plus(x.Code, x.Committed, InvestmentFigure.Committed(x.Offer)))]);
    }

    /// <summary>A day as explanations write it.</summary>
    internal static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>A day as explanations write it.</summary>
    internal static string Day(DateOnly day) =>
        day.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
