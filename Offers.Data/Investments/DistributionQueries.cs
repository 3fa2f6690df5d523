using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>How far work on all investors of an offer is.</summary>
/// <param name="Id">The run.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Done">For how many.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Moved">How much money moved.</param>
/// <param name="Amount">Of how much.</param>
/// <param name="Currency">The offer's currency.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Reason">Why it was begun.</param>
public sealed record RunView(
    Id<OfferRun> Id, OfferRunKind Kind, int Done, int Total, Money Moved, Money Amount, Currency Currency,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Reason);

/// <summary>What an investor was paid by one distribution.</summary>
/// <param name="Distribution">The distribution.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Kind">Interest, income or principal.</param>
/// <param name="Amount">What he got.</param>
/// <param name="PaidAt">When the distribution was paid.</param>
/// <param name="Receipt">The operation.</param>
public sealed record IncomeView(
    Id<Distribution> Distribution, OfferLink Offer, DistributionKind Kind, Money Amount, DateTimeOffset? PaidAt,
    Id<Operation>? Receipt);

/// <summary>Reads distributions and the work on offers.</summary>
public sealed class DistributionQueries(OffersDatabase database)
{
    /// <summary>An offer's distributions, newest first.</summary>
    public async Task<Page<DistributionView>> ListAsync(BookId book, Id<InvestmentOffer> offer, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = db.Distributions.Where(x => x.Offer == offer);
        var total = await found.CountCappedAsync();
        found = page.After<Distribution>() is { } after ? found.Where(x => x.Id < after) : found;
        var rows = await found.OrderByDescending(x => x.Id).Cut(page)
            .Select(x => new
            {
                Row = x,
                Paid = db.OfferRuns.Where(run => run.Distribution == x.Id)
                    .Select(run => run.DoneCount).FirstOrDefault(),
            }).ToListAsync();
        return Page<DistributionView>.Of(
            rows.ConvertAll(x => DistributionView.Of(x.Row, x.Paid)), page, total, x => x.Id.ToString());
    }

    /// <summary>One distribution.</summary>
    /// <exception cref="Refusal"><c>distribution_not_found</c>.</exception>
    public async Task<DistributionView> GetAsync(BookId book, Id<InvestmentOffer> offer, Id<Distribution> id)
    {
        await using var db = database.Read(book);
        var found = await db.Distributions.SingleOrDefaultAsync(x => x.Id == id && x.Offer == offer)
            ?? throw InvestmentCodes.DistributionNotFound.Because();
        var paid = await db.OfferRuns.Where(x => x.Distribution == id).Select(x => x.DoneCount).FirstOrDefaultAsync();
        return DistributionView.Of(found, paid);
    }

    /// <summary>The lines of a distribution, in order.</summary>
    /// <exception cref="Refusal"><c>distribution_not_found</c>.</exception>
    public async Task<Page<DistributionLineView>> LinesAsync(
        BookId book, Id<InvestmentOffer> offer, Id<Distribution> id, PageRequest page)
    {
        await using var db = database.Read(book);
        var distribution = await db.Distributions.SingleOrDefaultAsync(x => x.Id == id && x.Offer == offer)
            ?? throw InvestmentCodes.DistributionNotFound.Because();
        var after = NumberOf(page.Cursor);
        var lines = await db.DistributionLines.Where(x => x.Distribution == id && x.Number > after)
            .OrderBy(x => x.Number).Cut(page).ToListAsync();
        return Page<DistributionLineView>.Of(
            await DistributionLines.NamedAsync(db, lines), page, distribution.LineCount,
            x => x.Number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What is or was done for all investors of an offer, newest first.</summary>
    public async Task<IReadOnlyList<RunView>> RunsAsync(BookId book, Id<InvestmentOffer> offer)
    {
        await using var db = database.Read(book);
        var runs = await db.OfferRuns.Where(x => x.Offer == offer).OrderByDescending(x => x.Id).Take(20).ToListAsync();
        return runs.ConvertAll(x => new RunView(
            x.Id, x.Kind, x.DoneCount, x.TotalCount, x.Done, x.Total, x.Currency, x.StartedAt, x.EndedAt, x.Reason));
    }

    /// <summary>What an investor was paid, newest first.</summary>
    public async Task<IReadOnlyList<IncomeView>> IncomeAsync(BookId book, Id<IPerson> investor, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await (
            from line in db.DistributionLines.Where(x => x.Investor == investor && x.OperationId != null)
            join distribution in db.Distributions on line.Distribution equals distribution.Id
            join offer in db.InvestmentOffers on distribution.Offer equals offer.Id
            orderby distribution.Id descending
            select new { line, distribution, offer.Code, offer.Name }).Take(atMost).ToListAsync();
        return rows.ConvertAll(x => new IncomeView(
            x.distribution.Id, new OfferLink(x.distribution.Offer, x.Code, x.Name), x.distribution.Kind, x.line.Amount,
            x.distribution.PaidAt, x.line.OperationId));
    }

    private static int NumberOf(string? cursor) => cursor is null ? 0
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");
}
