using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>What the desk of associations does inside its units of work.</summary>
internal static class AssociationWork
{
    /// <summary>The project that a body must name.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static Id<Project> Needed(Id<Project>? named) =>
        named ?? throw Refusal.OfField("projectId", "'projectId' is required.");

    /// <summary>The person who asks.</summary>
    /// <exception cref="Refusal"><c>unauthenticated</c>.</exception>
    internal static Id<IPerson> PersonOf(Caller caller) =>
        caller.Person ?? throw PlatformCodes.Unauthenticated.Because();

    /// <summary>An association of the book.</summary>
    /// <exception cref="Refusal"><c>association_not_found</c>.</exception>
    internal static async Task<Association> AssociationAsync(this ClosureWork work, Id<Association> id) =>
        await work.Db.Associations.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.AssociationNotFound.Because();

    /// <summary>An agent by id or address, who may sign in.</summary>
    /// <exception cref="Refusal"><c>agent_not_found</c>, <c>validation_failed</c>.</exception>
    internal static async Task<Id<IPerson>> AgentAsync(this ClosureWork work, Id<IPerson>? id, string? email)
    {
        if ((id is null) == (email is null))
        {
            throw Refusal.OfField("agentId", "Name the agent by 'agentId' or by 'email'.");
        }

        IQueryable<Person> people = work.Db.Users.Where(x => x.DisabledAt == null);
        if (id is { } known)
        {
            people = people.Where(x => x.Id == known);
        }
        else
        {
            var address = EmailText.Normal(EmailText.Required("email", email));
            people = people.Where(x => x.NormalizedEmail == address);
        }

        var found = await people
            .Where(x => work.Db.Memberships.Any(m => m.Person == x.Id && m.Role == Role.Agent))
            .Select(x => (Id<IPerson>?)x.Id).SingleOrDefaultAsync();
        return found ?? throw IncentiveCodes.AgentNotFound.Because(
            email is null ? null : "Nobody with this address is an agent here.");
    }

    /// <summary>Refuses a second open association of an agent with a project; asked under the pen, so that two
    /// requests never meet in the index. What this unit of work added counts too.</summary>
    /// <exception cref="Refusal"><c>association_exists</c>.</exception>
    internal static async Task CheckNoneOpenAsync(this ClosureWork work, Project project, Id<IPerson> agent)
    {
        var open = work.Db.Associations.Local.FirstOrDefault(
                x => x.Project == project.Id && x.Agent == agent && IsOpen(x))
            ?? await work.Db.Associations.AsNoTracking().FirstOrDefaultAsync(
                x => x.Project == project.Id && x.Agent == agent
                    && (x.Status == AssociationStatus.Requested || x.Status == AssociationStatus.Approved));
        if (open is not null)
        {
            var detail = open.Status == AssociationStatus.Requested
                ? "The agent has asked to sell this project already."
                : "The agent sells this project already.";
            throw IncentiveCodes.AssociationExists.Because(detail, ("associationId", open.Id));
        }
    }

    /// <summary>Lets an agent sell a project.</summary>
    /// <exception cref="Refusal"><c>association_exists</c>, <c>same_person</c>.</exception>
    internal static async Task<Association> InviteAsync(this ClosureWork work, Project project, Id<IPerson> agent)
    {
        var association = Association.Invite(project, agent, (work.Caller.Person, work.Now));
        await work.CheckNoneOpenAsync(project, agent);
        work.Db.Add(association);
        await work.RecordAsync(association, ("invite_agent", "invited"), null);
        return association;
    }

    /// <summary>Lets one of several agents sell a project, or says why not.</summary>
    internal static async Task<AgentOutcome> TryInviteAsync(
        this ClosureWork work, Project project, Id<IPerson>? id, string? email)
    {
        var agent = id;
        try
        {
            agent = await work.AgentAsync(id, email);
            var association = await work.InviteAsync(project, agent.Value);
            return new AgentOutcome(agent, email, await work.ViewAsync(association, Role.Builder));
        }
        catch (Refusal refusal)
        {
            return new AgentOutcome(agent, email, null, refusal.Code.Code, refusal.Detail);
        }
    }

    /// <summary>The association as a builder sees it, or the agent himself.</summary>
    internal static async Task<AssociationView> ViewAsync(
        this ClosureWork work, Association association, Role reader) =>
        (await work.Db.ViewsAsync([association], reader, work.Now))[0];

    /// <summary>Audits and tells what became of an association.</summary>
    internal static async Task RecordAsync(
        this ClosureWork work, Association association, (string Verb, string Happened) words,
        AssociationStatus? before)
    {
        var project = await work.Db.Projects.SingleAsync(x => x.Id == association.Project);
        work.Audit(new AuditFact(
            "incentives." + words.Verb, association.ObjectId,
            before is { } status ? OffersJson.Text(new { Status = status }) : null,
            OffersJson.Text(new { association.Status, association.Agent, ProjectId = project.Id }),
            association.Reason));
        work.Raise(association, "incentives.association." + words.Happened, new AssociationNews(
            association.Id, project.Id, project.Name, association.Builder, association.Agent, association.Reason,
            work.Caller.Person));
    }

    private static bool IsOpen(Association association) =>
        association.Status is AssociationStatus.Requested or AssociationStatus.Approved;
}

/// <summary>What the events of an association carry.</summary>
/// <param name="Id">The association.</param>
/// <param name="ProjectId">The project.</param>
/// <param name="Project">Its name.</param>
/// <param name="Owner">The builder.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Reason">Why, where it was rejected or ended.</param>
/// <param name="By">Who did it.</param>
public sealed record AssociationNews(
    Id<Association> Id, Id<Project> ProjectId, string Project, Id<Organisation> Owner, Id<IPerson> Agent,
    string? Reason, Id<IPerson>? By);
