using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>Finds pools with few cards, and cards whose time ends. Cards that have expired are not free.</summary>
internal static class StockReading
{
    internal static async Task<IReadOnlyList<Finding>> ReadAsync(MonitorScene scene)
    {
        var today = await scene.TodayAsync();
        return [.. await LowAsync(scene, today), .. await ExpiringAsync(scene, today)];
    }

    // Buffers are filled by themselves; suppliers are watched for them.
    private static async Task<IEnumerable<Finding>> LowAsync(MonitorScene scene, DateOnly today)
    {
        var (db, least, first) = (scene.Db, scene.Settings.PoolLow, Card.FirstTurn(today));
        var pools = await (
                from pool in db.CardPools
                join totals in db.PoolTotals on pool.Id equals totals.Pool
                where pool.IsActive && pool.Kind == PoolKind.Csv
                select new
                {
                    pool.Id, pool.Name, pool.Client, pool.LowStock,
                    Free = totals.Available - db.Cards.LongCount(x => x.Pool == pool.Id && x.Turn < first),
                })
            .Where(x => x.Free < x.LowStock || x.Free < least)
            .OrderBy(x => x.Free).ThenBy(x => x.Id).Take(MonitorScene.Most).ToListAsync();
        return pools.Select(x => new Finding(
            HouseOf(x.Client), FactsOf((x.Id, x.Name), x.Free, (least, x.LowStock))));
    }

    private static AlertFacts FactsOf((Id<CardPool> Id, string Name) pool, long free, (int Few, int Threshold) levels)
    {
        var (kind, severity) = free <= 0 ? (AlertKinds.PoolEmpty, AlertSeverity.Critical)
            : free < levels.Few ? (AlertKinds.PoolLow, AlertSeverity.Warning)
            : (AlertKinds.PoolBelowThreshold, AlertSeverity.Info);
        var than = kind == AlertKinds.PoolBelowThreshold ? $", fewer than {Number(levels.Threshold)}" : "";
        return kind.Of(pool.Id.ToString(), severity, $"{pool.Name}: free cards left: {Number(free)}{than}.");
    }

    private static async Task<IEnumerable<Finding>> ExpiringAsync(MonitorScene scene, DateOnly today)
    {
        var (db, settings) = (scene.Db, scene.Settings);
        var first = Card.FirstTurn(today);
        var soon = Card.FirstTurn(today.AddDays(settings.ExpiringSoonDays + 1));
        var later = Card.FirstTurn(today.AddDays(settings.ExpiringDays + 1));
        var pools = await db.CardPools.Where(x => x.IsActive)
            .Select(x => new
            {
                x.Id, x.Name, x.Client,
                Soon = db.Cards.LongCount(y => y.Pool == x.Id && y.Turn >= first && y.Turn < soon),
                All = db.Cards.LongCount(y => y.Pool == x.Id && y.Turn >= first && y.Turn < later),
            })
            .Where(x => x.All > 0)
            .OrderByDescending(x => x.All).ThenBy(x => x.Id).Take(MonitorScene.Most).ToListAsync();
        return pools.Select(x => x.Soon > 0
            ? Expiring((x.Id, x.Name, x.Client), AlertSeverity.Warning, (x.Soon, settings.ExpiringSoonDays))
            : Expiring((x.Id, x.Name, x.Client), AlertSeverity.Info, (x.All, settings.ExpiringDays)));
    }

    private static Finding Expiring(
        (Id<CardPool> Id, string Name, Id<Client>? Client) pool, AlertSeverity severity, (long Cards, int Days) what) =>
        new(HouseOf(pool.Client), AlertKinds.CardsExpiring.Of(
            pool.Id.ToString(), severity,
            $"{pool.Name}: cards that expire within {what.Days} days: {Number(what.Cards)}."));

    private static Id<Organisation>? HouseOf(Id<Client>? client) =>
        client is { } owner ? new Id<Organisation>(owner.Value) : null;

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
