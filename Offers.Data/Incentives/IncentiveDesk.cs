using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Templates;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What became of an incentive that was to be deleted.</summary>
/// <param name="Id">The incentive.</param>
/// <param name="Outcome"><c>deleted</c> for a draft; <c>archived</c> for what agents saw.</param>
/// <param name="Message">One sentence.</param>
public sealed record DeleteAnswer(string Id, string Outcome, string Message);

/// <summary>What builders and administrators do with incentives.</summary>
public sealed class IncentiveDesk(UnitOfWork writes)
{
    private static readonly RefusalCode _statusUnfit = PlatformCodes.StatusInvalid with { Status = 422 };

    /// <summary>Drafts an incentive and, unless told not to, publishes it with its budget held. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>project_not_found</c>,
    /// <c>not_owner</c>; <c>incentive_exists</c>, <c>reward_invalid</c>, <c>validity_invalid</c>,
    /// <c>budget_required</c>, <c>insufficient_balance</c> as answers: nothing is stored then.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, ProjectScope scope, IncentiveBody body) =>
        writes.RunAsync(request, new Deed("incentives.create", ""), async work =>
        {
            var id = body.ProjectId ?? throw Refusal.OfField("projectId", "'projectId' is required.");
            var project = await scope.ForMakingAsync(work.Db, id);
            var what = (body.Type, body.Texts(), body.Terms(project.Currency));
            var incentive = new Incentive(project, scope.OwnerOf(project), work.Caller.Person, what);
            if (body.OnlyNew)
            {
                await work.Db.CheckNewAsync(incentive, work.Now);
            }

            work.Db.Add(incentive);
            work.Db.Add(new IncentiveTotals(incentive));
            work.Record(incentive, "created", null);
            if (body.Publish)
            {
                await PublishAsync(work, incentive, body);
            }

            var view = await TellAsync(work, scope, incentive);
            return Answer.Created(view, $"/api/v1/{scope.Portal}/incentives/{incentive.Id}", view.Tag);
        });

    /// <summary>Changes words and terms by a merge patch of the revision that the caller read, and goes to another
    /// state where it names one. Changed terms of a published incentive are the next version.</summary>
    /// <exception cref="Refusal"><c>if_match_required</c>, <c>stale_version</c>, <c>validation_failed</c>,
    /// <c>incentive_not_found</c>, <c>not_owner</c>; <c>incentive_not_editable</c>, <c>reward_invalid</c>,
    /// <c>validity_invalid</c>, <c>status_invalid</c>, <c>action_not_allowed</c> as answers.</exception>
    public Task<Answer> EditAsync(
        CommandRequest request, ProjectScope scope, Id<Incentive> id, (string? IfMatch, JsonObject Patch) change) =>
        writes.RunAsync(request, new Deed("incentives.edit", id.ToString()), async work =>
        {
            var incentive = await FindAsync(work, scope, id);
            Etag.Check(change.IfMatch, incentive.Revision);
            var before = OffersJson.Text(IncentiveBody.Of(incentive));
            var body = IncentiveBody.Of(incentive).Patched(change.Patch);
            if (body.ProjectId != incentive.Project || body.Type != incentive.Type)
            {
                throw Refusal.OfField("projectId", "The project and the type of an incentive do not change.");
            }

            if (incentive.Edit(body.Texts(), body.Terms(incentive.Currency), work.Now) is { } version)
            {
                work.Db.Add(version);
                work.Record(incentive, "terms_changed", before);
            }
            else
            {
                work.Record(incentive, "edited", before);
            }

            if (VerbOf(body.Status, incentive, work.Now) is { } verb)
            {
                await MoveAsync(work, incentive, verb, body);
            }

            var view = await TellAsync(work, scope, incentive);
            return Answer.Ok(view, view.Tag);
        });

    /// <summary>Carries out a verb of <see cref="IncentiveLife"/>.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="scope">Whose incentives.</param>
    /// <param name="id">The incentive.</param>
    /// <param name="move"><c>publish</c>, <c>pause</c>, <c>resume</c>, <c>close</c> or <c>expire</c>, and the budget of
    /// a publishing.</param>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_owner</c>; <c>action_not_allowed</c>,
    /// <c>validity_invalid</c>, <c>budget_required</c>, <c>insufficient_balance</c> as answers.</exception>
    public Task<Answer> MoveAsync(
        CommandRequest request, ProjectScope scope, Id<Incentive> id, (string Verb, BudgetBody? Budget) move) =>
        writes.RunAsync(request, new Deed("incentives." + move.Verb, id.ToString()), async work =>
        {
            var incentive = await FindAsync(work, scope, id);
            await MoveAsync(work, incentive, move.Verb, new IncentiveBody { Budget = move.Budget?.Amount });
            var view = await TellAsync(work, scope, incentive);
            return Answer.Ok(view, view.Tag);
        });

    /// <summary>Holds more for an incentive; claims that waited for it are paid.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_owner</c>, <c>amount_invalid</c>;
    /// <c>action_not_allowed</c>, <c>insufficient_balance</c> as answers.</exception>
    public Task<Answer> AddBudgetAsync(
        CommandRequest request, ProjectScope scope, Id<Incentive> id, BudgetBody body) =>
        writes.RunAsync(request, new Deed("incentives.budget", id.ToString()), async work =>
        {
            var incentive = await FindAsync(work, scope, id);
            var amount = body.Amount?.PositiveIn(incentive.Currency)
                ?? throw Refusal.OfField("amount", "'amount' is required.");
            if (await work.BudgetAsync(incentive.ObjectId) is not { } budget)
            {
                throw PlatformCodes.ActionNotAllowed.Because("Publish it first.");
            }

            await work.HoldAsync(budget, amount);
            work.Record(incentive, "budget_added", null);
            await work.FlushAsync();
            await work.PayWaitingAsync(incentive);
            await work.ReturnSpareAsync(incentive);
            var view = await TellAsync(work, scope, incentive);
            return Answer.Ok(view, view.Tag);
        });

    /// <summary>Deletes a draft; what agents saw is closed and put into the archive.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_owner</c>.</exception>
    public Task<Answer> DeleteAsync(
        CommandRequest request, ProjectScope scope, Id<Incentive> id, string? ifMatch) =>
        writes.RunAsync(request, new Deed("incentives.delete", id.ToString()), async work =>
        {
            var incentive = await FindAsync(work, scope, id);
            Etag.Check(ifMatch, incentive.Revision);
            if (incentive.Status == IncentiveStatus.Draft)
            {
                work.Record(incentive, "deleted", OffersJson.Text(IncentiveBody.Of(incentive)));
                work.Db.Remove(await work.Db.IncentiveTotals.SingleAsync(x => x.Incentive == id));
                work.Db.Remove(incentive);
                return Answer.Ok(new DeleteAnswer(id.ToString(), "deleted", "The draft is deleted."));
            }

            if (incentive.Status is IncentiveStatus.Active or IncentiveStatus.Paused)
            {
                await MoveAsync(work, incentive, "close", new IncentiveBody());
            }

            incentive.Archive();
            work.Record(incentive, "archived", null);
            return Answer.Ok(new DeleteAnswer(
                id.ToString(), "archived", "It is closed and in the archive; its history stays."));
        });

    private static async Task<Incentive> FindAsync(ClosureWork work, ProjectScope scope, Id<Incentive> id)
    {
        var incentive = await work.Db.Incentives.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.IncentiveNotFound.Because();
        scope.Require(incentive.Builder, IncentiveCodes.IncentiveNotFound);
        scope.RequireOwner(incentive.Owner);
        return incentive;
    }

    private static async Task PublishAsync(ClosureWork work, Incentive incentive, IncentiveBody body)
    {
        var amount = body.BudgetOf(incentive);
        var version = incentive.Publish(work.Now);
        var budget = new Budget(incentive.Book, incentive.ObjectId, incentive.Owner, incentive.Currency);
        await work.HoldAsync(budget, amount);
        work.Db.Add(budget);
        work.Db.Add(version);
        work.Db.Add(new IncentiveSpan(incentive, work.Now));
        work.Record(incentive, "published", null);
    }

    private static async Task MoveAsync(ClosureWork work, Incentive incentive, string verb, IncentiveBody body)
    {
        if (verb == "publish")
        {
            await PublishAsync(work, incentive, body);
            return;
        }

        Action<DateTimeOffset> move = verb switch
        {
            "pause" => incentive.Pause,
            "resume" => incentive.Resume,
            "close" => incentive.Close,
            "expire" => incentive.Expire,
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No such verb."),
        };
        var before = OffersJson.Text(new { incentive.Status });
        move(work.Now);
        await SpanAsync(work, incentive);
        work.Record(incentive, verb == "pause" ? "paused" : verb.EndsWith('e') ? verb + "d" : verb + "ed", before);
        await work.ReturnSpareAsync(incentive);
    }

    // A stretch ends when it stops counting; where its time was over before, no booking of the time since counted.
    private static async Task SpanAsync(ClosureWork work, Incentive incentive)
    {
        var open = await work.Db.IncentiveSpans
            .SingleOrDefaultAsync(x => x.Incentive == incentive.Id && x.Until == null);
        if (incentive.Status == IncentiveStatus.Active)
        {
            work.Db.Add(new IncentiveSpan(incentive, work.Now));
        }
        else
        {
            open?.End(work.Now);
        }
    }

    private static string? VerbOf(string? status, Incentive incentive, DateTimeOffset now)
    {
        if (status is null)
        {
            return null;
        }

        var wanted = Words.Read<IncentiveStatus>(status);
        var verb = (wanted, incentive.Status) switch
        {
            (IncentiveStatus.Active, IncentiveStatus.Draft) => "publish",
            (IncentiveStatus.Active, _) => "resume",
            (IncentiveStatus.Paused, _) => "pause",
            (IncentiveStatus.Closed, _) => "close",
            _ => throw _statusUnfit.Because("'status' is active, paused or closed."),
        };
        return wanted == incentive.Status && incentive.EffectiveStatus(now) == incentive.Status ? null : verb;
    }

    private static async Task<IncentiveView> TellAsync(ClosureWork work, ProjectScope scope, Incentive incentive)
    {
        await work.FlushAsync();
        return await IncentiveQueries.ViewAsync(work.Db, scope, incentive.Id, work.Now);
    }
}
