using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>What a list of alerts is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Severity">How much they press.</param>
/// <param name="Kind">What was found.</param>
/// <param name="Subject">The outside id of what they are about.</param>
public sealed record AlertFilter(
    AlertState? Status = null, AlertSeverity? Severity = null, string? Kind = null, string? Subject = null)
{
    internal IQueryable<Alert> Narrow(IQueryable<Alert> found)
    {
        found = Status is { } status ? found.Where(x => x.State == status) : found;
        found = Severity is { } severity ? found.Where(x => x.Severity == severity) : found;
        found = Kind is { } kind ? found.Where(x => x.Kind == kind) : found;
        return Subject is { } subject ? found.Where(x => x.Subject == subject) : found;
    }
}

/// <summary>Reads alerts: the platform sees all, agencies their own and their clients', clients their own.</summary>
public sealed class AlertQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Alerts that a scope sees, newest first.</summary>
    public async Task<Page<AlertView>> ListAsync(RewardScope scope, AlertFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(Seen(scope, db));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<Alert>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(some => db.ViewsAsync(some, now));
    }

    /// <summary>Alerts that are not resolved, those first that press most, of these the oldest; unless resolved ones
    /// are asked for, which come newest first.</summary>
    public async Task<Page<AlertView>> FeedAsync(RewardScope scope, AlertFilter filter, PageRequest page)
    {
        if (filter.Status == AlertState.Resolved)
        {
            return await ListAsync(scope, filter, page);
        }

        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(Seen(scope, db).Where(x => x.State != AlertState.Resolved));
        var total = await found.CountCappedAsync(page);
        var rows = await found
            .OrderBy(x => x.Severity == AlertSeverity.Critical ? 0 : x.Severity == AlertSeverity.Warning ? 1 : 2)
            .ThenBy(x => x.Id).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<Alert>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(some => db.ViewsAsync(some, now));
    }

    /// <summary>One alert that a scope sees.</summary>
    /// <exception cref="Refusal"><c>alert_not_found</c>.</exception>
    public async Task<AlertView> GetAsync(RewardScope scope, Id<Alert> id)
    {
        await using var db = database.Read(scope.Book);
        var alert = await Seen(scope, db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.AlertNotFound.Because();
        return (await db.ViewsAsync([alert], await db.NowAsync(time)))[0];
    }

    /// <summary>How many there are that a scope sees.</summary>
    public async Task<AlertCounts> CountsAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        var open = await Seen(scope, db).Where(x => x.State != AlertState.Resolved)
            .GroupBy(x => x.Severity).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        return new AlertCounts(
            open.GetValueOrDefault(AlertSeverity.Critical), open.GetValueOrDefault(AlertSeverity.Warning),
            open.GetValueOrDefault(AlertSeverity.Info),
            await Seen(scope, db).Where(x => x.State == AlertState.Resolved).CountCappedAsync());
    }

    private static IQueryable<Alert> Seen(RewardScope scope, OffersDb db)
    {
        if (scope.IsPlatform)
        {
            return db.Alerts;
        }

        var agencies = scope.Agencies.Select(x => new Id<Organisation>(x.Value)).ToList();
        var mine = agencies.Concat(scope.Clients.Select(x => new Id<Organisation>(x.Value))).ToList();
        return db.Alerts.Where(x => x.Owner != null && (mine.Contains(x.Owner.Value)
            || db.Organisations.Any(y => y.Id == x.Owner && y.Parent != null && agencies.Contains(y.Parent.Value))));
    }
}
