using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>What builders, and administrators for them, do with units: add one or many, edit.</summary>
public sealed class UnitDesk(UnitOfWork writes)
{
    /// <summary>How many units one request adds at most.</summary>
    public const int MostAtOnce = 1_000;

    /// <summary>Adds a unit.</summary>
    /// <exception cref="Refusal">
    /// <c>project_not_found</c>, <c>not_owner</c>, <c>validation_failed</c>, <c>amount_invalid</c>; <c>unit_exists</c>
    /// as an answer.
    /// </exception>
    public Task<Answer> AddAsync(ProjectRequest request, Id<Project> id, UnitBody body) =>
        writes.RunAsync(request.Command, new Deed("incentives.add_unit", id.ToString()), async work =>
        {
            var project = await request.Scope.ForMakingAsync(work.Db, id);
            var unit = new Unit(project, body.Facts(project.Currency));
            CheckFree(unit, await TakenAsync(work, project, [unit.Number]));
            work.Db.Add(unit);
            Record(work, project, [unit]);
            return Answer.Created(
                UnitView.Of(unit), $"/api/v1/{request.Scope.Portal}/projects/{id}/units/{unit.Id}",
                Etag.Of(unit.Revision));
        });

    /// <summary>Adds many units in one commit; those that cannot be added are named with the reason, the others
    /// are added.</summary>
    /// <exception cref="Refusal">
    /// <c>project_not_found</c>, <c>not_owner</c>, <c>validation_failed</c> for none or too many.
    /// </exception>
    public Task<Answer> AddManyAsync(ProjectRequest request, Id<Project> id, UnitsBody body)
    {
        if (body.Units is not { Count: > 0 and <= MostAtOnce } bodies)
        {
            throw Refusal.OfField("units", $"Send 1 to {MostAtOnce} units.");
        }

        return writes.RunAsync(request.Command, new Deed("incentives.add_units", id.ToString()), async work =>
        {
            var project = await request.Scope.ForMakingAsync(work.Db, id);
            var taken = await TakenAsync(work, project, null);
            var results = new List<UnitOutcome>();
            var added = new List<Unit>();
            foreach (var (place, one) in bodies.Index())
            {
                results.Add(TryAdd(project, (place + 1, one), taken, added));
            }

            work.Db.AddRange(added);
            if (added.Count > 0)
            {
                Record(work, project, added);
            }

            return Answer.Ok(new UnitsAnswer(added.Count, results.Count - added.Count, results));
        });
    }

    /// <summary>Changes what is said of a unit by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal">
    /// <c>unit_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>, <c>validation_failed</c>,
    /// <c>amount_invalid</c>; <c>unit_exists</c> as an answer.
    /// </exception>
    public Task<Answer> EditAsync(ProjectRequest request, UnitPlace at, string? ifMatch, JsonObject patch) =>
        writes.RunAsync(request.Command, new Deed("incentives.edit_unit", at.Unit.ToString()), async work =>
        {
            var project = await request.Scope.ProjectAsync(work.Db, at.Project);
            var unit = await work.Db.Units.SingleOrDefaultAsync(x => x.Id == at.Unit && x.Project == project.Id)
                ?? throw IncentiveCodes.UnitNotFound.Because();
            Etag.Check(ifMatch, unit.Revision);
            var (before, number) = (UnitBody.Of(unit), unit.Number);
            unit.Edit(before.Patched(patch).Facts(project.Currency));
            if (unit.Number != number)
            {
                CheckFree(unit, await TakenAsync(work, project, [unit.Number]));
            }

            work.Audit(new AuditFact(
                "incentives.edit_unit", unit.ObjectId, OffersJson.Text(before), OffersJson.Text(UnitBody.Of(unit)),
                null));
            work.Raise(unit, "incentives.unit.edited", new
            {
                unit.Id, unit.Number, ProjectId = project.Id, unit.Price, Currency = unit.Currency.Code,
                Owner = project.Builder,
            });
            return Answer.Ok(UnitView.Of(unit), Etag.Of(unit.Revision));
        });

    private static UnitOutcome TryAdd(
        Project project, (int Row, UnitBody? Body) sent, HashSet<string> taken, List<Unit> added)
    {
        try
        {
            var body = sent.Body ?? throw Refusal.OfField("units", "A unit is an object.");
            var unit = new Unit(project, body.Facts(project.Currency));
            CheckFree(unit, taken);
            taken.Add(unit.Number);
            added.Add(unit);
            return new UnitOutcome(sent.Row, unit.Number, UnitView.Of(unit));
        }
        catch (Refusal refusal)
        {
            return new UnitOutcome(sent.Row, sent.Body?.Number, null, refusal.Code.Code, refusal.Detail);
        }
    }

    // Looked at under the pen, so that two requests for the same number never meet in the index.
    private static async Task<HashSet<string>> TakenAsync(
        ClosureWork work, Project project, IReadOnlyList<string>? among) =>
        await work.Db.Units.AsNoTracking()
            .Where(x => x.Project == project.Id && (among == null || among.Contains(x.Number)))
            .Select(x => x.Number).ToHashSetAsync(StringComparer.OrdinalIgnoreCase);

    private static void CheckFree(Unit unit, HashSet<string> taken)
    {
        if (taken.Contains(unit.Number))
        {
            throw IncentiveCodes.UnitExists.Because($"The project has a unit {unit.Number} already.");
        }
    }

    private static void Record(ClosureWork work, Project project, IReadOnlyList<Unit> units)
    {
        var numbers = units.Select(unit => unit.Number);
        work.Audit(new AuditFact(
            "incentives.add_units", project.ObjectId, null, OffersJson.Text(new { Numbers = numbers }), null));
        work.Raise(project, "incentives.project.units_added", new
        {
            project.Id, project.Name, units.Count, Owner = project.Builder,
        });
    }
}

/// <summary>Where a unit is.</summary>
/// <param name="Project">The project.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct UnitPlace(Id<Project> Project, Id<Unit> Unit);
