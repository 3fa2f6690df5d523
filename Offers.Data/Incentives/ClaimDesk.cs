using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>How a dispute is decided.</summary>
/// <param name="Decision"><c>uphold</c> or <c>deny</c>.</param>
/// <param name="Resolution">What is said to the agent.</param>
/// <param name="Adjustment">What is added to the claim where it is upheld; below nothing takes.</param>
public sealed record ResolutionBody(string? Decision = null, string? Resolution = null, AmountText? Adjustment = null);

/// <summary>What builders decide on claims, and agents say against it.</summary>
public sealed class ClaimDesk(UnitOfWork writes)
{
    /// <summary>
    /// Approves a claim: what is due is paid in the same commit; where the budget does not reach, it waits for it.
    /// </summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>, <c>not_owner</c>; <c>action_not_allowed</c>,
    /// <c>same_person</c> as answers.</exception>
    public Task<Answer> ApproveAsync(CommandRequest request, ProjectScope scope, Id<IncentiveClaim> id) =>
        DecideAsync(request, scope, (id, "approve"), async (work, claim) =>
        {
            claim.Approve(work.Caller.Person, work.Now);
            work.Tell(claim, "approved");
            await work.SettleAsync(claim, await work.StagesAsync(claim));
        });

    /// <summary>Rejects a claim and says why; it takes no unit any more.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>, <c>not_owner</c>, <c>validation_failed</c>;
    /// <c>action_not_allowed</c>, <c>same_person</c> as answers.</exception>
    public Task<Answer> RejectAsync(
        CommandRequest request, ProjectScope scope, Id<IncentiveClaim> id, string? reason) =>
        DecideAsync(request, scope, (id, "reject"), async (work, claim) =>
        {
            claim.Reject(work.Caller.Person, reason, work.Now);
            work.Tell(claim, "rejected");
            (await work.Db.IncentiveTotals.SingleAsync(x => x.Incentive == claim.Incentive)).GiveBack();
            await AgainAsync(work, claim);
        });

    /// <summary>Puts a claim on hold and says why.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>, <c>not_owner</c>, <c>validation_failed</c>;
    /// <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> HoldAsync(
        CommandRequest request, ProjectScope scope, Id<IncentiveClaim> id, string? reason) =>
        DecideAsync(request, scope, (id, "hold"), (work, claim) =>
        {
            claim.Hold(reason, work.Now);
            work.Tell(claim, "held");
            return Task.CompletedTask;
        });

    /// <summary>The agent says that a claim is wrong.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>, also for another's; <c>validation_failed</c>;
    /// <c>dispute_open</c> as an answer.</exception>
    public Task<Answer> DisputeAsync(CommandRequest request, Id<IncentiveClaim> id, string? reason) =>
        writes.RunAsync(request, new Deed("incentives.claim.dispute", id.ToString()), async work =>
        {
            var claim = await OwnAsync(work, id);
            var dispute = new ClaimDispute(claim, reason, work.Now);
            work.Db.Add(dispute);
            claim.Dispute(dispute);
            work.Tell(claim, "disputed");
            await work.FlushAsync();
            return Answer.Ok(await ClaimQueries.ViewAsync(work.Db, id, work.Now));
        });

    /// <summary>The agent takes his dispute back.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> WithdrawAsync(CommandRequest request, Id<IncentiveClaim> id) =>
        writes.RunAsync(request, new Deed("incentives.claim.withdraw_dispute", id.ToString()), async work =>
        {
            var claim = await OwnAsync(work, id);
            await EndAsync(work, claim, "withdraw", (work.Caller.Person, null, 0));
            work.Tell(claim, "dispute_withdrawn");
            await work.FlushAsync();
            return Answer.Ok(await ClaimQueries.ViewAsync(work.Db, id, work.Now));
        });

    /// <summary>Decides a dispute; an upheld one adjusts the claim, and a rejected claim counts again.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>, <c>not_owner</c>, <c>validation_failed</c>,
    /// <c>amount_invalid</c>; <c>action_not_allowed</c>, <c>same_person</c> as answers.</exception>
    public Task<Answer> ResolveAsync(
        CommandRequest request, ProjectScope scope, Id<IncentiveClaim> id, ResolutionBody body) =>
        DecideAsync(request, scope, (id, "resolve_dispute"), async (work, claim) =>
        {
            if (claim.Agent == work.Caller.Person)
            {
                throw PlatformCodes.SamePerson.Because("Nobody decides on his own claim.");
            }

            var verb = body.Decision is "uphold" or "deny"
                ? body.Decision
                : throw Refusal.OfField("decision", "'decision' is uphold or deny.");
            var adjustment = body.Adjustment is { Text: not null } text ? text.SignedIn(claim.Currency).Minor : 0;
            await EndAsync(work, claim, verb, (work.Caller.Person, body.Resolution, adjustment));
            if (verb == "uphold")
            {
                await UpholdAsync(work, claim, adjustment);
            }
            else
            {
                work.Tell(claim, "dispute_denied");
            }
        });

    private static async Task UpholdAsync(ClosureWork work, IncentiveClaim claim, long adjustment)
    {
        if (claim.Status == ClaimStatus.Reversed)
        {
            throw PlatformCodes.ActionNotAllowed.Because("The sale counts no more, so nothing can be paid for it.");
        }

        claim.Adjust(adjustment);
        if (claim.Status == ClaimStatus.Rejected)
        {
            claim.Revive(work.Now);
            (await work.Db.IncentiveTotals.SingleAsync(x => x.Incentive == claim.Incentive)).Take();
        }

        // Told with what it is worth now, since statements read from events how a claim stood.
        work.Tell(claim, "dispute_upheld");
        await AgainAsync(work, claim);
    }

    private Task<Answer> DecideAsync(
        CommandRequest request, ProjectScope scope, (Id<IncentiveClaim> Id, string Verb) what,
        Func<ClosureWork, IncentiveClaim, Task> decide) =>
        writes.RunAsync(request, new Deed("incentives.claim." + what.Verb, what.Id.ToString()), async work =>
        {
            var claim = await FindAsync(work, what.Id);
            var builder = await work.Db.Projects.Where(x => x.Id == claim.Project).Select(x => x.Builder)
                .SingleAsync();
            scope.Require(builder, IncentiveCodes.ClaimNotFound);
            scope.RequireOwner(claim.Owner);
            await decide(work, claim);
            var incentive = await work.Db.Incentives.SingleAsync(x => x.Id == claim.Incentive);
            await work.UseFreedAsync(incentive);
            await work.ScoreAsync(claim.Project, [claim.Agent]);
            await work.FlushAsync();
            return Answer.Ok(await ClaimQueries.ViewAsync(work.Db, claim.Id, work.Now));
        });

    // Other claims of the agent may be worth something else now.
    private static async Task AgainAsync(ClosureWork work, IncentiveClaim claim)
    {
        await work.FlushAsync();
        var incentive = await work.Db.Incentives.SingleAsync(x => x.Id == claim.Incentive);
        await work.AwardAsync(incentive, claim.Agent);
    }

    private static async Task EndAsync(
        ClosureWork work, IncentiveClaim claim, string verb,
        (Id<IPerson>? By, string? Resolution, long AdjustmentMinor) decision)
    {
        var dispute = await work.Db.ClaimDisputes
            .Where(x => x.Claim == claim.Id).OrderByDescending(x => x.Id).FirstOrDefaultAsync()
            ?? throw PlatformCodes.ActionNotAllowed.Because("It is not disputed.");
        dispute.End(verb, decision, work.Now);
        claim.Dispute(dispute);
    }

    private static async Task<IncentiveClaim> OwnAsync(ClosureWork work, Id<IncentiveClaim> id)
    {
        var claim = await FindAsync(work, id);
        return claim.Agent == work.Caller.Person ? claim : throw IncentiveCodes.ClaimNotFound.Because();
    }

    private static async Task<IncentiveClaim> FindAsync(ClosureWork work, Id<IncentiveClaim> id) =>
        await work.Db.IncentiveClaims.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.ClaimNotFound.Because();
}
