using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Turns alerts into what is read, with the names of what they are about, read for all together.</summary>
internal static class AlertNaming
{
    internal static async Task<IReadOnlyList<AlertView>> ViewsAsync(
        this OffersDb db, IReadOnlyList<Alert> alerts, DateTimeOffset now)
    {
        var names = await NamesAsync(db, alerts);
        AlertLink LinkOf(string id) => new(id, names.GetValueOrDefault(id, id));
        return
        [
            .. alerts.Select(x => new AlertView
            {
                Id = x.Id, Kind = x.Kind, Family = x.Family, Severity = x.Severity, Status = x.State,
                Message = x.Message, Subject = LinkOf(x.Subject),
                Owner = x.Owner is { } owner ? LinkOf(owner.ToString()) : null,
                OpenedAt = x.OpenedAt, SeenAt = x.SeenAt, SnoozedUntil = x.SnoozedUntil,
                AcknowledgedBy = x.AcknowledgedBy is { } by ? LinkOf(by.ToString()) : null,
                ResolvedAt = x.ResolvedAt, ResolvedBy = x.ResolvedBy is { } person ? LinkOf(person.ToString()) : null,
                Note = x.Note, AllowedActions = Alert.Machine.Allowed(x, now),
            }),
        ];
    }

    private static async Task<Dictionary<string, string>> NamesAsync(OffersDb db, IReadOnlyList<Alert> alerts)
    {
        var subjects = alerts.Select(x => x.Subject).Distinct().ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        void Take(IEnumerable<(string Id, string Name)> found)
        {
            foreach (var (id, name) in found)
            {
                names[id] = name;
            }
        }

        var (pools, campaigns, suppliers) =
            (Of<CardPool>(subjects), Of<Campaign>(subjects), Of<Supplier>(subjects));
        Take((await db.CardPools.Where(x => pools.Contains(x.Id)).Select(x => new { x.Id, x.Name }).ToListAsync())
            .Select(x => (x.Id.ToString(), x.Name)));
        Take((await db.Campaigns.Where(x => campaigns.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToListAsync()).Select(x => (x.Id.ToString(), x.Name)));
        Take((await db.Suppliers.Where(x => suppliers.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToListAsync()).Select(x => (x.Id.ToString(), x.Name)));
        Take(await HousesAsync(db, alerts, subjects));
        Take(await PeopleAsync(db, alerts, subjects));
        return names;
    }

    // Agencies and clients are organisations with an id of their own form.
    private static async Task<IEnumerable<(string Id, string Name)>> HousesAsync(
        OffersDb db, IReadOnlyList<Alert> alerts, List<string> subjects)
    {
        var (agencies, clients) = (Of<Agency>(subjects), Of<Client>(subjects));
        var owners = alerts.Select(x => x.Owner).OfType<Id<Organisation>>().ToList();
        var ids = agencies.Select(x => x.Value).Concat(clients.Select(x => x.Value))
            .Concat(owners.Select(x => x.Value)).Distinct().Select(x => new Id<Organisation>(x)).ToList();
        var names = await db.Organisations.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id.Value, x => x.Name);
        IEnumerable<(string Id, Guid House)> all =
        [
            .. agencies.Select(x => (x.ToString(), x.Value)), .. clients.Select(x => (x.ToString(), x.Value)),
            .. owners.Select(x => (x.ToString(), x.Value)),
        ];
        return all.Where(x => names.ContainsKey(x.House)).Select(x => (x.Id, names[x.House]));
    }

    private static async Task<IEnumerable<(string Id, string Name)>> PeopleAsync(
        OffersDb db, IReadOnlyList<Alert> alerts, List<string> subjects)
    {
        var people = Of<IPerson>(subjects).Concat(alerts.Select(x => x.AcknowledgedBy).OfType<Id<IPerson>>())
            .Concat(alerts.Select(x => x.ResolvedBy).OfType<Id<IPerson>>()).Distinct().ToList();
        return (await db.Users.Where(x => people.Contains(x.Id)).Select(x => new { x.Id, x.DisplayName })
            .ToListAsync()).Select(x => (x.Id.ToString(), x.DisplayName));
    }

    private static List<Id<T>> Of<T>(IEnumerable<string> subjects) =>
        [.. subjects.Select(x => Id<T>.TryParse(x, out var id) ? id : (Id<T>?)null).OfType<Id<T>>()];
}
