using Microsoft.Extensions.Logging;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>What a party answered.</summary>
/// <param name="Outcome">What it said.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Health">What that says about the party.</param>
internal sealed record Asked(CallOutcome Outcome, TimeSpan Took, PartyHealth Health)
{
    /// <summary>How long it took, in milliseconds.</summary>
    internal int Ms => (int)Math.Min(Took.TotalMilliseconds, int.MaxValue);
}

/// <summary>Asks outside parties, each time with an end, and never takes silence for an answer.</summary>
public sealed class SagaAsker(
    SagaKinds kinds, SagaParties parties, SagaSettings settings, TimeProvider time, ILogger<SagaAsker> log)
{
    /// <summary>Calls or queries the party of a saga that somebody has for himself.</summary>
    internal async Task<Asked> AskAsync(TakenSaga taken)
    {
        var began = time.GetTimestamp();
        var (outcome, isSilent) = await OutcomeAsync(taken);
        var took = time.GetElapsedTime(began);
        parties.Count(taken.Saga.Party, taken.Ask, outcome, took);
        return new Asked(outcome, took, isSilent ? PartyHealth.Ill : HealthOf(outcome, taken.Ask));
    }

    // A party that works on it, or says so when it is queried, is well; only whoever is called and does not answer
    // is not.
    private static PartyHealth HealthOf(CallOutcome outcome, SagaAsk ask) => outcome switch
    {
        CallOutcome.Unreached => PartyHealth.Ill,
        CallOutcome.Unknown { AskAfter: not null } => PartyHealth.Well,
        CallOutcome.Unknown => ask == SagaAsk.Call ? PartyHealth.Ill : PartyHealth.Unsaid,
        _ => PartyHealth.Well,
    };

    private async Task<(CallOutcome Outcome, bool IsSilent)> OutcomeAsync(TakenSaga taken)
    {
        using var end = new CancellationTokenSource(settings.CallTimeout, time);
        try
        {
            var (definition, call) = (kinds.Of(taken.Saga), SagaCall.Of(taken.Saga));
            var asked = taken.Ask == SagaAsk.Call
                ? definition.CallAsync(call, end.Token)
                : definition.QueryAsync(call, end.Token);
            return (await asked.WaitAsync(end.Token), false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return (new CallOutcome.Unknown($"No answer within {settings.CallTimeout.TotalSeconds:0} s."), true);
        }
        catch (Exception error)
        {
            // The definition made a mistake; whether anything was sent is not known. Its message may hold secrets.
            log.LogError(error, "{Kind} failed to {Ask} for {Saga}.", taken.Saga.Kind, taken.Ask, taken.Saga.Id);
            return (new CallOutcome.Unknown($"Our own call failed: {error.GetType().Name}."), false);
        }
    }
}
