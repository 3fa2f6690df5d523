using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>What the platform's people do with alerts.</summary>
public sealed class AlertDesk(UnitOfWork writes)
{
    /// <summary>The caller looks after it.</summary>
    /// <exception cref="Refusal"><c>alert_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> AcknowledgeAsync(CommandRequest request, Id<Alert> id) => MoveAsync(
        request, id, ("acknowledge", "acknowledged"), (alert, work) =>
            alert.Acknowledge(work.Caller.Person, work.Now));

    /// <summary>The caller looks after it later; nobody is told until then.</summary>
    /// <exception cref="Refusal">
    /// <c>alert_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an answer.
    /// </exception>
    public Task<Answer> SnoozeAsync(CommandRequest request, Id<Alert> id, SnoozeBody body) => MoveAsync(
        request, id, ("snooze", "snoozed"), (alert, work) =>
            alert.Snooze(work.Caller.Person, body.Until, work.Now));

    /// <summary>Its cause is gone, as the caller says; the monitor opens another where it is not.</summary>
    /// <exception cref="Refusal">
    /// <c>alert_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an answer.
    /// </exception>
    public Task<Answer> ResolveAsync(CommandRequest request, Id<Alert> id, AlertNoteBody body) => MoveAsync(
        request, id, ("resolve", "resolved"), (alert, work) =>
            alert.Resolve(work.Caller.Person, body.Note, work.Now));

    // Alerts are found as commands under the pen find them, and are not tracked.
    private Task<Answer> MoveAsync(
        CommandRequest request, Id<Alert> id, (string Verb, string Happened) what, Action<Alert, Work> move) =>
        writes.RunAsync(request, new Deed($"rewards.alert.{what.Verb}", id.ToString()), async work =>
        {
            var subject = await work.Db.Alerts.Where(x => x.Id == id).Select(x => x.Subject).SingleOrDefaultAsync()
                ?? throw RewardCodes.AlertNotFound.Because();
            await work.LoadAsync(new RowNames().Need(RewardRows.AlertsOf, subject));
            var alert = work.FindAll(RewardRows.AlertsOf, subject).Single(x => x.Id == id);
            move(alert, work);
            work.TellAlert(alert, what.Happened);
            return Answer.Ok((await work.Db.ViewsAsync([alert], work.Now))[0]);
        });
}
