using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What a list of investments is narrowed to.</summary>
public sealed record InvestmentFilter
{
    /// <summary>The investor.</summary>
    public Id<IPerson>? Investor { get; init; }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer>? Offer { get; init; }

    /// <summary>The state.</summary>
    public InvestmentStatus? Status { get; init; }

    /// <summary>The currency.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Part of the offer's code or name.</summary>
    public string? Search { get; init; }
}

/// <summary>Reads investments and positions.</summary>
public sealed class InvestmentQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The most holdings that one page shows.</summary>
    public const int MostHoldings = 500;

    private static readonly InvestmentStatus[] _taken =
        [InvestmentStatus.Confirmed, InvestmentStatus.Settled, InvestmentStatus.Repaid];

    /// <summary>Investments, newest first.</summary>
    public async Task<Page<InvestmentView>> ListAsync(BookId book, InvestmentFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var found = Narrow(db, filter);
        var total = await found.CountCappedAsync(page);
        var rows = await Join(db, found.NewestFirst(page)).Cut(page).ToListAsync();
        var accepted = await OfferContentQueries.AcceptedAsync(db, rows.Select(row => row.Investment));
        return Page<Row>.Of(rows, page, total, row => row.Investment.Id.ToString())
            .Select(row => row.View(now, accepted));
    }

    /// <summary>One investment; an investor sees only his own.</summary>
    /// <param name="book">The book.</param>
    /// <param name="id">The investment.</param>
    /// <param name="investor">Whose it must be; null for administrators.</param>
    /// <exception cref="Refusal"><c>investment_not_found</c>.</exception>
    public async Task<InvestmentView> GetAsync(BookId book, Id<Investment> id, Id<IPerson>? investor)
    {
        await using var db = database.Read(book);
        var row = await Join(db, db.Investments.Where(investment => investment.Id == id)).SingleOrDefaultAsync();
        var now = await db.NowAsync(time);
        return row is not null && (investor is null || row.Investment.Investor == investor)
            ? row.View(now, await OfferContentQueries.AcceptedAsync(db, [row.Investment]))
            : throw InvestmentCodes.InvestmentNotFound.Because();
    }

    /// <summary>What an investor has, largest first within a currency.</summary>
    public async Task<IReadOnlyList<HoldingView>> HoldingsAsync(BookId book, Id<IPerson> investor)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var rows = await (
            from position in db.Positions.Where(x => x.Investor == investor && x.CommittedMinor > 0)
            join offer in db.InvestmentOffers on position.Offer equals offer.Id
            join totals in db.OfferTotals on offer.Id equals totals.Offer
            join issuer in db.Organisations on offer.Issuer equals issuer.Id
            orderby position.Currency, position.CommittedMinor descending
            select new { position, offer, totals, issuer.Name }).Take(MostHoldings).ToListAsync();
        return [.. rows.Select(row => new HoldingView
        {
            Offer = OfferView.Of(row.offer, row.totals, row.Name, now),
            CommittedAmount = row.position.Committed,
            EarnedAmount = row.position.Earned,
            RepaidAmount = row.position.Repaid,
            InvestmentCount = row.position.InvestmentCount,
        })];
    }

    /// <summary>What an offer holds, has pooled and has paid.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<PortfolioView> PortfolioAsync(BookId book, Id<InvestmentOffer> id)
    {
        await using var db = database.Read(book);
        var totals = await (
            from offer in db.InvestmentOffers.Where(x => x.Id == id)
            join sums in db.OfferTotals on offer.Id equals sums.Offer
            select sums).SingleOrDefaultAsync() ?? throw InvestmentCodes.OfferNotFound.Because();
        var counts = await db.Investments.Where(x => x.Offer == id)
            .GroupBy(x => x.Status)
            .Select(g => new { Status = g.Key, Count = g.Count(), Sum = g.Sum(x => x.AcceptedMinor) })
            .ToListAsync();
        var pool = id.ToString();
        var pooled = await db.Accounts.Where(x => x.Purpose == Purpose.OfferPool && x.Qualifier == pool)
            .SumAsync(x => x.BalanceMinor);
        var paid = await db.Positions.Where(x => x.Offer == id).SumAsync(x => x.EarnedMinor + x.RepaidMinor);
        var confirmed = counts.SingleOrDefault(x => x.Status == InvestmentStatus.Confirmed);
        var currency = totals.Currency;
        return new PortfolioView(
            currency, totals.Committed, new Money(confirmed?.Sum ?? 0, currency), new Money(pooled, currency),
            new Money(paid, currency), counts.Where(x => _taken.Contains(x.Status)).Sum(x => x.Count),
            counts.SingleOrDefault(x => x.Status == InvestmentStatus.Refused)?.Count ?? 0,
            totals.InvestorCount);
    }

    private static IQueryable<Investment> Narrow(OffersDb db, InvestmentFilter filter)
    {
        IQueryable<Investment> found = db.Investments;
        found = filter.Investor is { } investor ? found.Where(x => x.Investor == investor) : found;
        found = filter.Offer is { } offer ? found.Where(x => x.Offer == offer) : found;
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        found = filter.Currency is { } currency ? found.Where(x => x.Currency == currency) : found;
        if (string.IsNullOrWhiteSpace(filter.Search))
        {
            return found;
        }

        var part = filter.Search.Trim().ToUpperInvariant();
        return found.Where(x => db.InvestmentOffers.Any(
            o => o.Id == x.Offer && (o.Code.Contains(part) || o.Name.ToUpper().Contains(part))));
    }

    private static IQueryable<Row> Join(OffersDb db, IQueryable<Investment> investments) =>
        from investment in investments
        join offer in db.InvestmentOffers on investment.Offer equals offer.Id
        join person in db.Users on investment.Investor equals person.Id
        select new Row { Investment = investment, Code = offer.Code, Offer = offer.Name,
            Investor = person.DisplayName };

    private sealed class Row
    {
        internal required Investment Investment { get; init; }

        internal required string Code { get; init; }

        internal required string Offer { get; init; }

        internal required string Investor { get; init; }

        internal InvestmentView View(
            DateTimeOffset now, IReadOnlyDictionary<Id<DocumentVersion>, AcceptedDocumentView> accepted) => new()
        {
            Id = Investment.Id,
            Offer = new OfferLink(Investment.Offer, Code, Offer),
            Investor = new PersonView(Investment.Investor, Investor),
            Currency = Investment.Currency,
            RequestedAmount = Investment.Requested,
            AcceptedAmount = Investment.Accepted,
            Status = Investment.Status,
            RefusalCode = Investment.RefusalCode,
            HoldId = Investment.HoldId,
            Receipt = Investment.OperationId,
            AcceptedDocuments = [.. VersionIds.Read(Investment.AcceptedVersions).Select(id => accepted[id])],
            CoolingOffEndsAt = Investment.CoolingOffEndsAt,
            AllowedActions = InvestmentLife.Machine.Allowed(Investment, now),
            CreatedAt = Investment.CreatedAt,
        };
    }
}
