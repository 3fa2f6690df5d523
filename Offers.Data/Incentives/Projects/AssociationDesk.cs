using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>Who sells which project: agents ask, builders invite, approve, reject; either side ends it.</summary>
public sealed class AssociationDesk(UnitOfWork writes)
{
    /// <summary>How many agents one request invites at most.</summary>
    public const int MostAtOnce = 100;

    /// <summary>The caller asks to sell a project.</summary>
    /// <exception cref="Refusal">
    /// <c>project_not_found</c>, <c>validation_failed</c>; <c>project_not_selling</c>, <c>association_exists</c> as
    /// answers.
    /// </exception>
    public Task<Answer> RequestAsync(CommandRequest request, AssociationBody body)
    {
        var id = AssociationWork.Needed(body.ProjectId);
        return writes.RunAsync(request, new Deed("incentives.request_association", id.ToString()), async work =>
        {
            var project = await work.Db.Projects.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.ProjectNotFound.Because();
            if (project.Status != ProjectStatus.Selling)
            {
                throw IncentiveCodes.ProjectNotSelling.Because();
            }

            var agent = AssociationWork.PersonOf(work.Caller);
            await work.CheckNoneOpenAsync(project, agent);
            var association = Association.Request(project, agent, body.Note, work.Now);
            work.Db.Add(association);
            await work.RecordAsync(association, ("request_association", "requested"), null);
            return Answer.Created(
                await work.ViewAsync(association, Role.Agent), $"/api/v1/agent/associations/{association.Id}");
        });
    }

    /// <summary>Lets an agent sell a project from now on, without his asking.</summary>
    /// <exception cref="Refusal">
    /// <c>project_not_found</c>, <c>not_owner</c>, <c>agent_not_found</c>, <c>validation_failed</c>;
    /// <c>association_exists</c>, <c>same_person</c> as answers.
    /// </exception>
    public Task<Answer> InviteAsync(ProjectRequest request, InvitationBody body)
    {
        var id = AssociationWork.Needed(body.ProjectId);
        return writes.RunAsync(request.Command, new Deed("incentives.invite_agent", id.ToString()), async work =>
        {
            var project = await request.Scope.ForMakingAsync(work.Db, id);
            var agent = await work.AgentAsync(body.AgentId, body.Email);
            var association = await work.InviteAsync(project, agent);
            return Answer.Created(
                await work.ViewAsync(association, Role.Builder),
                $"/api/v1/{request.Scope.Portal}/associations/{association.Id}");
        });
    }

    /// <summary>Lets many agents sell a project in one commit; those who cannot be added are named with the reason,
    /// the others are added.</summary>
    /// <exception cref="Refusal">
    /// <c>project_not_found</c>, <c>not_owner</c>, <c>validation_failed</c> for none or too many.
    /// </exception>
    public Task<Answer> InviteManyAsync(ProjectRequest request, InvitationsBody body)
    {
        var id = AssociationWork.Needed(body.ProjectId);
        IReadOnlyList<(Id<IPerson>? Agent, string? Email)> named =
        [
            .. (body.AgentIds ?? []).Select(agent => ((Id<IPerson>?)agent, (string?)null)),
            .. (body.Emails ?? []).Select(email => ((Id<IPerson>?)null, email ?? "")),
        ];
        if (named.Count is 0 or > MostAtOnce)
        {
            throw Refusal.OfField(
                body.AgentIds is null ? "emails" : "agentIds", $"Name 1 to {MostAtOnce} agents.");
        }

        return writes.RunAsync(request.Command, new Deed("incentives.invite_agents", id.ToString()), async work =>
        {
            var project = await request.Scope.ForMakingAsync(work.Db, id);
            var results = new List<AgentOutcome>();
            foreach (var (agent, email) in named)
            {
                results.Add(await work.TryInviteAsync(project, agent, email));
            }

            var failed = results.Count(x => x.Association is null);
            return Answer.Ok(new AgentsAnswer(results.Count - failed, failed, results));
        });
    }

    /// <summary>Carries out a verb of a builder.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The association.</param>
    /// <param name="verb"><c>approve</c>, <c>reject</c> or <c>end</c>.</param>
    /// <param name="reason">Why; needed to reject.</param>
    /// <exception cref="Refusal">
    /// <c>association_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>, <c>same_person</c> as
    /// answers.
    /// </exception>
    public Task<Answer> DecideAsync(ProjectRequest request, Id<Association> id, string verb, string? reason = null) =>
        writes.RunAsync(request.Command, new Deed($"incentives.{verb}_association", id.ToString()), async work =>
        {
            var association = await work.AssociationAsync(id);
            request.Scope.Require(association.Builder, IncentiveCodes.AssociationNotFound);
            var before = association.Status;
            var happened = Decide(work, association, verb, reason);
            await work.RecordAsync(association, ($"{verb}_association", happened), before);
            return Answer.Ok(await work.ViewAsync(association, Role.Builder));
        });

    /// <summary>The caller takes his request back, or sells the project no longer.</summary>
    /// <exception cref="Refusal">
    /// <c>association_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an answer.
    /// </exception>
    public Task<Answer> LeaveAsync(CommandRequest request, Id<Association> id, string? reason = null) =>
        writes.RunAsync(request, new Deed("incentives.end_association", id.ToString()), async work =>
        {
            var association = await work.AssociationAsync(id);
            var agent = AssociationWork.PersonOf(work.Caller);
            if (association.Agent != agent)
            {
                throw IncentiveCodes.AssociationNotFound.Because();
            }

            var before = association.Status;
            if (before == AssociationStatus.Requested)
            {
                association.Withdraw(work.Now);
            }
            else
            {
                association.End(agent, reason, work.Now);
            }

            var happened = before == AssociationStatus.Requested ? "withdrawn" : "ended";
            await work.RecordAsync(association, ("end_association", happened), before);
            return Answer.Ok(await work.ViewAsync(association, Role.Agent));
        });

    private static string Decide(ClosureWork work, Association association, string verb, string? reason)
    {
        switch (verb)
        {
            case "approve":
                association.Approve(work.Caller.Person, work.Now);
                return "approved";
            case "reject":
                association.Reject(work.Caller.Person, reason, work.Now);
                return "rejected";
            case "end":
                association.End(work.Caller.Person, reason, work.Now);
                return "ended";
            default:
                throw new ArgumentOutOfRangeException(nameof(verb), verb, "No such verb.");
        }
    }
}
