using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>What builders, and administrators for them, do with projects: make and edit.</summary>
public sealed class ProjectDesk(UnitOfWork writes)
{
    /// <summary>Makes a project.</summary>
    /// <exception cref="Refusal">
    /// <c>validation_failed</c>, <c>currency_unknown</c>, <c>organisation_not_found</c>, <c>not_owner</c>;
    /// <c>project_exists</c> as an answer.
    /// </exception>
    public Task<Answer> CreateAsync(ProjectRequest request, ProjectBody body) =>
        writes.RunAsync(request.Command, new Deed("incentives.create_project", ""), async work =>
        {
            var builder = await BuilderAsync(work, request.Scope, body.BuilderId);
            var project = new Project(builder, body.CurrencyOr(Currency.Aed), body.Facts(), work.Caller.Book);
            await CheckNameAsync(work, project);
            work.Db.Add(project);
            Record(work, project, ("create_project", "created"), null);
            var view = (await work.Db.ViewsAsync([project]))[0];
            return Answer.Created(
                view, $"/api/v1/{request.Scope.Portal}/projects/{project.Id}", Etag.Of(project.Revision));
        });

    /// <summary>Changes what is said of a project by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal">
    /// <c>project_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>, <c>validation_failed</c>;
    /// <c>project_exists</c> as an answer.
    /// </exception>
    public Task<Answer> EditAsync(ProjectRequest request, Id<Project> id, string? ifMatch, JsonObject patch) =>
        writes.RunAsync(request.Command, new Deed("incentives.edit_project", id.ToString()), async work =>
        {
            var project = await request.Scope.ProjectAsync(work.Db, id);
            Etag.Check(ifMatch, project.Revision);
            var before = ProjectBody.Of(project);
            var body = before.Patched(patch);
            CheckFixed(before, body);
            project.Edit(body.Facts());
            await CheckNameAsync(work, project);
            Record(work, project, ("edit_project", "edited"), OffersJson.Text(before));
            return Answer.Ok((await work.Db.ViewsAsync([project]))[0], Etag.Of(project.Revision));
        });

    // Who acts for one builder need not name it; administrators do.
    private static async Task<Organisation> BuilderAsync(
        ClosureWork work, ProjectScope scope, Id<Organisation>? named)
    {
        if (named is { } id && !scope.Reaches(id))
        {
            throw IncentiveCodes.NotOwner.Because("You do not act for this builder.");
        }

        IReadOnlyList<Id<Organisation>> wanted = named is { } one ? [one]
            : scope.IsPlatform ? [] : [.. scope.Builders];
        var found = await work.Db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.Book == BookId.Live && x.Kind == OrganisationKind.Builder && wanted.Contains(x.Id))
            .Take(2).ToListAsync();
        return found.Count == 1
            ? found[0]
            : throw Refusal.OfField("builderId", named is null ? "Name the builder." : "There is no such builder.");
    }

    private static async Task CheckNameAsync(ClosureWork work, Project project)
    {
        if (await work.Db.Projects.AnyAsync(
            x => x.Builder == project.Builder && x.Name == project.Name && x.Id != project.Id))
        {
            throw IncentiveCodes.ProjectExists.Because($"There is a project named {project.Name} already.");
        }
    }

    private static void CheckFixed(ProjectBody before, ProjectBody body)
    {
        if (body.BuilderId != before.BuilderId)
        {
            throw Refusal.OfField("builderId", "The builder of a project does not change.");
        }

        if (!string.Equals(body.Currency, before.Currency, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal.OfField("currency", "The currency of a project does not change.");
        }
    }

    private static void Record(
        ClosureWork work, Project project, (string Verb, string Happened) words, string? before)
    {
        work.Audit(new AuditFact(
            "incentives." + words.Verb, project.ObjectId, before, OffersJson.Text(ProjectBody.Of(project)), null));
        work.Raise(project, "incentives.project." + words.Happened, new
        {
            project.Id, project.Name, project.Status, Owner = project.Builder,
        });
    }
}
