using System.Text;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>What became of one command: its answer, the refusal that was thrown, or the mistake.</summary>
/// <param name="Answer">The answer, a recorded refusal included.</param>
/// <param name="Refusal">The refusal, where it was thrown instead of recorded.</param>
/// <param name="Error">Any other exception.</param>
public sealed record Outcome(Answer? Answer, Refusal? Refusal, Exception? Error)
{
    /// <summary>The code of the refusal, recorded or thrown; null where the command succeeded or failed.</summary>
    public string? Code => Refusal?.Code.Code ?? (Answer is { IsRefusal: true } ? ReadCode(Answer) : null);

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Answer is { IsRefusal: false };

    /// <summary>Sends a command and keeps whatever comes.</summary>
    public static async Task<Outcome> OfAsync(Func<Task<Answer>> send)
    {
        try
        {
            return new Outcome(await send(), null, null);
        }
        catch (Refusal refusal)
        {
            return new Outcome(null, refusal, null);
        }
        catch (Exception error)
        {
            return new Outcome(null, null, error);
        }
    }

    /// <summary>All of it in one line; ids are left out since they differ from run to run.</summary>
    public override string ToString() => this switch
    {
        { Answer: { } answer } =>
            $"{answer.Status} {Ids.Hide(answer.Location)} {Ids.Hide(Encoding.UTF8.GetString(answer.Body))}",
        { Refusal: { } refusal } => $"refused {refusal.Code.Code}",
        _ => $"failed {Error!.Message}",
    };

    private static string ReadCode(Answer answer)
    {
        try
        {
            answer.Read<object>();
        }
        catch (Refusal refusal)
        {
            return refusal.Code.Code;
        }

        throw new InvalidOperationException("A refusal without a code.");
    }
}
