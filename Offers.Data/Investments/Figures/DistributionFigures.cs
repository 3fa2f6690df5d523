using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments.Figures;

/// <summary>Explains distributions, line by line.</summary>
public sealed class DistributionFigures(FigureEntries entries) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [InvestmentFigure.DistributionName] = TotalAsync,
            [InvestmentFigure.DistributionLineName] = LineAsync,
        };

    /// <summary>The entries that put the money of lines into wallets.</summary>
    internal static IQueryable<Entry> Paid(FigureAsk ask, IQueryable<DistributionLine> lines) =>
        from line in lines.Where(x => x.OperationId != null)
        join entry in ask.Db.Entries on line.OperationId equals (Id<Operation>?)entry.OperationId
        join account in ask.Db.Accounts on entry.AccountId equals account.Id
        where account.Purpose == Purpose.Available && account.OwnerKind == OwnerKind.Person
        select entry;

    private async Task<Explanation> TotalAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var distribution = await FindAsync(ask);
        var explained = ask.Explain(
            $"{distribution.Kind} to distribute", distribution.Total,
            "The amount that was proposed. The lines split it by what each investor has in the offer, and sum to it.",
            ExplanationInput.Fact("Lines", $"{distribution.LineCount:N0}"),
            ExplanationInput.Fact("Record date", OfferFigures.Day(distribution.RecordDate)),
            ExplanationInput.Fact("State", Words.Plain(distribution.Status.ToString())));
        var sum = await entries.OfAsync(
            ask, Paid(ask, ask.Db.DistributionLines.Where(x => x.Distribution == distribution.Id)),
            distribution.Currency);
        return sum.Sum == distribution.Total ? explained with { Entries = sum } : explained;
    }

    // about: distribution, number, share or paid
    private async Task<Explanation> LineAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (distribution, number, what) = (await FindAsync(ask), ask.Number(1), ask.Word<LineAmount>(2));
        var line = await ask.Db.DistributionLines.SingleOrDefaultAsync(
            x => x.Distribution == distribution.Id && x.Number == number) ?? throw FigureAsk.NotFound();
        var shares = await ask.Db.DistributionLines.Where(x => x.Distribution == distribution.Id)
            .SumAsync(x => x.ShareMinor);
        var share = new Money(line.ShareMinor, line.Currency);
        var part = InvestmentFigure.Part(distribution.Offer, line.Investor, HoldingPart.Committed);
        if (what == LineAmount.Share)
        {
            return ask.Explain(
                "Share", share, "What the investor had in the offer on the record date.",
                new ExplanationInput("In the offer now", share, null, part));
        }

        var explained = ask.Explain(
            "Part of the distribution", line.Amount,
            "Total x share / all shares, cut to the minor unit; units that are left go to the largest remainders.",
            new ExplanationInput("Total", distribution.Total, null, InvestmentFigure.Distribution(distribution.Id)),
            new ExplanationInput("Share", share, null, part),
            new ExplanationInput("All shares", new Money(shares, line.Currency)));
        var paid = Paid(ask, ask.Db.DistributionLines.Where(
            x => x.Distribution == distribution.Id && x.Number == line.Number));
        return line.OperationId is null || line.AmountMinor == 0
            ? explained
            : explained with { Entries = await entries.OfAsync(ask, paid, line.Currency) };
    }

    private static async Task<Distribution> FindAsync(FigureAsk ask)
    {
        var id = ask.Id<Distribution>(0);
        return await ask.Db.Distributions.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
    }
}
