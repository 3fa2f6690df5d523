using System.Text.Json.Nodes;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>What builders and administrators do with bounties.</summary>
public sealed class BountyDesk(UnitOfWork writes)
{
    /// <summary>Makes a bounty, and publishes it in the same commit unless a draft is wanted.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>not_owner</c>, <c>validation_failed</c>,
    /// <c>amount_invalid</c>; <c>budget_required</c>, <c>insufficient_balance</c>, <c>validity_invalid</c> as
    /// answers.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, ProjectScope scope, NewBountyBody body) =>
        writes.RunAsync(request, new Deed("incentives.bounty.create", ""), async work =>
        {
            var projectId = body.ProjectId ?? throw Refusal.OfField("projectId", "'projectId' is required.");
            var project = await scope.ForMakingAsync(work.Db, projectId);
            var bounty = new Bounty(
                project, scope.OwnerOf(project), work.Caller.Person,
                (body.Texts(), body.Terms(project.Currency)));
            work.Db.Add(bounty);
            work.Tell(bounty, "create", ("drafted", null, Snapshot(bounty)));
            var found = new FundedBounty(bounty, null);
            if (body.Publish)
            {
                found = await PublishAsync(work, found, new BudgetBody(body.Budget));
            }

            var view = await work.ViewAsync(found);
            return Answer.Created(view, $"/api/v1/{scope.Portal}/bounties/{bounty.Id}", view.Tag);
        });

    /// <summary>Changes words, and terms as far as nobody relies on them, of the revision that the caller read.
    /// </summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_owner</c>, <c>if_match_required</c>,
    /// <c>stale_version</c>, <c>validation_failed</c>; <c>bounty_terms_fixed</c>, <c>incentive_not_editable</c>,
    /// <c>validity_invalid</c> as answers.</exception>
    public Task<Answer> EditAsync(
        CommandRequest request, (ProjectScope Scope, Id<Bounty> Id) which, string? ifMatch, JsonObject patch) =>
        writes.RunAsync(request, new Deed("incentives.bounty.edit", which.Id.ToString()), async work =>
        {
            var found = await work.OwnBountyAsync(which.Scope, which.Id);
            var bounty = found.Bounty;
            Etag.Check(ifMatch, bounty.Revision);
            var before = Snapshot(bounty);
            var body = BountyBody.Of(bounty).Patched(patch);
            if (body.ProjectId != bounty.Project)
            {
                throw Refusal.OfField("projectId", "The project of a bounty does not change.");
            }

            bounty.Edit(body.Texts(), body.Terms(bounty.Currency), work.Now);
            work.Tell(bounty, "edit", ("edited", before, Snapshot(bounty)));
            return await TellAsync(work, found);
        });

    /// <summary>Publishes a draft: its budget is held in the same commit.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_owner</c>, <c>amount_invalid</c>;
    /// <c>action_not_allowed</c>, <c>budget_required</c>, <c>insufficient_balance</c>, <c>validity_invalid</c> as
    /// answers.</exception>
    public Task<Answer> PublishAsync(
        CommandRequest request, ProjectScope scope, Id<Bounty> id, BudgetBody body) =>
        writes.RunAsync(request, new Deed("incentives.bounty.publish", id.ToString()), async work =>
            await TellAsync(work, await PublishAsync(work, await work.OwnBountyAsync(scope, id), body)));

    /// <summary>Carries out a verb of <see cref="BountyLife"/> that holds no money.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="scope">Whose bounties.</param>
    /// <param name="id">The bounty.</param>
    /// <param name="verb"><c>pause</c>, <c>resume</c> or <c>close</c>.</param>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_owner</c>; <c>action_not_allowed</c>,
    /// <c>validity_invalid</c> as answers.</exception>
    public Task<Answer> MoveAsync(CommandRequest request, ProjectScope scope, Id<Bounty> id, string verb) =>
        writes.RunAsync(request, new Deed("incentives.bounty." + verb, id.ToString()), async work =>
        {
            var found = await work.OwnBountyAsync(scope, id);
            await MoveAsync(work, found, verb);
            return await TellAsync(work, found);
        });

    /// <summary>Holds more money for a bounty.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_owner</c>, <c>amount_invalid</c>;
    /// <c>action_not_allowed</c>, <c>budget_required</c>, <c>insufficient_balance</c> as answers.</exception>
    public Task<Answer> AddBudgetAsync(
        CommandRequest request, ProjectScope scope, Id<Bounty> id, BudgetBody body) =>
        writes.RunAsync(request, new Deed("incentives.bounty.budget", id.ToString()), async work =>
        {
            var found = await work.OwnBountyAsync(scope, id);
            found.Bounty.AddBudget(work.Now);
            var amount = body.In(found.Bounty.Currency) ?? throw Refusal.OfField("amount", "'amount' is required.");
            found = await work.FundAsync(found, amount);
            work.Tell(found.Bounty, "budget", ("budget_added", null, OffersJson.Text(new { amount })));
            return await TellAsync(work, found);
        });

    /// <summary>Deletes a draft; closes and archives everything else, so that its history stays.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_owner</c>.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, ProjectScope scope, Id<Bounty> id) =>
        writes.RunAsync(request, new Deed("incentives.bounty.remove", id.ToString()), async work =>
        {
            var found = await work.OwnBountyAsync(scope, id);
            var bounty = found.Bounty;
            if (bounty.Status == IncentiveStatus.Draft)
            {
                work.Audit(new AuditFact("incentives.bounty.delete", bounty.ObjectId, Snapshot(bounty), null, null));
                work.Db.Remove(bounty);
                return Answer.Ok(new BountyRemoval(id, "deleted", "The draft is deleted."));
            }

            if (!bounty.HasEnded)
            {
                await MoveAsync(work, found, bounty.IsOver(work.Now) ? "expire" : "close");
            }

            bounty.Archive();
            work.Audit(new AuditFact("incentives.bounty.archive", bounty.ObjectId, null, null, null));
            return Answer.Ok(new BountyRemoval(
                id, "archived", "It is closed and in the archive; proofs that wait can still be reviewed."));
        });

    /// <summary>Ends a bounty whose time is over.</summary>
    internal Task<Answer> ExpireAsync(CommandRequest request, Id<Bounty> id) =>
        writes.RunAsync(request, new Deed("incentives.bounty.expire", id.ToString()), async work =>
        {
            await MoveAsync(work, await work.BountyAsync(id), "expire");
            return Answer.None();
        });

    private static async Task<FundedBounty> PublishAsync(ClosureWork work, FundedBounty found, BudgetBody body)
    {
        var bounty = found.Bounty;
        bounty.Publish(work.Now);
        found = await work.FundAsync(found, body.In(bounty.Currency) ?? bounty.Terms.UsualBudget);
        work.Tell(bounty, "publish", (
            "published", null, OffersJson.Text(new { bounty.Status, budget = found.Budget!.Total })));
        return found;
    }

    private static async Task MoveAsync(ClosureWork work, FundedBounty found, string verb)
    {
        var bounty = found.Bounty;
        var before = OffersJson.Text(new { bounty.Status });
        Action<DateTimeOffset> move = verb switch
        {
            "pause" => bounty.Pause,
            "resume" => bounty.Resume,
            "close" => bounty.Close,
            "expire" => bounty.Expire,
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No such verb."),
        };
        move(work.Now);
        var returned = await work.SettleEndAsync(found);
        work.Tell(bounty, verb, (verb + "d", before, OffersJson.Text(new { bounty.Status, returned })));
    }

    private static async Task<Answer> TellAsync(ClosureWork work, FundedBounty found)
    {
        var view = await work.ViewAsync(found);
        return Answer.Ok(view, view.Tag);
    }

    private static string Snapshot(Bounty bounty) => OffersJson.Text(BountyBody.Of(bounty));
}
