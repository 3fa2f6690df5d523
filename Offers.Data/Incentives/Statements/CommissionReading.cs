using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>
/// Reads what was recorded of an agent's claims and payments. How a claim stood at a time is in its events, which are
/// written in the commit that changes it and never change themselves.
/// </summary>
internal static class CommissionReading
{
    private const string OfClaim = "incentives.claim.";
    private const int AtOnce = 500;

    /// <summary>Everything of an agent in one currency.</summary>
    internal static async Task<CommissionFacts> FactsAsync(
        OffersDb db, Id<IPerson> agent, Currency currency, TimeZoneInfo zone)
    {
        var claims = await (
            from claim in db.IncentiveClaims
            join sale in db.Sales on claim.Sale equals sale.Id
            join version in db.IncentiveVersions
                on new { claim.Incentive, Number = claim.TermsVersion }
                equals new { version.Incentive, version.Number }
            where claim.Agent == agent && claim.Currency == currency
            orderby claim.Id
            select new { claim.Id, Sale = sale, Version = version }).ToListAsync();
        var states = await StatesAsync(db, [.. claims.Select(x => x.Id.ToString())]);
        return new CommissionFacts(
            zone,
            [
                .. claims.Where(x => states.ContainsKey(x.Id.ToString())).Select(x => new ClaimStory(
                    x.Id, DayOf(x.Sale, x.Version.Terms.TriggerStage), states[x.Id.ToString()])),
            ],
            await EntriesAsync(db, agent, currency));
    }

    /// <summary>
    /// The zone of an agent's months: that of the platform, to which people belong, until statements are there. From
    /// then on it is theirs, since months of another zone would repeat or leave out a part of those.
    /// </summary>
    internal static async Task<TimeZoneInfo> ZoneAsync(OffersDb db)
    {
        if (await db.CommissionStatements.OrderByDescending(x => x.Until).Select(x => x.Zone).FirstOrDefaultAsync()
            is { } kept)
        {
            return TimeZoneInfo.FindSystemTimeZoneById(kept);
        }

        var id = Organisation.PlatformId(db.Book);
        var zone = await db.Organisations.Where(x => x.Id == id).Select(x => x.Zone).SingleOrDefaultAsync();
        return zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone);
    }

    // The dates of a sale stay when it is cancelled, so a claim stays in the month in which it was earned.
    private static DateTimeOffset? DayOf(Sale sale, SaleStage stage) => stage switch
    {
        SaleStage.Booked => sale.BookedAt,
        SaleStage.Signed => sale.SignedAt,
        SaleStage.Paid => sale.PaidAt,
        _ => sale.RegisteredAt,
    };

    private static async Task<Dictionary<string, List<ClaimState>>> StatesAsync(
        OffersDb db, IReadOnlyList<string> claims)
    {
        var isMoved = await IsMovedAsync(db);
        var states = new Dictionary<string, List<ClaimState>>(StringComparer.Ordinal);
        foreach (var some in claims.Chunk(AtOnce))
        {
            foreach (var happening in await db.Events.Where(x => some.Contains(x.ObjectId)).OrderBy(x => x.Number)
                .ToListAsync())
            {
                if (!states.TryGetValue(happening.ObjectId, out var list))
                {
                    states[happening.ObjectId] = list = [];
                }

                list.Add(Of(happening, isMoved ? happening.At : happening.RecordedAt));
            }
        }

        return states;
    }

    private static ClaimState Of(Event happening, DateTimeOffset at)
    {
        var said = happening.Read<Said>();
        return new ClaimState(
            at, happening.Type[OfClaim.Length..], said.Status,
            said.Amount.SignedIn(Currency.Parse(said.Currency)).Minor, said.Reason);
    }

    private static async Task<List<CommissionEntry>> EntriesAsync(OffersDb db, Id<IPerson> agent, Currency currency)
    {
        var isMoved = await IsMovedAsync(db);
        var rows = await (
            from entry in Of(db, agent, currency)
            join operation in db.Operations on entry.OperationId equals operation.Id
            orderby operation.Number
            select new
            {
                operation.Id, operation.Number, operation.Reference, operation.EffectiveAt, operation.RecordedAt,
                entry.AmountMinor,
            }).ToListAsync();
        return rows.ConvertAll(x => new CommissionEntry(
            x.Id, x.Number, x.Reference, isMoved ? x.EffectiveAt : x.RecordedAt, x.AmountMinor));
    }

    /// <summary>The entries on an agent's wallet that are payments for claims and proofs, or took something
    /// back.</summary>
    internal static IQueryable<Entry> Of(OffersDb db, Id<IPerson> agent, Currency currency)
    {
        var owner = agent.Value;
        return from account in db.Accounts
               join entry in db.Entries on account.Id equals entry.AccountId
               join operation in db.Operations on entry.OperationId equals operation.Id
               where account.OwnerKind == OwnerKind.Person && account.OwnerId == owner
                   && account.Purpose == Purpose.Available && account.Currency == currency
                   && (operation.Kind == BudgetWork.PayKind || operation.Kind == BudgetWork.RecoverKind)
               select entry;
    }

    // Where a sandbox's clock was moved, all was recorded within minutes of real time; then its own time counts.
    private static async Task<bool> IsMovedAsync(OffersDb db) => (await db.Heads.SingleAsync()).ClockOffsetTicks != 0;

    private sealed record Said(ClaimStatus Status, string Currency, AmountText Amount, string? Reason);
}
