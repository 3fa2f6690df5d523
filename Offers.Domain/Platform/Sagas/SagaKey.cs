using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Offers.Domain.Platform.Sagas;

/// <summary>
/// The idempotency key of one step for the outside party: the same for every call, query and callback of the step,
/// whichever node asks, before and after restarts. It has only characters of <c>A-Z a-z 0-9 _ -</c> and names the
/// row where the step is found again.
/// </summary>
/// <param name="Saga">The saga.</param>
/// <param name="StepNumber">Which of its steps, from 1.</param>
public readonly record struct SagaKey(Id<Saga> Saga, int StepNumber)
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 60;

    /// <summary>Reads a key; any other text answers <c>false</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SagaKey key)
    {
        key = default;
        var at = text?.LastIndexOf('-') ?? -1;
        if (at < 0 || text!.Length > MaxLength || !Id<Saga>.TryParse(text[..at], out var saga)
            || !int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1)
        {
            return false;
        }

        key = new SagaKey(saga, number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Saga}-{StepNumber}");
}
