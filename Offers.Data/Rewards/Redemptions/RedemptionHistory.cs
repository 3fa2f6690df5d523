using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What happened to a redemption: every verb, every attempt at a supplier, every message.</summary>
public sealed class RedemptionHistory(OffersDatabase database)
{
    private const int Most = 500;
    private const string Prefix = "rewards.redemption.";

    // Which rules ask for a look, and why staff looked, is the platform's business, and so is who of it did.
    private static readonly string[] _inside = [Prefix + "questioned", CardLooks.OfRedemption];
    private static readonly string[] _staff = [nameof(Role.Admin), nameof(Role.SuperAdmin)];

    /// <summary>
    /// All of it, the oldest first; attempts at suppliers and what is the platform's business for administrators only.
    /// </summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>.</exception>
    public async Task<IReadOnlyList<RedemptionMoment>> ReadAsync(RewardScope scope, Id<Redemption> id)
    {
        await using var db = database.Read(scope.Book);
        if (!await scope.RedemptionsOf(db).AnyAsync(x => x.Id == id))
        {
            throw RewardCodes.RedemptionNotFound.Because();
        }

        var all = await VerbsAsync(db, scope, id);
        all.AddRange(await MessagesAsync(db, id));
        if (scope.IsPlatform)
        {
            all.AddRange(await AttemptsAsync(db, id));
        }

        return [.. all.OrderBy(x => x.At)];
    }

    private static async Task<List<RedemptionMoment>> VerbsAsync(
        OffersDb db, RewardScope scope, Id<Redemption> id)
    {
        var subject = id.ToString();
        var rows = await (
            from entry in db.AuditEntries
            join person in db.Users on entry.Person equals person.Id into people
            from person in people.DefaultIfEmpty()
            where entry.ObjectId == subject
            orderby entry.Number
            select new { entry.At, entry.Action, entry.Reason, entry.Role, Name = person!.DisplayName })
            .Take(Most).ToListAsync();
        return rows.ConvertAll(x => new RedemptionMoment(
            x.At, x.Action.StartsWith(Prefix, StringComparison.Ordinal) ? x.Action[Prefix.Length..] : x.Action,
            scope.IsPlatform || !_inside.Contains(x.Action) ? x.Reason : null,
            scope.IsPlatform || !_staff.Contains(x.Role) ? x.Name : null));
    }

    private static async Task<IEnumerable<RedemptionMoment>> AttemptsAsync(OffersDb db, Id<Redemption> id)
    {
        var rows = await (
            from order in db.SupplierOrders
            join note in db.SagaNotes on order.Saga equals note.Saga
            join supplier in db.Suppliers on order.Supplier equals supplier.Id
            where order.Redemption == id
            orderby note.At, note.Number
            select new { note.At, note.Event, note.Text, note.Saga, note.DurationMs, supplier.Name })
            .Take(Most).ToListAsync();
        return rows.Select(x => new RedemptionMoment(
            x.At, Words.Snake(x.Event.ToString()), x.Text, null, x.Name, x.Saga.ToString(), x.DurationMs));
    }

    private static async Task<IEnumerable<RedemptionMoment>> MessagesAsync(OffersDb db, Id<Redemption> id)
    {
        var rows = await db.RewardMessages.Where(x => x.Redemption == id).OrderBy(x => x.Id).Take(Most)
            .ToListAsync();
        return rows.Select(x => new RedemptionMoment(
            x.SentAt ?? x.QueuedAt, "message_" + Words.Snake(x.Status.ToString()),
            $"{Words.Snake(x.Channel.ToString())} {x.Address}{(x.Fault is null ? "" : ": " + x.Fault)}"));
    }
}
