using Microsoft.Extensions.Logging;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>
/// Carries one step of one saga as far as one question to its party: what is learnt is settled under the pen, and what
/// is not waits.
/// </summary>
public sealed class SagaStepper(
    SagaLeases leases, SagaAsker asker, SagaSettling settling, SagaKinds kinds, SagaParties parties, SagaWaits waits,
    ILogger<SagaStepper> log)
{
    private const string Unreached = "unreached";

    /// <summary>Does what is due of a saga.</summary>
    /// <returns>False where it stays due: its party is busy, or somebody else has it.</returns>
    internal async Task<bool> StepAsync(Saga saga)
    {
        if (kinds.Find(saga.Kind) is null)
        {
            await GiveUpAsync(saga, "kind_unknown", "No module carries out sagas of this kind.");
            return true;
        }

        if (!saga.IsAsking && kinds.IsUsedUp(saga))
        {
            await SettleAsync(saga, Refuse(saga.LastText), new SagaNoteFacts(SagaEvent.Unreached, saga.LastText));
            return true;
        }

        switch (parties.Enter(saga.Party))
        {
            case PartyEntry.Entered entered:
                return await AskAsync(saga, entered.Role);
            case PartyEntry.Open open:
                await StayAwayAsync(saga, open.Until);
                return true;
            default:
                return false;
        }
    }

    private static CallOutcome.Refused Refuse(string? text) => new(Unreached, text ?? "The party was not reached.");

    private async Task<bool> AskAsync(Saga saga, PartyRole role)
    {
        var health = PartyHealth.Unsaid;
        TakenSaga? taken;
        Asked asked;
        try
        {
            taken = await leases.TakeAsync(saga);
            if (taken is null)
            {
                return false;
            }

            asked = await asker.AskAsync(taken);
            health = asked.Health;
        }
        finally
        {
            parties.Leave(saga.Party, role, health);
        }

        await ApplyAsync(taken, asked);
        return true;
    }

    private Task ApplyAsync(TakenSaga taken, Asked asked)
    {
        var saga = taken.Saga;
        return (asked.Outcome, taken.Ask) switch
        {
            (CallOutcome.Confirmed, _) => SettleAsync(saga, asked.Outcome, Facts(SagaEvent.Answered, null, asked)),
            (CallOutcome.Refused refused, _) => SettleAsync(
                saga, refused, Facts(SagaEvent.Refused, $"{refused.Code}: {refused.Text}", asked)),
            (CallOutcome.Unreached unreached, SagaAsk.Call) => CallLaterAsync(
                saga, Facts(SagaEvent.Unreached, unreached.Text, asked), unreached.RetryAfter ?? TimeSpan.Zero),
            (CallOutcome.NotFound, SagaAsk.Query) => CallLaterAsync(
                saga, Facts(SagaEvent.NotFound, "The party never got the call.", asked), TimeSpan.Zero),
            (CallOutcome.Unknown unknown, _) => QueryLaterAsync(taken, unknown, asked),
            (CallOutcome.Unreached unreached, _) => QueryLaterAsync(
                taken, new CallOutcome.Unknown(unreached.Text, unreached.RetryAfter), asked),
            _ => QueryLaterAsync(taken, new CallOutcome.Unknown("An answer that no call can have."), asked),
        };
    }

    private static SagaNoteFacts Facts(SagaEvent happened, string? text, Asked asked) =>
        new(happened, text) { DurationMs = asked.Ms };

    // Surely not done: the party is called again with the same key, until it was tried often enough.
    private Task CallLaterAsync(Saga saga, SagaNoteFacts facts, TimeSpan alone)
    {
        if (kinds.IsLast(saga, waits.Now))
        {
            return SettleAsync(saga, Refuse(facts.Text), facts);
        }

        var wait = new SagaWait(waits.Retry(saga, saga.Attempt, alone), Unreached, facts.Text);
        return leases.ChangeAsync(saga, facts, x => x.CallLater(wait));
    }

    // Nobody knows: the party is queried until it tells, and people are asked when the time is over.
    private Task QueryLaterAsync(TakenSaga taken, CallOutcome.Unknown unknown, Asked asked)
    {
        var (saga, now) = (taken.Saga, waits.Now);
        var happened = taken.Ask == SagaAsk.Call ? SagaEvent.Unknown : SagaEvent.Queried;
        var facts = Facts(happened, unknown.Text, asked);
        if (saga.State == SagaState.Stuck)
        {
            var slow = new SagaWait(waits.Slowly(), saga.LastCode ?? "unknown", unknown.Text);
            return leases.ChangeAsync(saga, facts, x => x.QueryLater(slow));
        }

        // Also a step that begins late is queried once before people are asked.
        if (now >= saga.Deadline && taken.Ask == SagaAsk.Query)
        {
            return EndTimeAsync(saga, facts);
        }

        var wait = new SagaWait(waits.Query(saga, unknown.AskAfter), "unknown", unknown.Text);
        return saga.State == SagaState.Running
            ? TryAsync(saga, () => settling.WaitAsync(saga, facts, x => x.QueryLater(wait)))
            : leases.ChangeAsync(saga, facts, x => x.QueryLater(wait));
    }

    private Task EndTimeAsync(Saga saga, SagaNoteFacts facts)
    {
        var wait = new SagaWait(waits.Slowly(), "deadline", facts.Text);
        return TryAsync(saga, () => settling.WaitAsync(
            saga, facts with { Event = SagaEvent.Deadline }, x => x.Stick(wait)));
    }

    // The circuit is open: a call counts as tried, so that whoever waits gets an answer in the end; a query does not.
    private Task StayAwayAsync(Saga saga, DateTimeOffset until)
    {
        const string Why = "The circuit to the party is open.";
        var alone = until - waits.Now;
        if (!saga.IsAsking)
        {
            var facts = new SagaNoteFacts(SagaEvent.Unreached, Why);
            var wait = new SagaWait(waits.Retry(saga, saga.Attempt + 1, alone), Unreached, Why);
            return waits.Now >= saga.Deadline
                ? SettleAsync(saga, Refuse(Why), facts)
                : leases.ChangeAsync(saga, facts, x => x.Skip(wait));
        }

        if (saga.State != SagaState.Stuck && waits.Now >= saga.Deadline)
        {
            return EndTimeAsync(saga, new SagaNoteFacts(SagaEvent.Deadline, Why));
        }

        var later = new SagaWait(waits.Retry(saga, 1, alone), saga.LastCode ?? "unknown", Why);
        return leases.ChangeAsync(saga, null, x => x.Postpone(later));
    }

    private Task SettleAsync(Saga saga, CallOutcome outcome, SagaNoteFacts facts) =>
        TryAsync(saga, () => settling.SettleAsync(saga, outcome, facts));

    // What fails on our side is tried again: the party is queried for its answer, which is kept nowhere.
    private async Task TryAsync(Saga saga, Func<Task<Answer>> write)
    {
        var (code, text) = ("", "");
        try
        {
            var answer = await write();
            if (!answer.IsRefusal)
            {
                return;
            }

            var refusal = Problem.ToRefusal(answer.Body);
            (code, text) = (refusal.Code.Code, refusal.Detail);
        }
        catch (Refusal refusal) when (refusal.Code.IsOpen)
        {
            // The database could not; when the lease is over, the saga goes on by itself.
            log.LogWarning("{Saga} could not be settled: {Code}.", saga.Id, refusal.Code.Code);
            return;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "{Saga} could not be settled.", saga.Id);
            (code, text) = error is Refusal refusal
                ? (refusal.Code.Code, refusal.Detail)
                : ("settle_failed", error.GetType().Name);
        }

        await FaultAsync(saga, code, text);
    }

    private async Task FaultAsync(Saga saga, string code, string text)
    {
        var facts = new SagaNoteFacts(SagaEvent.Faulted, $"{code}: {text}");
        if (saga.Faults + 1 >= waits.Settings.FaultsAtMost && saga.State != SagaState.Stuck)
        {
            await GiveUpAsync(saga, code, text);
            return;
        }

        var due = saga.State == SagaState.Stuck ? waits.Slowly() : waits.Fault(saga);
        await leases.ChangeAsync(saga, facts, x => x.Fault(new SagaWait(due, code, text)));
    }

    private async Task GiveUpAsync(Saga saga, string code, string text)
    {
        var wait = new SagaWait(waits.Slowly(), code, text);
        if (saga.State == SagaState.Stuck)
        {
            await leases.ChangeAsync(saga, null, x => x.Postpone(wait));
            return;
        }

        (await settling.WaitAsync(
            saga, new SagaNoteFacts(SagaEvent.Stuck, $"{code}: {text}"), x => x.Stick(wait))).Check();
    }
}
