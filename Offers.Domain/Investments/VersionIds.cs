using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>
/// Writes the ids of versions of documents into one text, so that the rows of offers and investments carry them and
/// investing reads nothing more for them.
/// </summary>
public static class VersionIds
{
    /// <summary>The most ids in one text.</summary>
    public const int Most = 10;

    /// <summary>The length of the longest text.</summary>
    public const int Length = Most * (Limits.ObjectId + 1);

    /// <summary>The ids as one text, in order; '' for none.</summary>
    public static string Write(IEnumerable<Id<DocumentVersion>> ids) => string.Join(' ', ids.Order());

    /// <summary>The ids of a text.</summary>
    public static IReadOnlyList<Id<DocumentVersion>> Read(string text) =>
        text.Length == 0 ? [] : [.. text.Split(' ').Select(Id<DocumentVersion>.Parse)];
}
