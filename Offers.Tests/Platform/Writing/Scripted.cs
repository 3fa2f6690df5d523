using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>A batch command that does what a test says.</summary>
/// <param name="names">The rows that it names.</param>
/// <param name="decide">What it does.</param>
/// <param name="refused">What it adds when it is refused.</param>
public sealed class Scripted(
    Action<RowNames>? names, Func<Work, Answer> decide, Action<Work>? refused = null) : BatchCommand
{
    private int _runs;

    /// <summary>How often it was decided.</summary>
    public int Runs => _runs;

    /// <inheritdoc />
    public override string Action => "test.script";

    /// <inheritdoc />
    public override string Subject => "script";

    /// <summary>A command that audits a word and answers it.</summary>
    public static Scripted Say(string word) => new(null, work =>
    {
        work.Audit(new AuditFact("test.say", word, null, null, null));
        return Answer.Ok(new { word });
    });

    /// <inheritdoc />
    public override void Name(RowNames rows) => names?.Invoke(rows);

    /// <inheritdoc />
    public override Answer Decide(Work work)
    {
        Interlocked.Increment(ref _runs);
        return decide(work);
    }

    /// <inheritdoc />
    public override void Refused(Work work, Refusal refusal) => refused?.Invoke(work);
}
