using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>What is known of a file once all of it was read.</summary>
/// <param name="Hash">SHA-256 of its bytes, 64 hexadecimal digits, lower case.</param>
/// <param name="Name">Its name, for downloads.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="SizeBytes">How large it is.</param>
public sealed record FileFacts(string Hash, string Name, string ContentType, long SizeBytes);

/// <summary>
/// A file that somebody sent. Its bytes lie in the folder of files under their hash, once however often they were sent;
/// they stay as long as one of these points to them.
/// </summary>
public sealed class StoredFile : Entity<StoredFile>
{
    /// <summary>The length of a hash.</summary>
    public const int HashLength = 64;

    private StoredFile()
    {
    }

    /// <summary>Records a file whose bytes are in their place.</summary>
    public StoredFile(BookId book, FileFacts facts, Id<IPerson>? by, DateTimeOffset now)
        : base(book)
    {
        (Hash, Name, ContentType, SizeBytes) = (facts.Hash, facts.Name, facts.ContentType, facts.SizeBytes);
        (StoredBy, StoredAt) = (by, now);
    }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits, lower case.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Its name, for downloads.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>How large it is.</summary>
    public long SizeBytes { get; private set; }

    /// <summary>Who sent it; null for the system.</summary>
    public Id<IPerson>? StoredBy { get; private set; }

    /// <summary>When it was sent, in the book's time.</summary>
    public DateTimeOffset StoredAt { get; private set; }

    /// <summary>Where a browser finds a file.</summary>
    public static string UrlOf(Id<StoredFile> id) => $"/files/{id}";
}
