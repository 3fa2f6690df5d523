using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What desks do alike with wishes for credit and accounts inside their units of work.</summary>
internal static class CreditWishes
{
    /// <summary>Both accounts of a wallet, opened where they are not; they must have been named.</summary>
    /// <returns>The one with what is available.</returns>
    internal static Account Open(this Work work, Owner owner, Currency currency)
    {
        work.Ledger.Held(owner, currency);
        return work.Ledger.Available(owner, currency);
    }

    /// <summary>Asks the direct parent for credit; one wish of an owner and currency waits at a time.</summary>
    /// <exception cref="Refusal"><c>credit_request_open</c>, <c>not_direct_parent</c>.</exception>
    internal static async Task<CreditRequest> WishAsync(
        this ClosureWork work, CreditPlace place, Money amount, string? note)
    {
        var parent = place.Parent
            ?? throw RewardCodes.NotDirectParent.Because("Nobody gives credit to the platform.");
        if (await work.Db.CreditRequests.Where(x => x.OwnerId == place.Owner.Id && x.Currency == amount.Currency
            && x.Status == CreditRequestStatus.Waiting).Select(x => x.Id).SingleOrDefaultAsync() is var open
            && open != default)
        {
            throw RewardCodes.CreditRequestOpen.Because(null, ("creditRequestId", open));
        }

        var wish = new CreditRequest(
            place.Owner, new Id<Organisation>(parent.Id), amount, work.Caller.Person, (note, work.Now));
        work.Db.Add(wish);
        work.Tell(wish, place, "requested", null);
        return wish;
    }

    /// <summary>Gives what was wished for.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, and what <see cref="CreditMoves"/> refuses.</exception>
    internal static async Task GrantAsync(this ClosureWork work, CreditRequest wish, Id<IPerson>? by)
    {
        CreditRequest.Machine.Next(wish, "approve", work.Now);
        var child = await CreditPlaces.OfAsync(work.Db, wish.Owner);
        var parent = await CreditPlaces.ParentAsync(work.Db, child);
        var moved = await work.AllocateAsync((parent, child), wish.Amount, wish.Note is null ? null
            : Text.Cut(wish.Note, Limits.Reason));
        wish.Approve(moved.Operation, by, work.Now);
        if (wish.AskedBy is null && await work.ReloadAsync(wish.Owner, wish.Currency) is { } reload)
        {
            reload.WasGranted();
        }

        work.Tell(wish, child, "approved", CreditRequestStatus.Waiting);
    }

    /// <summary>Says no to a wish, or takes it back; automatic reload counts it.</summary>
    internal static async Task EndAsync(
        this ClosureWork work, CreditRequest wish, string happened, Action<CreditRequest> end)
    {
        end(wish);
        if (wish.AskedBy is null && await work.ReloadAsync(wish.Owner, wish.Currency) is { } reload)
        {
            reload.WasRefused();
        }

        work.Tell(wish, await CreditPlaces.OfAsync(work.Db, wish.Owner), happened, CreditRequestStatus.Waiting);
    }

    /// <summary>The automatic reload of an owner; null where none is set.</summary>
    internal static Task<AutoReload?> ReloadAsync(this ClosureWork work, Owner owner, Currency currency) =>
        work.Db.AutoReloads.SingleOrDefaultAsync(x => x.OwnerId == owner.Id && x.Currency == currency);

    private static void Tell(
        this Work work, CreditRequest wish, CreditPlace place, string happened, CreditRequestStatus? before)
    {
        var payload = new
        {
            id = wish.ObjectId, of = wish.Owner.ToString(), name = place.Name, level = place.Level,
            agencyId = place.Agency, clientId = place.Client, parent = wish.Parent, status = wish.Status,
            amount = wish.Amount, currency = wish.Currency, askedBy = wish.AskedBy, reason = wish.Reason,
            operationId = wish.OperationId,
        };
        var earlier = before is { } state ? OffersJson.Text(new { status = state }) : null;
        work.Audit(new AuditFact(
            "rewards.credit_request." + happened, wish.ObjectId, earlier, OffersJson.Text(payload), wish.Reason));
        work.Raise(wish, "rewards.credit_request." + happened, payload);
    }
}
