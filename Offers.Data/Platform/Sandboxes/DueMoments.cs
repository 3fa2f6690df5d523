using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>A moment at which something is due in a book.</summary>
/// <param name="At">When, by the book's time.</param>
/// <param name="Kind">What is due, for example <c>offer_closes</c>.</param>
/// <param name="Subject">The outside id of what it concerns.</param>
/// <param name="Title">What it concerns, for people.</param>
public sealed record DueMoment(DateTimeOffset At, string Kind, string Subject, string Title);

/// <summary>Knows what is due in a module, and when.</summary>
public interface IDueSource
{
    /// <summary>The next moments behind one, the earliest first; those that fall together are all listed.</summary>
    /// <param name="book">The book.</param>
    /// <param name="after">By the book's time.</param>
    /// <param name="atMost">How many are wanted.</param>
    Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost);
}

/// <summary>What is due next in a book, over all modules.</summary>
public sealed class DueMoments(IEnumerable<IDueSource> sources)
{
    /// <summary>How many are listed.</summary>
    public const int ListedAtMost = 50;

    /// <summary>The next moments, the earliest first.</summary>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(
        BookId book, DateTimeOffset after, int atMost = ListedAtMost)
    {
        var found = new List<DueMoment>();
        foreach (var source in sources)
        {
            found.AddRange(await source.AfterAsync(book, after, atMost));
        }

        return [.. found.OrderBy(x => x.At).ThenBy(x => x.Kind, StringComparer.Ordinal)
            .ThenBy(x => x.Subject, StringComparer.Ordinal).Take(atMost)];
    }

    /// <summary>The next moment at which a clock on its way has to stop; its goal where there is none before.</summary>
    public async Task<DateTimeOffset> NextStopAsync(BookId book, DateTimeOffset after, DateTimeOffset goal) =>
        await AfterAsync(book, after, 1) is [var next] && next.At < goal ? next.At : goal;
}
