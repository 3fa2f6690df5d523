using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>A bounty whose time is over.</summary>
/// <param name="Id">The bounty.</param>
/// <param name="Due">When it was over.</param>
public sealed record DueBounty(Id<Bounty> Id, DateTimeOffset Due);

/// <summary>
/// Records the end of bounties whose time is over and gives back what nothing can need. What may be done with them
/// follows from their times anyhow.
/// </summary>
public sealed class BountyExpiry(OffersDatabase database, BountyDesk desk, TimeProvider time) : IDueSource
{
    /// <summary>How many one run ends at most.</summary>
    public const int AtMost = 500;

    private const string Job = "bounty-times";

    /// <summary>Bounties whose time is over and not recorded, the longest over first.</summary>
    public async Task<IReadOnlyList<DueBounty>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        return await Running(db).Where(x => x.ExpiresAt <= now).OrderBy(x => x.ExpiresAt).Take(AtMost)
            .Select(x => new DueBounty(x.Id, x.ExpiresAt!.Value)).ToListAsync();
    }

    /// <summary>Records the end of one.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c> as an answer, where it has ended meanwhile.</exception>
    public Task<Answer> ExpireAsync(CommandRequest request, DueBounty due) => desk.ExpireAsync(request, due.Id);

    /// <summary>Records the ends of all that are over now.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(BookId book)
    {
        var done = 0;
        foreach (var due in await DueAsync(book))
        {
            var request = new CommandRequest(
                Caller.System(book, Job), CommandKey.OfJob(book, Job, "expire " + due.Id, due.Due));
            done += (await ExpireAsync(request, due)).IsRefusal ? 0 : 1;
        }

        return done;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await Running(db).Where(x => x.ExpiresAt > after).OrderBy(x => x.ExpiresAt).Take(atMost)
            .ToListAsync();
        return rows.ConvertAll(x => new DueMoment(x.ExpiresAt!.Value, "bounty_expires", x.ObjectId, x.Title));
    }

    private static IQueryable<Bounty> Running(OffersDb db) =>
        db.Bounties.Where(x => x.Status == IncentiveStatus.Active || x.Status == IncentiveStatus.Paused);
}
