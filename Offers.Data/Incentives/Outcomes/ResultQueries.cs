using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>What came of promises: readings, claims, money, and bookings beside those of as many days
/// before.</summary>
public sealed class ResultQueries(OffersDatabase database, TimeProvider time)
{
    private const int UsualDays = 90;

    /// <summary>Results of one incentive; since it was published where no days are named.</summary>
    /// <param name="scope">Whose incentives.</param>
    /// <param name="id">The incentive.</param>
    /// <param name="asked">The first day and the day after the last, as they were typed.</param>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>validation_failed</c>.</exception>
    public async Task<ResultView> OfIncentiveAsync(
        ProjectScope scope, Id<Incentive> id, (string? From, string? Until) asked)
    {
        await using var db = database.Read(scope.Book);
        var incentive = await db.Incentives.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.IncentiveNotFound.Because();
        scope.Require(incentive.Builder, IncentiveCodes.IncentiveNotFound);
        var tomorrow = ResultPeriod.DayOf(await db.NowAsync(time)).AddDays(1);
        var (first, end) = LifeOf(incentive, tomorrow);
        var usual = new ResultPeriod(
            Later(Earlier(first, tomorrow.AddDays(-1)), tomorrow.AddDays(-ResultPeriod.MostDays)), tomorrow);
        var period = ResultPeriod.Read(asked.From, asked.Until, usual);
        var project = await db.Projects.SingleAsync(x => x.Id == incentive.Project);
        var subject = new ResultSubject([project], incentive, incentive.Currency);
        return await ResultReading.ReadAsync(db, subject, period, period.Within(first, end)) with
        {
            Incentive = new NameLink(incentive.ObjectId, incentive.Title),
            Project = new NameLink(project.ObjectId, project.Name),
        };
    }

    /// <summary>Results of all incentives of a project, or of all projects of a scope, by currency; of the last ninety
    /// days where none are named.</summary>
    /// <param name="scope">Whose projects.</param>
    /// <param name="id">The project; all where it is left out.</param>
    /// <param name="asked">The first day and the day after the last, as they were typed.</param>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>validation_failed</c>.</exception>
    public async Task<ResultsView> OfProjectsAsync(
        ProjectScope scope, Id<Project>? id, (string? From, string? Until) asked)
    {
        await using var db = database.Read(scope.Book);
        var projects = id is { } one
            ? [await scope.ProjectAsync(db, one)]
            : await scope.Projects(db).OrderBy(x => x.Id).ToListAsync();
        var tomorrow = ResultPeriod.DayOf(await db.NowAsync(time)).AddDays(1);
        var period = ResultPeriod.Read(
            asked.From, asked.Until, new ResultPeriod(tomorrow.AddDays(-UsualDays), tomorrow));
        var results = new List<ResultView>();
        foreach (var own in projects.GroupBy(x => x.Currency).OrderBy(x => x.Key.Code, StringComparer.Ordinal))
        {
            var subject = new ResultSubject([.. own], null, own.Key);
            var compared = period.Within(DateOnly.MinValue, tomorrow);
            results.Add(await ResultReading.ReadAsync(db, subject, period, compared) with
            {
                Project = id is null ? null : new NameLink(projects[0].ObjectId, projects[0].Name),
            });
        }

        return new ResultsView(period.From, period.Until, results);
    }

    // The days on which it ran; a draft and one that begins later have none yet. Claims go on after the end, since
    // sales that were booked before it are paid later, so only the comparison ends with it.
    private static (DateOnly First, DateOnly End) LifeOf(Incentive incentive, DateOnly tomorrow)
    {
        if (incentive.PublishedAt is not { } published)
        {
            return (tomorrow, tomorrow);
        }

        var first = ResultPeriod.DayOf(incentive.ValidFrom > published ? incentive.ValidFrom.Value : published);
        var end = (incentive.EndedAt ?? incentive.ValidUntil) is { } over
            && ResultPeriod.DayOf(over.AddTicks(-1)) is var last && last < tomorrow
            ? last.AddDays(1)
            : tomorrow;
        return (first, end);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}

/// <summary>Of what results are read.</summary>
/// <param name="Projects">The projects.</param>
/// <param name="Incentive">The incentive; null for all of the projects.</param>
/// <param name="Currency">The currency of all of them.</param>
internal sealed record ResultSubject(IReadOnlyList<Project> Projects, Incentive? Incentive, Currency Currency);
