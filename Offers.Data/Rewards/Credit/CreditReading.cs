using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Credit;

/// <summary>What queries of credit have in common.</summary>
internal static class CreditReading
{
    /// <summary>The redemptions that were paid for good: a revoked one whose card was seen, too.</summary>
    internal static IQueryable<Redemption> Spent(this IQueryable<Redemption> redemptions) => redemptions.Where(x =>
        x.Status == RedemptionStatus.Provisioned || x.Status == RedemptionStatus.Delivered
        || (x.Status == RedemptionStatus.Revoked && x.RevealedAt != null));

    /// <summary>What owners spent in a currency, minor units.</summary>
    internal static async Task<Dictionary<Guid, long>> SpentAsync(
        OffersDb db, Currency currency, IReadOnlyCollection<Guid>? owners)
    {
        var redemptions = db.Redemptions.Where(x => x.Currency == currency);
        redemptions = owners is null ? redemptions : redemptions.Where(x => owners.Contains(x.PayerId));
        return await redemptions.Spent().GroupBy(x => x.PayerId)
            .Select(x => new { x.Key, Sum = x.Sum(r => r.ChargedMinor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
    }

    /// <summary>What an owner has available.</summary>
    internal static async Task<Money> AvailableAsync(OffersDb db, Owner owner, Currency currency) => new(
        await db.Accounts.Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id && x.Currency == currency
            && x.Purpose == Purpose.Available && x.Qualifier == "").SumAsync(x => x.BalanceMinor), currency);

    /// <summary>A wish as somebody sees it.</summary>
    internal static async Task<CreditRequestView> ViewAsync(
        OffersDb db, RewardScope scope, CreditRequest wish, DateTimeOffset now) =>
        (await ViewsAsync(db, scope, [wish], now))[0];

    /// <summary>Wishes as somebody sees them.</summary>
    internal static async Task<IReadOnlyList<CreditRequestView>> ViewsAsync(
        OffersDb db, RewardScope scope, IReadOnlyList<CreditRequest> wishes, DateTimeOffset now)
    {
        var people = await OwnerNames.ReadAsync(db, wishes.SelectMany(x => new[] { x.AskedBy, x.DecidedBy })
            .OfType<Id<IPerson>>().Select(x => (OwnerKind.Person, x.Value)));
        var places = await CreditPlaces.ReadAsync(
            db, [.. wishes.SelectMany(x => new[] { x.Owner, Owner.Of(x.Book, x.Parent) })]);
        return [.. wishes.Select(wish => View(
            scope, wish, (places[wish.Owner], places[Owner.Of(wish.Book, wish.Parent)]), people, now))];
    }

    private static CreditRequestView View(
        RewardScope scope, CreditRequest wish, (CreditPlace Owner, CreditPlace Parent) places,
        Dictionary<Guid, OwnerView> people, DateTimeOffset now) => new()
        {
            Id = wish.Id,
            Owner = CreditLink.Of(places.Owner),
            Parent = CreditLink.Of(places.Parent),
            Amount = wish.Amount,
            Currency = wish.Currency,
            Status = wish.Status,
            IsAutomatic = wish.AskedBy is null,
            AskedBy = wish.AskedBy is { } asker ? people.GetValueOrDefault(asker.Value) : null,
            Note = wish.Note,
            AskedAt = wish.AskedAt,
            DecidedBy = wish.DecidedBy is { } decider ? people.GetValueOrDefault(decider.Value) : null,
            DecidedAt = wish.DecidedAt,
            Reason = wish.Reason,
            OperationId = wish.OperationId,
            AllowedActions = Allowed(scope, wish, places.Parent, now),
        };

    // Who asks cannot decide, unless he is his own parent: a client about its campaign.
    private static IReadOnlyList<AllowedAction> Allowed(
        RewardScope scope, CreditRequest wish, CreditPlace parent, DateTimeOffset now)
    {
        var decides = scope.Reaches(parent);
        return [.. CreditRequest.Machine.Allowed(wish, now).Select(x => x.Action == "withdraw" || decides
            ? x
            : new AllowedAction(
                x.Action, false, PlatformCodes.Forbidden.Code, $"{parent.Name} decides about it."))];
    }
}
