using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Offers.Data.Platform;
using Offers.Data.Providers;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>
/// Counts which agents read which incentives, once a day (UTC). Written outside the pen, like all marks of what was
/// read: a reading never waits for money to move, and one that cannot be counted disturbs nobody.
/// </summary>
public sealed class IncentiveReadings(OffersDatabase database, TimeProvider time, ILogger<IncentiveReadings> log)
{
    // Who reads a page again asks no database. Beyond this it is forgotten, which only costs a query each.
    private const int MostKnown = 50_000;

    private readonly ConcurrentDictionary<Reading, bool> _known = new();

    /// <summary>Counts a reading; not of somebody who looks as another.</summary>
    public async Task CountAsync(Caller caller, Id<Incentive> id)
    {
        if (caller.Impersonator is not null || caller.Person is not { } agent)
        {
            return;
        }

        try
        {
            var on = await TodayAsync(caller.Book);
            await CountAsync(new Reading(caller.Book, id, agent, on));
        }
        catch (Exception error) when (Outage.IsOne(error) || error is DbUpdateException)
        {
            log.LogInformation(error, "A reading of {Incentive} was not counted.", id);
        }
    }

    private async Task CountAsync(Reading reading)
    {
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        if (!_known.TryAdd(reading, true))
        {
            return;
        }

        var isKept = false;
        try
        {
            if (!await IsThereAsync(reading))
            {
                await database.WriteOutsideAsync(db =>
                    db.Add(new IncentiveReading(reading.Incentive, reading.Agent, reading.On)));
            }

            isKept = true;
        }
        finally
        {
            if (!isKept)
            {
                _known.TryRemove(reading, out _);
            }
        }
    }

    private async Task<DateOnly> TodayAsync(BookId book)
    {
        await using var db = database.Read(book);
        return DateOnly.FromDateTime((await db.NowAsync(time)).UtcDateTime);
    }

    private async Task<bool> IsThereAsync(Reading reading)
    {
        await using var db = database.Read(reading.Book);
        var (_, incentive, agent, on) = reading;
        return await db.IncentiveReadings.AnyAsync(x => x.Incentive == incentive && x.On == on && x.Agent == agent);
    }

    private readonly record struct Reading(BookId Book, Id<Incentive> Incentive, Id<IPerson> Agent, DateOnly On);
}
