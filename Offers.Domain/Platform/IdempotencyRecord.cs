namespace Offers.Domain.Platform;

/// <summary>
/// The answer of a command, kept with its effect in one commit, so that the same key answers the same again.
/// </summary>
public sealed class IdempotencyRecord
{
    private IdempotencyRecord()
    {
    }

    /// <summary>Keeps an answer.</summary>
    public IdempotencyRecord(CommandKey key, BookId book, Answer answer, DateTimeOffset now)
    {
        KeyHash = key.Hash;
        Book = book;
        Fingerprint = key.Fingerprint;
        Status = answer.Status;
        Location = answer.Location;
        ETag = answer.ETag;
        Body = answer.Body;
        CreatedAt = now;
        ExpiresAt = now + key.Keep;
    }

    /// <summary>SHA-256 of book, organisation or person, and key.</summary>
    public byte[] KeyHash { get; private set; } = [];

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>SHA-256 of the request that used the key first.</summary>
    public byte[] Fingerprint { get; private set; } = [];

    /// <summary>HTTP status of the answer.</summary>
    public int Status { get; private set; }

    /// <summary>Its <c>Location</c>.</summary>
    public string? Location { get; private set; }

    /// <summary>Its <c>ETag</c>.</summary>
    public string? ETag { get; private set; }

    /// <summary>Its body, byte for byte.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>When it was kept.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From when on the clean-up may forget it.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The answer, as it was.</summary>
    public Answer ToAnswer() => new(Status, Body) { Location = Location, ETag = ETag, Replayed = true };
}
