using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Finds suppliers that fail or are slow, by what the timelines of their orders say.</summary>
internal static class SupplierReading
{
    private const int Whole = 10_000;

    internal static async Task<IReadOnlyList<Finding>> ReadAsync(MonitorScene scene)
    {
        var suppliers = await scene.Db.Suppliers.Where(x => x.Status == SupplierStatus.Active)
            .OrderBy(x => x.Id).Take(MonitorScene.Most).ToListAsync();
        var calls = await CallsAsync(scene);
        return [.. suppliers.Where(x => calls.ContainsKey(x.Party))
            .SelectMany(x => FindingsOf(scene.Settings, x, calls[x.Party]))];
    }

    private static IEnumerable<Finding> FindingsOf(MonitorSettings settings, Supplier supplier, Calls calls)
    {
        if (calls.All < settings.SupplierCalls)
        {
            yield break;
        }

        var bps = calls.Failed * Whole / calls.All;
        if (bps >= settings.SupplierErrorBps)
        {
            yield return new Finding(null, AlertKinds.SupplierErrorRate.Of(
                supplier.ObjectId,
                bps >= settings.SupplierErrorCriticalBps ? AlertSeverity.Critical : AlertSeverity.Warning,
                $"{supplier.Name}: {Number(calls.Failed)} of {Number(calls.All)} calls failed."));
        }

        if (calls.Timed > 0 && calls.Ms / calls.Timed is var average && average >= settings.SupplierSlowMs)
        {
            yield return new Finding(null, AlertKinds.SupplierSlow.Of(
                supplier.ObjectId, AlertSeverity.Warning,
                $"{supplier.Name}: it takes {Number(average)} ms on average to answer."));
        }
    }

    // Parties are called in real time, whatever a sandbox's clock shows.
    private static async Task<Dictionary<string, Calls>> CallsAsync(MonitorScene scene)
    {
        var since = scene.Real - scene.Settings.Window;
        var rows = await scene.Db.SagaNotes
            .Where(x => x.At > since && (x.Event == SagaEvent.Answered || x.Event == SagaEvent.Refused
                || x.Event == SagaEvent.Unreached || x.Event == SagaEvent.Unknown))
            .GroupBy(x => new { x.Party, x.Event })
            .Select(x => new
            {
                x.Key.Party, x.Key.Event, Count = x.LongCount(),
                Timed = x.LongCount(y => y.DurationMs != null), Ms = x.Sum(y => (long?)y.DurationMs) ?? 0,
            })
            .ToListAsync();
        return rows.GroupBy(x => x.Party, StringComparer.Ordinal).ToDictionary(
            x => x.Key,
            x => new Calls(
                x.Sum(y => y.Count),
                x.Where(y => y.Event is SagaEvent.Unreached or SagaEvent.Unknown).Sum(y => y.Count),
                x.Sum(y => y.Timed), x.Sum(y => y.Ms)),
            StringComparer.Ordinal);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private readonly record struct Calls(long All, long Failed, long Timed, long Ms);
}
