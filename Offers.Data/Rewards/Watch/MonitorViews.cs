using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>What a run of the monitor is asked for.</summary>
/// <param name="Checks">What is looked at; all where it is left out.</param>
public sealed record MonitorBody(IReadOnlyList<AlertCheck>? Checks = null);

/// <summary>An alert that a run opened, raised or told again.</summary>
/// <param name="Id">The alert.</param>
/// <param name="Kind">For example <c>pool_empty</c>.</param>
/// <param name="Severity">How much it presses.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Message">One sentence.</param>
public sealed record MonitorAlert(
    Id<Alert> Id, string Kind, AlertSeverity Severity, AlertState Status, string Subject, string Message);

/// <summary>How many alerts each check opened, raised or told again.</summary>
/// <param name="CsvPools">Pools, and cards whose time ends.</param>
/// <param name="Campaigns">Campaigns.</param>
/// <param name="Agencies">Agencies.</param>
/// <param name="Clients">Clients.</param>
/// <param name="ProvisioningFailures">Rewards that failed or wait.</param>
/// <param name="Suppliers">Suppliers.</param>
public sealed record MonitorBreakdown(
    int CsvPools, int Campaigns, int Agencies, int Clients, int ProvisioningFailures, int Suppliers)
{
    internal static MonitorBreakdown Of(IEnumerable<AlertCheck> told)
    {
        var counts = told.CountBy(x => x).ToDictionary();
        int Of(AlertCheck check) => counts.GetValueOrDefault(check);
        return new MonitorBreakdown(
            Of(AlertCheck.CsvPools), Of(AlertCheck.Campaigns), Of(AlertCheck.Agencies), Of(AlertCheck.Clients),
            Of(AlertCheck.ProvisioningFailures), Of(AlertCheck.Suppliers));
    }
}

/// <summary>What a run of the monitor did.</summary>
/// <param name="DurationMs">How long it took, milliseconds.</param>
/// <param name="AlertsGenerated">How many alerts it opened, raised or told again.</param>
/// <param name="AlertsResolved">How many it resolved, since their causes are gone.</param>
/// <param name="Breakdown">The generated ones by check.</param>
/// <param name="Alerts">The generated ones.</param>
public sealed record MonitorAnswer(
    long DurationMs, int AlertsGenerated, int AlertsResolved, MonitorBreakdown Breakdown,
    IReadOnlyList<MonitorAlert> Alerts);
