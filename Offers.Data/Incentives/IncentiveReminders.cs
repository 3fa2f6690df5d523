using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>An incentive that ends soon.</summary>
/// <param name="Id">The incentive.</param>
/// <param name="Days">So many days before its end: 7, 3 or 1.</param>
/// <param name="EndsAt">When it ends.</param>
public sealed record EndingIncentive(Id<Incentive> Id, int Days, DateTimeOffset EndsAt);

/// <summary>Tells seven, three days and one day before an incentive ends, once each.</summary>
public sealed class IncentiveReminders(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    /// <summary>The event that an incentive ends soon.</summary>
    public const string Ending = "incentives.incentive.ending";

    /// <summary>What ends soon, each with the step that is due and that nobody has told yet; what ends first comes
    /// first, and what a run leaves over comes in the next.</summary>
    public async Task<IReadOnlyList<EndingIncentive>> DueAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var soon = now.AddDays(EndingSteps.First);
        var rows = await db.Incentives
            .Where(x => x.Status == IncentiveStatus.Active && x.ValidUntil > now && x.ValidUntil <= soon)
            .Select(x => new { x.Id, x.PublishedAt, EndsAt = x.ValidUntil!.Value }).ToListAsync();
        var due = (
            from row in rows
            from step in EndingSteps.Due(row.EndsAt, row.PublishedAt, now)
            orderby row.EndsAt
            select new EndingIncentive(row.Id, step.Days, row.EndsAt)).ToList();
        var ids = due.ConvertAll(x => x.Id.ToString());
        var told = (await db.Events.Where(x => ids.Contains(x.ObjectId) && x.Type == Ending).ToListAsync())
            .Select(x => x.Read<EndingIncentive>()).ToHashSet();
        return [.. due.Where(x => !told.Contains(x)).Take(atMost)];
    }

    /// <summary>Raises the event of one step; the request's key makes it happen once.</summary>
    public Task<Answer> TellAsync(CommandRequest request, EndingIncentive ending) =>
        writes.RunAsync(request, new Deed("incentives.ending", ending.Id.ToString()), async work =>
        {
            var incentive = await work.Db.Incentives.SingleAsync(x => x.Id == ending.Id);
            work.Raise(incentive, Ending, new
            {
                incentive.Id, incentive.Project, incentive.Owner, incentive.Title, ending.Days, ending.EndsAt,
            });
            return Answer.None();
        });
}
