using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>
/// How some people want to hear of things: their preferences, and the zones in which their mornings are.
/// </summary>
internal sealed class NotificationWishes
{
    private readonly IReadOnlyDictionary<Id<IPerson>, NotificationPreferences> _chosen;
    private readonly IReadOnlyDictionary<Id<IPerson>, TimeZoneInfo> _zones;

    private NotificationWishes(
        IReadOnlyDictionary<Id<IPerson>, NotificationPreferences> chosen,
        IReadOnlyDictionary<Id<IPerson>, TimeZoneInfo> zones) => (_chosen, _zones) = (chosen, zones);

    /// <summary>Reads what people have chosen.</summary>
    internal static async Task<NotificationWishes> ReadAsync(OffersDb db, IReadOnlyList<Id<IPerson>> people)
    {
        // People and their wishes belong to the live book, wherever a notice comes from.
        var chosen = await db.NotificationPreferences.IgnoreQueryFilters([OffersDb.BookFilter]).AsNoTracking()
            .Where(x => people.Contains(x.Person)).ToDictionaryAsync(x => x.Person);
        var daily = chosen.Values.Where(x => x.Timing == MailTiming.Daily).Select(x => x.Person).ToList();
        return new NotificationWishes(
            chosen, daily.Count == 0 ? new Dictionary<Id<IPerson>, TimeZoneInfo>() : await ZonesAsync(db, daily));
    }

    /// <summary>How a person hears of a notice; null where he does not.</summary>
    internal Delivery? DeliveryOf(Message notice, DateTimeOffset now)
    {
        var wishes = _chosen.GetValueOrDefault(notice.To) ?? new NotificationPreferences(BookId.Live, notice.To);
        return wishes.DeliveryOf(
            NotificationTopics.Of(notice.Text.Kind), now, _zones.GetValueOrDefault(notice.To) ?? TimeZoneInfo.Utc);
    }

    private static async Task<Dictionary<Id<IPerson>, TimeZoneInfo>> ZonesAsync(
        OffersDb db, IReadOnlyList<Id<IPerson>> people)
    {
        var rows = await db.Memberships.Where(x => people.Contains(x.Person)).OrderBy(x => x.Id)
            .Join(
                db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter]), member => member.Organisation,
                home => home.Id, (member, home) => new { member.Person, home.Zone }).ToListAsync();
        return rows.DistinctBy(x => x.Person).ToDictionary(
            x => x.Person,
            x => TimeZoneInfo.TryFindSystemTimeZoneById(x.Zone, out var zone) ? zone : TimeZoneInfo.Utc);
    }
}
