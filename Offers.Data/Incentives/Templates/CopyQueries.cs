using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>An incentive that a project has already under the title of what is to be made on it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Id">The incentive; the newest where there are several.</param>
/// <param name="Status">Its state now.</param>
public sealed record CopyThere(Id<Project> Project, Id<Incentive> Id, IncentiveStatus Status);

/// <summary>Reads where a promise was made already: that is how a request that broke off is known again.</summary>
public sealed class CopyQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The projects of a scope on which its owners have an incentive of a title that has not ended.</summary>
    public async Task<IReadOnlyDictionary<Id<Project>, CopyThere>> ThereAsync(ProjectScope scope, string title)
    {
        var wanted = title.Trim();
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var projects = scope.Projects(db).Select(x => x.Id);
        var platform = Organisation.PlatformId(scope.Book);
        var found = db.Incentives.Where(x => projects.Contains(x.Project) && x.Title == wanted).NotEnded(now)
            .Where(x => scope.IsPlatform ? x.Owner == platform : x.Owner == x.Builder);
        return (await found.OrderBy(x => x.Id).ToListAsync()).GroupBy(x => x.Project)
            .Select(x => new CopyThere(x.Key, x.Last().Id, x.Last().EffectiveStatus(now)))
            .ToDictionary(x => x.Project);
    }
}

/// <summary>What is the same promise on the same project.</summary>
internal static class CopyRows
{
    /// <summary>Those that are drafts, published or paused.</summary>
    internal static IQueryable<Incentive> NotEnded(this IQueryable<Incentive> incentives, DateTimeOffset now) =>
        incentives.Where(x => !x.IsArchived && !(x.ValidUntil <= now)
            && (x.Status == IncentiveStatus.Draft || x.Status == IncentiveStatus.Active
                || x.Status == IncentiveStatus.Paused));

    /// <summary>Refuses an incentive whose owner has one of its title on its project that has not ended.</summary>
    /// <exception cref="Refusal"><c>incentive_exists</c>.</exception>
    internal static async Task CheckNewAsync(this OffersDb db, Incentive incentive, DateTimeOffset now)
    {
        var same = await db.Incentives.NotEnded(now)
            .Where(x => x.Project == incentive.Project && x.Owner == incentive.Owner && x.Title == incentive.Title)
            .OrderByDescending(x => x.Id).FirstOrDefaultAsync();
        if (same is not null)
        {
            throw IncentiveCodes.IncentiveExists.Because(null, ("incentiveId", same.Id));
        }
    }
}
