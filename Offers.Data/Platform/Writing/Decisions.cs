using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>How one command is decided: the one implementation of refusals, replays and kept answers.</summary>
internal static class Decisions
{
    /// <summary>The refusals that are recorded and answered again on replay: those decided under the pen.</summary>
    internal static bool IsRecorded(Refusal refusal) => refusal.Code.Status is 402 or 409 or 422;

    /// <summary>Decides a batch command; a refusal leaves only its records.</summary>
    /// <exception cref="Refusal">A refusal that is not recorded; nothing is left of the command.</exception>
    internal static Answer Decide(BatchCommand command, Work work)
    {
        try
        {
            return DecideOrRefuse(command, work);
        }
        catch
        {
            // The records of a refusal can fail too, and must then not leave numbers behind in the head.
            work.Undo();
            throw;
        }
    }

    /// <summary>Audits a refusal.</summary>
    internal static void Record(Work work, Deed deed, Refusal refusal) =>
        work.Audit(new AuditFact(deed.Action, deed.Subject, null, null, refusal.Code.Code));

    /// <summary>The kept answer of a key that was used before.</summary>
    /// <exception cref="Refusal"><c>idempotency_key_reused</c> where the request was another.</exception>
    internal static Answer Replay(IdempotencyRecord kept, CommandKey key) =>
        kept.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint)
            ? kept.ToAnswer()
            : throw PlatformCodes.IdempotencyKeyReused.Because();

    /// <summary>What would happen, instead of letting it happen.</summary>
    internal static Answer Show(Work work, Answer answer)
    {
        System.Text.Json.JsonElement? result = answer.Body.Length == 0
            ? null
            : System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(answer.Body);
        var seen = work.Ledger.Effects.Where(effect => effect.IsFor(work.Caller)).ToList();
        return Answer.Ok(new Preview(true, seen, result));
    }

    private static Answer DecideOrRefuse(BatchCommand command, Work work)
    {
        try
        {
            return command.Decide(work);
        }
        catch (Refusal refusal) when (IsRecorded(refusal))
        {
            work.Undo();
            Record(work, new Deed(command.Action, command.Subject), refusal);
            command.Refused(work, refusal);
            return Answer.Of(refusal, work.Caller);
        }
    }
}
