using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>A campaign whose time is over.</summary>
/// <param name="Id">The campaign.</param>
/// <param name="Due">When it was over.</param>
public sealed record DueCampaign(Id<Campaign> Id, DateTimeOffset Due);

/// <summary>
/// Records the end of campaigns whose time is over. What may be done with them follows from their times anyhow.
/// </summary>
public sealed class CampaignEnding(OffersDatabase database, CampaignDesk desk, TimeProvider time) : IDueSource
{
    /// <summary>How many one run ends at most.</summary>
    public const int AtMost = 500;

    private const string Job = "reward-campaigns";

    /// <summary>Campaigns whose time is over and not recorded, the longest over first.</summary>
    public async Task<IReadOnlyList<DueCampaign>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        return await Running(db).Where(x => x.EndsAt <= now).OrderBy(x => x.EndsAt).Take(AtMost)
            .Select(x => new DueCampaign(x.Id, x.EndsAt!.Value)).ToListAsync();
    }

    /// <summary>Records the end of one.</summary>
    public Task<Answer> EndAsync(CommandRequest request, DueCampaign due) => desk.EndDueAsync(request, due.Id);

    /// <summary>Records the ends of all that are over now.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(BookId book)
    {
        var done = 0;
        foreach (var due in await DueAsync(book))
        {
            var request = new CommandRequest(
                Caller.System(book, Job), CommandKey.OfJob(book, Job, "end " + due.Id, due.Due));
            done += (await EndAsync(request, due)).IsRefusal ? 0 : 1;
        }

        return done;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await Running(db).Where(x => x.EndsAt > after).OrderBy(x => x.EndsAt).Take(atMost).ToListAsync();
        return rows.ConvertAll(x => new DueMoment(x.EndsAt!.Value, "campaign_ends", x.ObjectId, x.Name));
    }

    private static IQueryable<Campaign> Running(OffersDb db) =>
        db.Campaigns.Where(x => x.Status == CampaignStatus.Active || x.Status == CampaignStatus.Paused);
}
