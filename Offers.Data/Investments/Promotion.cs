using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Gives the room of an offer to those who wait for it, in the order in which they joined.</summary>
internal static class Promotion
{
    /// <summary>How many places one commit tries.</summary>
    internal const int MostTried = 50;

    /// <summary>
    /// Promotes the next of those who wait. Who cannot get a part now keeps his place, and the next one is tried.
    /// The offer and its totals must have been loaded by their keys.
    /// </summary>
    /// <param name="work">The unit of work in which the room was freed, or that of the job.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="after">The place behind which to begin; 0 for the first.</param>
    /// <returns>The last place that was tried; null where there is nobody else to try.</returns>
    internal static async Task<int?> DoAsync(ClosureWork work, InvestmentOffer offer, int after)
    {
        var totals = work.Find(InvestmentRows.Totals, offer.Id)!;
        if (totals.WaitingCount == 0 || totals.Remaining.IsZero || !offer.KeepsWaiting(work.Now))
        {
            return null;
        }

        var next = await work.Db.WaitlistEntries
            .Where(x => x.Offer == offer.Id && x.Status == WaitlistStatus.Waiting && x.Place > after)
            .OrderBy(x => x.Place).Take(MostTried).ToListAsync();
        await LoadAsync(work, next);
        var issuers = await IssuersAsync(work, offer, next);
        foreach (var entry in next.TakeWhile(_ => !totals.Remaining.IsZero))
        {
            Try(work, (offer, totals), entry, issuers);
        }

        return next.Count == MostTried ? next[^1].Place : null;
    }

    /// <summary>Gives the money back that was set aside for a place.</summary>
    internal static Operation? Release(Work work, WaitlistEntry entry) => entry.HoldId is { } hold
        ? work.Ledger.Void(
            work.Find(LedgerRows.HoldById, hold)!,
            new OperationFacts("investments.unwait", entry.ObjectId, work.Now))
        : null;

    /// <summary>Tells what became of a place.</summary>
    internal static void Tell(Work work, WaitlistEntry entry, string happened) =>
        work.Raise(entry, "investments.waitlist." + happened, new
        {
            entry.Id, offerId = entry.Offer, investor = entry.Investor, amount = entry.Amount,
            currency = entry.Currency, entry.Place, investmentId = entry.Investment,
        });

    private static void Try(
        Work work, (InvestmentOffer Offer, OfferTotals Totals) offer, WaitlistEntry entry, HashSet<Id<IPerson>> issuers)
    {
        if (FillOf(work, offer, entry, issuers) is not { } fill)
        {
            return;
        }

        var owner = Owner.Of(entry.Book, entry.Investor);
        var held = entry.HoldId is { } id ? work.Find(LedgerRows.HoldById, id)!.Open : Money.Zero(entry.Currency);
        if (work.Ledger.Available(owner, entry.Currency).Balance + held < fill.Accepted)
        {
            if (entry.PassOver(work.Now))
            {
                Tell(work, entry, "passed_over");
            }

            return;
        }

        Release(work, entry);
        entry.Promote(Invest.Take(work, offer.Offer, owner, fill), work.Now);
        offer.Totals.Dequeue();
        work.Audit(new AuditFact(
            "investments.promote", entry.ObjectId, null,
            OffersJson.Text(new { entry.Investor, investmentId = entry.Investment, accepted = fill.Accepted }), null));
        Tell(work, entry, "promoted");
    }

    // What the invest rule takes of the wish now; null where it refuses, and then the place is kept.
    private static Fill? FillOf(
        Work work, (InvestmentOffer Offer, OfferTotals Totals) offer, WaitlistEntry entry, HashSet<Id<IPerson>> issuers)
    {
        var position = work.Find(InvestmentRows.Position, new PositionKey(entry.Offer, entry.Investor));
        var organisations = issuers.Contains(entry.Investor)
            ? new HashSet<Id<Organisation>> { offer.Offer.Issuer }
            : [];
        var request = new InvestRequest(entry.Investor, entry.Amount, entry.MinAccepted, organisations)
        {
            Standing = InvestmentRows.Standing(work, entry.Investor, offer.Offer.RulePackCode),
        };
        try
        {
            offer.Offer.CheckAccepted(VersionIds.Read(entry.AcceptedVersions));
            var committed = position?.Committed ?? Money.Zero(entry.Currency);
            return InvestRule.Judge(offer.Offer, offer.Totals, committed, request, work.Now);
        }
        catch (Refusal)
        {
            return null;
        }
    }

    // Those who act for the issuer; people without an organisation belong to the platform but do not act for it.
    private static async Task<HashSet<Id<IPerson>>> IssuersAsync(
        ClosureWork work, InvestmentOffer offer, List<WaitlistEntry> next)
    {
        if (offer.Issuer == Organisation.PlatformId(offer.Book))
        {
            return [];
        }

        var people = next.ConvertAll(x => x.Investor);
        return [.. await work.Db.Memberships
            .Where(x => x.Organisation == offer.Issuer && people.Contains(x.Person))
            .Select(x => x.Person).ToListAsync()];
    }

    private static async Task LoadAsync(ClosureWork work, List<WaitlistEntry> next)
    {
        var names = new RowNames();
        foreach (var entry in next)
        {
            names.Need(LedgerRows.AccountsOf, Owner.Of(entry.Book, entry.Investor))
                .Need(InvestmentRows.Position, new PositionKey(entry.Offer, entry.Investor))
                .Need(InvestmentRows.StandingsOf, entry.Investor);
            _ = entry.HoldId is { } hold ? names.Need(LedgerRows.HoldById, hold) : names;
        }

        await work.LoadAsync(names);
        names = new RowNames();
        foreach (var hold in next.Where(x => x.HoldId is not null))
        {
            names.NeedHold(HoldPlace.Of(work.Find(LedgerRows.HoldById, hold.HoldId!.Value)!));
        }

        await work.LoadAsync(names);
    }
}
