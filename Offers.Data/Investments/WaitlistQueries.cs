using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A place on a waitlist as it is answered and shown.</summary>
public sealed record WaitlistView
{
    /// <summary>The identity.</summary>
    public required Id<WaitlistEntry> Id { get; init; }

    /// <summary>The offer.</summary>
    public required OfferLink Offer { get; init; }

    /// <summary>Who waits; for administrators.</summary>
    public PersonView? Investor { get; init; }

    /// <summary>Which one he is among those who wait now, from 1; null where he waits no more.</summary>
    public int? Position { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What he wants to put in.</summary>
    public required Money Amount { get; init; }

    /// <summary>The least part that he takes.</summary>
    public Money? MinAccepted { get; init; }

    /// <summary>Whether the money is set aside.</summary>
    public required bool FundsHeld { get; init; }

    /// <summary>Where it stands.</summary>
    public required WaitlistStatus Status { get; init; }

    /// <summary>The investment that it became.</summary>
    public Id<Investment>? InvestmentId { get; init; }

    /// <summary>The versions of documents that he accepted.</summary>
    public IReadOnlyList<Id<DocumentVersion>> AcceptedDocuments { get; init; } = [];

    /// <summary>When he joined.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When room was free and his wallet was short of it.</summary>
    public DateTimeOffset? PassedOverAt { get; init; }

    /// <summary>When it was promoted or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    internal static WaitlistView Of(WaitlistEntry entry, OfferLink offer, int? position) => new()
    {
        Id = entry.Id,
        Offer = offer,
        Position = position,
        Currency = entry.Currency,
        Amount = entry.Amount,
        MinAccepted = entry.MinAccepted,
        FundsHeld = entry.HoldId is not null && entry.Status == WaitlistStatus.Waiting,
        Status = entry.Status,
        InvestmentId = entry.Investment,
        AcceptedDocuments = VersionIds.Read(entry.AcceptedVersions),
        CreatedAt = entry.CreatedAt,
        PassedOverAt = entry.PassedOverAt,
        EndedAt = entry.EndedAt,
    };
}

/// <summary>Reads waitlists.</summary>
public sealed class WaitlistQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The caller's place on the waitlist of an offer; null where he does not wait.</summary>
    public async Task<WaitlistView?> MineAsync(BookId book, Id<InvestmentOffer> offer, Id<IPerson> investor) =>
        (await WaitingAsync(book, x => x.Investor == investor && x.Offer == offer)).SingleOrDefault();

    /// <summary>All places on which somebody waits, the earliest first.</summary>
    public Task<IReadOnlyList<WaitlistView>> MineAsync(BookId book, Id<IPerson> investor) =>
        WaitingAsync(book, x => x.Investor == investor);

    /// <summary>The waitlist of an offer in the order of joining, with those who wait no more.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>, <c>paging_invalid</c>.</exception>
    public async Task<Page<WaitlistView>> ListAsync(
        BookId book, Id<InvestmentOffer> id, WaitlistStatus? status, PageRequest page)
    {
        await using var db = database.Read(book);
        var offer = await db.InvestmentOffers.Where(x => x.Id == id).Select(x => new { x.Code, x.Name })
            .SingleOrDefaultAsync() ?? throw InvestmentCodes.OfferNotFound.Because();
        var found = db.WaitlistEntries.Where(x => x.Offer == id && (status == null || x.Status == status));
        var total = await found.CountCappedAsync();
        if (page.After<WaitlistEntry>() is { } after)
        {
            found = found.Where(x => x.Id > after);
        }

        var rows = await (
            from entry in found
            join person in db.Users on entry.Investor equals person.Id
            orderby entry.Id
            select new
            {
                Entry = entry,
                person.DisplayName,
                Before = db.WaitlistEntries.Count(x =>
                    x.Offer == id && x.Status == WaitlistStatus.Waiting && x.Place < entry.Place),
            }).Cut(page).ToListAsync();
        var link = new OfferLink(id, offer.Code, offer.Name);
        return Page<WaitlistView>.Of(
            rows.ConvertAll(x => WaitlistView.Of(x.Entry, link, PositionOf(x.Entry, x.Before)) with
            {
                Investor = new PersonView(x.Entry.Investor, x.DisplayName),
            }),
            page, total, view => view.Id.ToString());
    }

    /// <summary>Offers that have room and somebody who waits for it.</summary>
    public async Task<IReadOnlyList<Id<InvestmentOffer>>> PromotableAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        return await (
            from totals in db.OfferTotals
            join offer in db.InvestmentOffers on totals.Offer equals offer.Id
            where totals.WaitingCount > 0 && totals.CommittedMinor < totals.MaxMinor
                && offer.Status == OfferStatus.Live
            orderby offer.Id
            select offer.Id).Take(atMost).ToListAsync();
    }

    /// <summary>Places on the waitlists of offers that take no money any more.</summary>
    public async Task<IReadOnlyList<Id<WaitlistEntry>>> EndingAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return await (
            from entry in db.WaitlistEntries
            join offer in db.InvestmentOffers on entry.Offer equals offer.Id
            where entry.Status == WaitlistStatus.Waiting
                && (!offer.WaitlistEnabled || offer.ClosesAt <= now || offer.MaturityDate <= today
                    || (offer.Status != OfferStatus.Live && offer.Status != OfferStatus.Paused))
            orderby entry.Id
            select entry.Id).Take(atMost).ToListAsync();
    }

    private async Task<IReadOnlyList<WaitlistView>> WaitingAsync(
        BookId book, System.Linq.Expressions.Expression<Func<WaitlistEntry, bool>> which)
    {
        await using var db = database.Read(book);
        var rows = await (
            from entry in db.WaitlistEntries.Where(x => x.Status == WaitlistStatus.Waiting).Where(which)
            join offer in db.InvestmentOffers on entry.Offer equals offer.Id
            orderby entry.Id
            select new
            {
                Entry = entry,
                offer.Code,
                offer.Name,
                Before = db.WaitlistEntries.Count(x => x.Offer == entry.Offer
                    && x.Status == WaitlistStatus.Waiting && x.Place < entry.Place),
            }).Take(InvestmentQueries.MostHoldings).ToListAsync();
        return rows.ConvertAll(x => WaitlistView.Of(
            x.Entry, new OfferLink(x.Entry.Offer, x.Code, x.Name), PositionOf(x.Entry, x.Before)));
    }

    private static int? PositionOf(WaitlistEntry entry, int before) =>
        entry.Status == WaitlistStatus.Waiting ? before + 1 : null;
}
