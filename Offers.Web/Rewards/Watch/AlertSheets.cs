using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>The list of alerts: filters, columns, and the views that everybody has.</summary>
public static class AlertSheets
{
    internal const string Open = "Open";
    internal const string Critical = "Critical";
    internal const string Resolved = "Resolved";

    /// <summary>All alerts of the platform.</summary>
    public static ListSheet<AlertView> Alerts { get; } = new(
        "alerts", "/admin/alerts",
        [
            FilterDefinition.Of<AlertState>("status", "State"),
            FilterDefinition.Of<AlertSeverity>("severity", "Severity"),
            new FilterDefinition("kind", "Kind", [.. AlertKinds.All.Select(x => FilterOption.Of(x.Name))]),
        ],
        [
            ListColumn<AlertView>.Of("severity", "Severity", x => x.Severity).Shown(ColumnUse.Always),
            ListColumn<AlertView>.Of("alert", "Alert", x => x.Message).And("kind", x => x.Kind)
                .And("subject", x => x.Subject.Id).Shown(ColumnUse.Always),
            ListColumn<AlertView>.Of("state", "State", x => x.Status),
            ListColumn<AlertView>.Of("opened", "Opened", x => x.OpenedAt).And("resolved", x => x.ResolvedAt)
                .And("note", x => x.Note),
        ])
    {
        CsvPath = "/api/v1/alerts.csv",
        Usual = [new(Open, ""), new(Critical, "severity=critical"), new(Resolved, "status=resolved")],
    };

    /// <summary>The filter that a part of an address stands for.</summary>
    public static AlertFilter In(ListLook look) => new(
        Words.Read<AlertState>(look["status"]), Words.Read<AlertSeverity>(look["severity"]), look["kind"]);
}
