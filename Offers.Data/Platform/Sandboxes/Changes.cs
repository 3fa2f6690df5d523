using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>What lies between the beginning of an advance and its end, or now.</summary>
/// <param name="Book">The sandbox's book.</param>
/// <param name="Events">After and up to which event.</param>
/// <param name="Operations">After and up to which operation.</param>
/// <param name="Time">From when until when, by the sandbox's time.</param>
public sealed record AdvanceSpan(
    BookId Book, (long After, long Until) Events, (long After, long Until) Operations,
    (DateTimeOffset From, DateTimeOffset Until) Time);

/// <summary>One thing that an advance changed.</summary>
/// <param name="Title">What changed, for people.</param>
public sealed record Change(string Title)
{
    /// <summary>The outside id of what changed; null where it is about many.</summary>
    public string? Subject { get; init; }

    /// <summary>What became of it.</summary>
    public string? What { get; init; }

    /// <summary>How many there were.</summary>
    public int? Count { get; init; }

    /// <summary>The currency of the amount.</summary>
    public Currency? Currency { get; init; }

    /// <summary>How much money.</summary>
    public Money? Amount { get; init; }
}

/// <summary>Changes of one kind.</summary>
/// <param name="Kind"><c>offers</c>, <c>interest</c>, <c>money</c>, <c>notices</c> or <c>failed_jobs</c>.</param>
/// <param name="Changes">Each of them.</param>
public sealed record ChangeGroup(string Kind, IReadOnlyList<Change> Changes);

/// <summary>Knows what an advance changed in a module.</summary>
public interface IChangeSource
{
    /// <summary>The changes by kind; kinds without any may be left out.</summary>
    Task<IReadOnlyList<ChangeGroup>> OfAsync(AdvanceSpan span);
}
