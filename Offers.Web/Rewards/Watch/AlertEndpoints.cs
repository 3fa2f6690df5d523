using Microsoft.AspNetCore.Mvc;
using Offers.Data.Platform;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Watch;

/// <summary>Alerts: the monitor by hand, lists for everybody whom they concern, verbs for the platform.</summary>
internal static class AlertEndpoints
{
    private static readonly ListFilter[] _filters =
    [
        ListFilter.Status<AlertState>(),
        new("severity", "Only those that press this much.",
            [.. Enum.GetNames<AlertSeverity>().Select(Words.Snake)]),
        new("kind", "Only this kind.", [.. AlertKinds.All.Select(x => x.Name)]),
        new("subject", "Only those about this object, by its id."),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/rewards/monitor", (
                [FromBody] MonitorBody? body, RewardMonitor monitor, HttpContext http) =>
                monitor.RunAsync(http.Command(), body).ToResultAsync())
            .RequirePolicy(Policies.Admin).WithTags("Alerts").WithSummary("Look for what somebody should know, now")
            .WithDescription("A job does the same every five minutes. Of one family and subject, one alert is open; "
                + "it is raised where it presses more, and resolved where its cause is gone.")
            .Answers<MonitorAnswer>().TakesKey();
        var read = api.MapGroup("/alerts").RequirePolicy(Policies.Rewards).WithTags("Alerts");
        read.MapGet("", (AlertQueries alerts, HttpContext http) =>
            {
                var query = http.List();
                return alerts.ListAsync(RewardScope.Of(http.Caller()), FilterOf(query), query.Page);
            })
            .WithSummary("Alerts that the caller sees, newest first").ListOf<AlertView>(_filters)
            .Refuses(PlatformCodes.StatusInvalid);
        read.MapGet("/{id}", (Id<Alert> id, AlertQueries alerts, HttpContext http) =>
                alerts.GetAsync(RewardScope.Of(http.Caller()), id))
            .WithSummary("One alert with what may be done").Answers<AlertView>().Refuses(RewardCodes.AlertNotFound);
        api.MapGet("/alerts.csv", (AlertQueries alerts, HttpContext http) =>
            {
                var (scope, filter) = (RewardScope.Of(http.Caller()), FilterOf(http.List()));
                return http.Csv(AlertSheets.Alerts, Paged.AllAsync(page => alerts.ListAsync(scope, filter, page)));
            })
            .RequirePolicy(Policies.Rewards).WithTags("Alerts").WithSummary("Alerts as comma-separated values")
            .CsvOf(_filters).Refuses(PlatformCodes.StatusInvalid);
        MapVerbs(api);
    }

    private static void MapVerbs(RouteGroupBuilder api)
    {
        var alert = api.MapGroup("/alerts/{id}").RequirePolicy(Policies.Admin).WithTags("Alerts")
            .Refuses(RewardCodes.AlertNotFound, PlatformCodes.ActionNotAllowed);
        alert.MapPost("/acknowledge", (Id<Alert> id, AlertDesk desk, HttpContext http) =>
                desk.AcknowledgeAsync(http.Command(), id).ToResultAsync())
            .WithSummary("Say that you look after it").Answers<AlertView>().TakesKey();
        alert.MapPost("/snooze", (Id<Alert> id, SnoozeBody body, AlertDesk desk, HttpContext http) =>
                desk.SnoozeAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("Put it off; nobody is told until then, unless it presses more").Answers<AlertView>()
            .TakesKey();
        alert.MapPost("/resolve", (Id<Alert> id, AlertNoteBody body, AlertDesk desk, HttpContext http) =>
                desk.ResolveAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("End it; the monitor opens another where its cause is still there")
            .Answers<AlertView>().TakesKey();
    }

    private static AlertFilter FilterOf(ListQuery query) => new(
        query.Status<AlertState>(), query.Status<AlertSeverity>("severity"),
        Text.Optional("kind", query["kind"], Limits.Code), Text.Optional("subject", query["subject"], Limits.ObjectId));
}
