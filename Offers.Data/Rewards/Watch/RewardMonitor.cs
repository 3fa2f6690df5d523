using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>
/// Looks at pools, campaigns, credit, rewards and suppliers, and opens, raises and resolves alerts. What it reads, it
/// reads before it takes the pen, and what changed meanwhile it leaves alone.
/// </summary>
public sealed class RewardMonitor(
    UnitOfWork writes, OffersDatabase database, MonitorSettings settings, TimeProvider time)
{
    /// <summary>Everything that can be looked at.</summary>
    public static readonly IReadOnlySet<AlertCheck> Everything = Enum.GetValues<AlertCheck>().ToHashSet();

    /// <summary>Looks once.</summary>
    /// <param name="request">Who asks, and with which key.</param>
    /// <param name="body">What is looked at; all where nothing is said.</param>
    /// <returns>A <see cref="MonitorAnswer"/>.</returns>
    public async Task<Answer> RunAsync(CommandRequest request, MonitorBody? body = null)
    {
        var began = time.GetTimestamp();
        var checks = body?.Checks is { Count: > 0 } some ? some.ToHashSet() : Everything;
        var seen = await ReadAsync(request.Caller.Book, checks);
        return await writes.RunAsync(request, new Deed("rewards.monitor", ""), async work =>
        {
            var (told, resolved) = await JudgeAsync(work, seen);
            return Answer.Ok(new MonitorAnswer(
                time.GetElapsedTime(began).Ticks / TimeSpan.TicksPerMillisecond, told.Count, resolved,
                MonitorBreakdown.Of(told.Select(x => AlertKinds.Find(x.Kind)!.Check)), told));
        });
    }

    private async Task<Seen> ReadAsync(BookId book, IReadOnlySet<AlertCheck> checks)
    {
        await using var db = database.Read(book);
        var kinds = AlertKinds.All.Where(x => checks.Contains(x.Check)).Select(x => x.Name).ToList();
        var known = await db.Alerts.Where(x => x.State != AlertState.Resolved && kinds.Contains(x.Kind))
            .OrderBy(x => x.Id).Take(MonitorScene.MostSeen).ToListAsync();
        var scene = new MonitorScene(db, settings, await db.NowAsync(time), time.GetUtcNow());
        var findings = new List<Finding>();
        IReadOnlyList<StopsOf> stops = [];
        foreach (var check in checks.Order())
        {
            if (check == AlertCheck.Campaigns)
            {
                (var credit, stops) = await CampaignReading.ReadAsync(scene);
                findings.AddRange(credit);
            }

            findings.AddRange(await ReadAsync(scene, check));
        }

        return new Seen(known, findings, stops);
    }

    private static Task<IReadOnlyList<Finding>> ReadAsync(MonitorScene scene, AlertCheck check) => check switch
    {
        AlertCheck.CsvPools => StockReading.ReadAsync(scene),
        AlertCheck.Campaigns => RevealReading.ReadAsync(scene),
        AlertCheck.Agencies => CreditReading.AgenciesAsync(scene),
        AlertCheck.Clients => CreditReading.ClientsAsync(scene),
        AlertCheck.ProvisioningFailures => FailureReading.ReadAsync(scene),
        AlertCheck.Suppliers => SupplierReading.ReadAsync(scene),
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "No such check."),
    };

    private async Task<(IReadOnlyList<MonitorAlert> Told, int Resolved)> JudgeAsync(ClosureWork work, Seen seen)
    {
        var stops = new List<CreditStop>();
        foreach (var (client, currency) in seen.Stops)
        {
            stops.AddRange(await CreditStops.ReadAsync(work.Db, client, currency, work.Now));
        }

        var names = new RowNames().NeedStops(stops);
        foreach (var subject in seen.Findings.Select(x => x.Facts.Subject).Concat(seen.Known.Select(x => x.Subject)))
        {
            names.Need(RewardRows.AlertsOf, subject);
        }

        await work.LoadAsync(names);
        var before = seen.Findings.Select(x => Open(work, x.Facts)?.Severity).ToList();
        CreditStops.Judge(work, stops);
        var told = new List<MonitorAlert>();
        foreach (var ((owner, facts), earlier) in seen.Findings.Zip(before))
        {
            // A campaign that goes on just now had its alert resolved; what is left to say comes with the next run.
            if (earlier is not null && Open(work, facts) is null)
            {
                continue;
            }

            // One that was paused just now was told of by the pause.
            if (work.Alert(owner, facts) || earlier is null || earlier < facts.Severity)
            {
                var alert = Open(work, facts)!;
                told.Add(new MonitorAlert(
                    alert.Id, alert.Kind, alert.Severity, alert.State, alert.Subject, alert.Message));
            }
        }

        return (told, Calm(work, seen));
    }

    // An alert that somebody touched since it was read is left to the next run.
    private int Calm(ClosureWork work, Seen seen)
    {
        var found = seen.Findings.Select(x => (x.Facts.Family, x.Facts.Subject)).ToHashSet();
        var resolved = 0;
        foreach (var known in seen.Known.Where(x => !found.Contains((x.Family, x.Subject)) && !Lasts(x, work.Now)))
        {
            var alert = work.FindAll(RewardRows.AlertsOf, known.Subject).Single(x => x.Id == known.Id);
            if (alert.State != AlertState.Resolved && alert.Version == known.Version && alert.Kind == known.Kind)
            {
                work.Calm(known.Family, known.Subject);
                resolved++;
            }
        }

        return resolved;
    }

    // A refused redemption leaves no row to be found, so that what it told lasts as long as a failure counts.
    private bool Lasts(Alert alert, DateTimeOffset now) =>
        alert.Kind == AlertKinds.ProvisioningFailures.Name && alert.SeenAt > now - settings.Window;

    private static Alert? Open(ClosureWork work, AlertFacts facts) =>
        work.FindAll(RewardRows.AlertsOf, facts.Subject).FirstOrDefault(x => x.Book == work.Caller.Book
            && x.Family == facts.Family && x.State != AlertState.Resolved);

    private sealed record Seen(
        IReadOnlyList<Alert> Known, IReadOnlyList<Finding> Findings, IReadOnlyList<StopsOf> Stops);
}
