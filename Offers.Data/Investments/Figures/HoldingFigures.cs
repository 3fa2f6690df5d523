using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Ledger.Figures;
using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments.Figures;

/// <summary>Explains what an investor has in offers.</summary>
public sealed class HoldingFigures(FigureEntries entries, InvestmentQueries investments, WalletQueries wallets)
    : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [InvestmentFigure.RequestedName] = ask => InvestmentAsync(ask, RequestedAsync),
            [InvestmentFigure.AcceptedName] = ask => InvestmentAsync(ask, AcceptedAsync),
            [InvestmentFigure.PutName] = FlowAsync,
            [InvestmentFigure.GotName] = FlowAsync,
            [InvestmentFigure.WaitingName] = WaitingAsync,
            [InvestmentFigure.PartName] = PartAsync,
            [InvestmentFigure.PartsName] = PartsAsync,
            [InvestmentFigure.EverythingName] = EverythingAsync,
            [InvestmentFigure.OtherHoldsName] = OtherHoldsAsync,
        };

    private static async Task<Explanation> InvestmentAsync(
        FigureAsk ask, Func<FigureAsk, Investment, Task<Explanation>> explain)
    {
        var id = ask.Id<Investment>(0);
        var investment = await ask.Db.Investments.SingleOrDefaultAsync(x => x.Id == id);
        return investment is not null && ask.Reader.MaySee(Owner.Of(ask.Reader.Book, investment.Investor))
            ? await explain(ask, investment)
            : throw FigureAsk.NotFound();
    }

    private static Task<Explanation> RequestedAsync(FigureAsk ask, Investment investment) =>
        Task.FromResult(ask.Explain(
            "Asked for", investment.Requested, "The amount that the investor sent; nothing is worked out.",
            ExplanationInput.Fact("Sent", OfferFigures.Day(investment.CreatedAt)),
            new ExplanationInput("Taken of it", investment.Accepted, null, InvestmentFigure.Accepted(investment.Id))));

    private async Task<Explanation> AcceptedAsync(FigureAsk ask, Investment investment)
    {
        var explained = ask.Explain(
            "Taken", investment.Accepted,
            investment.Accepted.IsZero
                ? "Nothing was taken: the request was refused, and no money moved."
                : "What was asked for, or what was left of the cap where that was less.",
            new ExplanationInput(
                "Asked for", investment.Requested, null, InvestmentFigure.Requested(investment.Id)),
            ExplanationInput.Fact("State", Words.Plain(investment.Status.ToString())));
        var found = ask.Db.Entries.Where(x => x.OperationId == investment.OperationId && ask.Db.Accounts.Any(
            a => a.Id == x.AccountId && a.Purpose == Purpose.Held));
        return investment.OperationId is null
            ? explained
            : explained with { Entries = await entries.OfAsync(ask, found, investment.Currency) };
    }

    // Put and got are the same entry on the reader's own account: below zero what he put in.
    private async Task<Explanation> FlowAsync(FigureAsk ask)
    {
        var (id, person) = (ask.Id<Operation>(0), ask.Reader.Caller.Person?.Value);
        var found = ask.Db.Entries.Where(x => x.OperationId == id && ask.Db.Accounts.Any(
            a => a.Id == x.AccountId && a.Purpose == Purpose.Available && a.OwnerKind == OwnerKind.Person
                && a.OwnerId == person));
        var currency = await found.Select(x => x.Currency).FirstOrDefaultAsync() ?? throw FigureAsk.NotFound();
        var sum = await entries.OfAsync(ask, found, currency);
        return ask.Explain(
            sum.Sum.Minor < 0 ? "You put in" : "You were paid", sum.Sum,
            "The entry on your available account.") with { Entries = sum };
    }

    private static async Task<Explanation> WaitingAsync(FigureAsk ask)
    {
        var id = ask.Id<WaitlistEntry>(0);
        var entry = await ask.Db.WaitlistEntries.SingleOrDefaultAsync(x => x.Id == id);
        return entry is not null && ask.Reader.MaySee(Owner.Of(ask.Reader.Book, entry.Investor))
            ? ask.Explain(
                "Wanted on the waitlist", entry.Amount, "The amount that the investor sent; nothing is worked out.",
                ExplanationInput.Fact("Since", OfferFigures.Day(entry.CreatedAt)),
                entry.HoldId is { } hold && entry.Status == WaitlistStatus.Waiting
                    ? new ExplanationInput("Set aside", entry.Amount, null, LedgerFigure.Hold(hold, HoldAmount.Open))
                    : ExplanationInput.Fact("Set aside", "nothing"))
            : throw FigureAsk.NotFound();
    }

    // about: offer, investor, part
    private async Task<Explanation> PartAsync(FigureAsk ask)
    {
        var (offer, investor, part) = (ask.Id<InvestmentOffer>(0), ask.Person(1), ask.Word<HoldingPart>(2));
        var position = await ask.Db.Positions.SingleOrDefaultAsync(x => x.Offer == offer && x.Investor == investor)
            ?? throw FigureAsk.NotFound();
        var mine = ask.Db.Investments.Where(x => x.Offer == offer && x.Investor == investor);
        var lines = ask.Db.DistributionLines.Where(x => x.Investor == investor && ask.Db.Distributions.Any(
            d => d.Id == x.Distribution && d.Offer == offer
                && (d.Kind == DistributionKind.Principal) == (part == HoldingPart.Repaid)));
        return part switch
        {
            HoldingPart.Outstanding => ask.Explain(
                "Still in the offer", position.Committed - position.Repaid,
                "What was put in less the principal that came back.",
                ExplanationInput.Plus(
                    "Put in", position.Committed, InvestmentFigure.Part(offer, investor, HoldingPart.Committed)),
                ExplanationInput.Minus(
                    "Returned", position.Repaid, InvestmentFigure.Part(offer, investor, HoldingPart.Repaid))),
            HoldingPart.Committed => await SumAsync(
                ask, "Put in", "What was taken of investments that were not withdrawn or returned.",
                (OfferFigures.SetAside(ask, mine), position.Currency)),
            HoldingPart.Earned => await SumAsync(
                ask, "Paid to you", "All interest and income that distributions put into the wallet.",
                (DistributionFigures.Paid(ask, lines), position.Currency)),
            _ => await SumAsync(
                ask, "Returned", "All principal that distributions put into the wallet.",
                (DistributionFigures.Paid(ask, lines), position.Currency)),
        };
    }

    private async Task<Explanation> SumAsync(
        FigureAsk ask, string title, string formula, (IQueryable<Entry> Entries, Currency Currency) found)
    {
        var sum = await entries.OfAsync(ask, found.Entries, found.Currency);
        return ask.Explain(title, sum.Sum, formula) with { Entries = sum };
    }

    // about: investor, currency, part
    private async Task<Explanation> PartsAsync(FigureAsk ask)
    {
        var (investor, currency, part) = (ask.Person(0), ask.Currency(1), ask.Word<HoldingPart>(2));
        var parts = (await investments.HoldingsAsync(ask.Reader.Book, investor))
            .Where(x => x.Offer.Currency == currency)
            .Select(x => ExplanationInput.Plus(
                x.Offer.Code, AmountOf(x, part), InvestmentFigure.Part(x.Offer.Id, investor, part)))
            .Where(x => !x.Amount!.Value.IsZero).ToList();
        return ask.Explain(
            part switch
            {
                HoldingPart.Outstanding => "In offers",
                HoldingPart.Earned => "Paid by all offers",
                HoldingPart.Repaid => "Returned by all offers",
                _ => "Put into all offers",
            },
            parts.Aggregate(Money.Zero(currency), (sum, x) => sum + x.Amount!.Value),
            "The same figure of each offer, together.", parts);
    }

    private async Task<Explanation> EverythingAsync(FigureAsk ask)
    {
        var (investor, currency) = (ask.Person(0), ask.Currency(1));
        var owner = Owner.Of(ask.Reader.Book, investor);
        var wallet = await wallets.GetAsync(owner, currency);
        var settled = (await investments.HoldingsAsync(ask.Reader.Book, investor))
            .Where(x => x.Offer.Currency == currency && OfferLife.IsSettled(x.Offer.Status)
                && !x.OutstandingAmount.IsZero).ToList();
        var sum = settled.Aggregate(wallet.Total, (total, holding) => total + holding.OutstandingAmount);
        return ask.Explain(
            "Everything", sum,
            "The wallet and what is settled in offers. Money held for offers that are not settled is in the wallet.",
            [
                ExplanationInput.Plus("Available", wallet.Available, LedgerFigure.Available(owner, currency)),
                ExplanationInput.Plus("Held", wallet.Held, LedgerFigure.Held(owner, currency)),
                .. settled.Select(x => ExplanationInput.Plus(
                    x.Offer.Code, x.OutstandingAmount,
                    InvestmentFigure.Part(x.Offer.Id, investor, HoldingPart.Outstanding))),
            ]);
    }

    private async Task<Explanation> OtherHoldsAsync(FigureAsk ask)
    {
        var (investor, currency) = (ask.Person(0), ask.Currency(1));
        var owner = Owner.Of(ask.Reader.Book, investor);
        var wallet = await wallets.GetAsync(owner, currency);
        var held = (await investments.HoldingsAsync(ask.Reader.Book, investor))
            .Where(x => x.Offer.Currency == currency && !OfferLife.IsSettled(x.Offer.Status)).ToList();
        var sum = held.Aggregate(wallet.Held, (total, holding) => total - holding.OutstandingAmount);
        return ask.Explain(
            "Held for something else", sum,
            "What is held in the wallet less what is held for offers: withdrawals and places on waitlists.",
            [
                ExplanationInput.Plus("Held", wallet.Held, LedgerFigure.Held(owner, currency)),
                .. held.Select(x => ExplanationInput.Minus(
                    x.Offer.Code, x.OutstandingAmount,
                    InvestmentFigure.Part(x.Offer.Id, investor, HoldingPart.Outstanding))),
            ]);
    }

    private static Money AmountOf(HoldingView holding, HoldingPart part) => part switch
    {
        HoldingPart.Outstanding => holding.OutstandingAmount,
        HoldingPart.Earned => holding.EarnedAmount,
        HoldingPart.Repaid => holding.RepaidAmount,
        _ => holding.CommittedAmount,
    };
}
