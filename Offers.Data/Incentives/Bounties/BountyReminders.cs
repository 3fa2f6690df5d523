using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>A bounty of which agents are reminded.</summary>
/// <param name="Bounty">The bounty.</param>
/// <param name="Step">Which reminder: <c>T-7</c>, <c>T-3</c> or <c>T-1</c>.</param>
/// <param name="At">When it was due.</param>
public sealed record BountyReminder(Id<Bounty> Bounty, string Step, DateTimeOffset At);

/// <summary>Reminds agents seven days, three days and a day before a bounty ends: once each.</summary>
public sealed class BountyReminders(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    /// <summary>The event that a bounty ends soon.</summary>
    public const string Ending = "incentives.bounty.ending";

    /// <summary>What is to be told now.</summary>
    public async Task<IReadOnlyList<BountyReminder>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var last = now.AddDays(EndingSteps.First);
        var ending = await db.Bounties
            .Where(x => x.Status == IncentiveStatus.Active && x.ExpiresAt > now && x.ExpiresAt <= last).ToListAsync();
        var due = (
            from bounty in ending
            from step in EndingSteps.Due(bounty.ExpiresAt!.Value, bounty.PublishedAt, now)
            select new BountyReminder(bounty.Id, $"T-{step.Days}", step.At)).ToList();
        var ids = due.ConvertAll(x => x.Bounty.ToString());
        var told = (await db.Events.Where(x => ids.Contains(x.ObjectId) && x.Type == Ending).ToListAsync())
            .Select(x => (x.ObjectId, x.Read<Told>().Step)).ToHashSet();
        return due.FindAll(x => !told.Contains((x.Bounty.ToString(), x.Step)));
    }

    /// <summary>Tells that a bounty ends soon.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>.</exception>
    public Task<Answer> TellAsync(CommandRequest request, BountyReminder reminder) =>
        writes.RunAsync(request, new Deed("incentives.bounty.remind", reminder.Bounty.ToString()), async work =>
        {
            var (bounty, _) = await work.BountyAsync(reminder.Bounty);
            work.Audit(new AuditFact(
                "incentives.bounty.remind", bounty.ObjectId, null, OffersJson.Text(new { reminder.Step }), null));
            work.Raise(bounty, Ending, new { bounty.Id, bounty.Title, reminder.Step, bounty.ExpiresAt });
            return Answer.None();
        });

    private sealed record Told(string Step);
}
