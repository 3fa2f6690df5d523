using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Finds agencies and clients whose credit is low, each currency for itself. Suspended ones are at
/// rest.</summary>
internal static class CreditReading
{
    internal static async Task<IReadOnlyList<Finding>> AgenciesAsync(MonitorScene scene)
    {
        var agencies = await scene.Db.Agencies.Where(x => x.Status == CreditStatus.Active)
            .OrderBy(x => x.Id).Select(x => x.Id).Take(MonitorScene.MostSeen).ToListAsync();
        return await LowAsync(
            scene, agencies.ToDictionary(x => x.Value, x => x.ToString()),
            (AlertKinds.AgencyLowCredit, scene.Settings.AgencyLowCredit, AlertSeverity.Warning));
    }

    internal static async Task<IReadOnlyList<Finding>> ClientsAsync(MonitorScene scene)
    {
        var clients = await scene.Db.Clients.Where(x => x.Status == CreditStatus.Active)
            .OrderBy(x => x.Id).Select(x => x.Id).Take(MonitorScene.MostSeen).ToListAsync();
        return await LowAsync(
            scene, clients.ToDictionary(x => x.Value, x => x.ToString()),
            (AlertKinds.ClientLowCredit, scene.Settings.ClientLowCredit, AlertSeverity.Info));
    }

    private static async Task<IReadOnlyList<Finding>> LowAsync(
        MonitorScene scene, Dictionary<Guid, string> owners, (AlertKind Kind, long Units, AlertSeverity Low) rule)
    {
        var low = (await scene.AvailableAsync(OwnerKind.Organisation, owners.Keys))
            .Where(x => x.Value < checked(rule.Units * x.Key.Currency.UnitsPerMajor))
            .OrderBy(x => x.Value).ThenBy(x => x.Key.Owner).Take(MonitorScene.Most).ToList();
        var names = await scene.NamesAsync(low.Select(x => x.Key.Owner));
        return
        [
            .. low.Select(x => (x.Key.Owner, Left: new Money(x.Value, x.Key.Currency))).Select(x => new Finding(
                new Id<Organisation>(x.Owner),
                rule.Kind.Of(
                    owners[x.Owner], x.Left.Minor <= 0 ? AlertSeverity.Critical : rule.Low,
                    $"{names.GetValueOrDefault(x.Owner, owners[x.Owner])}: {x.Left.Currency} {x.Left} of credit "
                    + "is left.") with
                {
                    Family = rule.Kind.FamilyIn(x.Left.Currency),
                })),
        ];
    }
}
