namespace Offers.Tests.Platform.Writing;

/// <summary>What the steps should do, kept in plain numbers and knowing nothing of the product's code.</summary>
public sealed class PlayModel(long cap)
{
    private readonly long[] _available = new long[Step.People];
    private readonly long[] _held = new long[Step.People];
    private readonly long[] _invested = new long[Step.People];
    private readonly Dictionary<int, (int Owner, long Open)> _holds = [];

    /// <summary>What is taken of the offer.</summary>
    public long Committed => _invested.Sum();

    /// <summary>How many operations were posted.</summary>
    public int Operations { get; private set; }

    /// <summary>Available, held and invested of a person.</summary>
    public (long Available, long Held, long Invested) Of(int person) =>
        (_available[person], _held[person], _invested[person]);

    /// <summary>Takes a step and says how it ends: <c>done</c>, a code, or <c>failed</c>.</summary>
    public string Take(Step step)
    {
        var end = Judge(step);
        if (step.Poison == Poison.Thrown) return "failed";
        if (end == "done" && step.Poison != Poison.None) return OfPoison(step.Poison);
        if (end == "done") Apply(step);

        // A spoiled command is refused by the rules before it can be spoiled, but then its records fail all the same.
        return step.Poison == Poison.RefusalThrown && IsRecorded(end) ? "failed" : end;
    }

    private string Judge(Step step) => step.Kind switch
    {
        StepKind.Deposit => "done",
        StepKind.Transfer when _available[step.From] < step.Minor && step.From != step.To => "insufficient_balance",
        StepKind.Transfer => step.From == step.To ? "failed" : "done",
        StepKind.Place => _available[step.From] < step.Minor ? "insufficient_balance" : "done",
        StepKind.Invest when Committed == cap => "offer_full",
        StepKind.Invest => _available[step.From] < Fill(step) ? "insufficient_balance" : "done",
        _ => JudgeEnd(step),
    };

    private string JudgeEnd(Step step)
    {
        if (!_holds.TryGetValue(step.Hold, out var hold) || hold.Owner != step.From) return "hold_not_found";
        if (hold.Open == 0) return "hold_not_open";
        return step.Kind == StepKind.Capture && step.Minor > hold.Open ? "capture_exceeds_hold" : "done";
    }

    private void Apply(Step step)
    {
        Operations++;
        switch (step.Kind)
        {
            case StepKind.Deposit:
                _available[step.From] += step.Minor;
                break;
            case StepKind.Transfer:
                _available[step.From] -= step.Minor;
                _available[step.To] += step.Minor;
                break;
            case StepKind.Place:
                Hold(step.From, step.Minor);
                _holds[step.Number] = (step.From, step.Minor);
                break;
            case StepKind.Invest:
                var fill = Fill(step);
                Hold(step.From, fill);
                _invested[step.From] += fill;
                break;
            default:
                End(step);
                break;
        }
    }

    private void End(Step step)
    {
        var hold = _holds[step.Hold];
        var part = step.Kind == StepKind.Void ? hold.Open : step.Minor;
        _held[step.From] -= part;
        _available[step.Kind == StepKind.Void ? step.From : step.To] += part;
        _holds[step.Hold] = hold with { Open = hold.Open - part };
    }

    private void Hold(int person, long minor)
    {
        _available[person] -= minor;
        _held[person] += minor;
    }

    private long Fill(Step step) => Math.Min(step.Minor, cap - Committed);

    private static bool IsRecorded(string end) => end is not ("done" or "failed" or "hold_not_found");

    private static string OfPoison(Poison poison) => poison switch
    {
        Poison.Recorded => "below_min_ticket",
        Poison.Unrecorded => "not_found",
        _ => "failed",
    };
}
