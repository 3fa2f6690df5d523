using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// The commands of one commit: decides one after another on shared rows and collects what is written.
/// </summary>
internal sealed class Group(PenStart start, DateTimeOffset real)
{
    private readonly Dictionary<string, IdempotencyRecord> _kept = start.Answers.ToDictionary(
        record => Convert.ToHexString(record.KeyHash), StringComparer.Ordinal);

    internal WriteSet Writes { get; } = new(start.Rows.Model);

    /// <summary>Those whose answer goes out after the commit.</summary>
    internal List<(Pending Pending, Answer Answer)> Decided { get; } = [];

    /// <summary>Those that threw something that is no refusal; each runs again by itself.</summary>
    internal List<Pending> Alone { get; } = [];

    internal void Decide(Pending pending, bool failAlone)
    {
        try
        {
            if (_kept.TryGetValue(Convert.ToHexString(pending.Key.Hash), out var kept))
            {
                pending.Answer(Decisions.Replay(kept, pending.Key) with { Replayed = !pending.WasDecided });
                return;
            }

            var work = new Work(pending.Caller, start.Head, start.Rows, real);
            var answer = Decisions.Decide(pending.Command, work);
            Keep(pending, work, answer);
        }
        catch (Refusal refusal)
        {
            pending.Fail(refusal);
        }
        catch (Exception error) when (failAlone)
        {
            pending.Fail(error);
        }
        catch (Exception)
        {
            // A mistake in one command is no reason to refuse the others: it was undone, and is tried by itself.
            Alone.Add(pending);
        }
    }

    private void Keep(Pending pending, Work work, Answer answer)
    {
        var record = new IdempotencyRecord(pending.Key, pending.Caller.Book, answer, real);
        foreach (var row in work.Added.Append(record))
        {
            Writes.Add(row);
        }

        _kept.Add(Convert.ToHexString(pending.Key.Hash), record);
        pending.WasDecided = true;
        Decided.Add((pending, answer));
    }
}
