using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Offers.Domain.Platform;

/// <summary>What one audited action did: to what, from what to what, and why.</summary>
/// <param name="Action"><c>module.verb</c>.</param>
/// <param name="ObjectId">The outside id of what it was done to.</param>
/// <param name="Before">JSON of what was, if it matters.</param>
/// <param name="After">JSON of what is, if it matters.</param>
/// <param name="Reason">Why, as the person gave it, or the refusal's code.</param>
public sealed record AuditFact(string Action, string ObjectId, string? Before, string? After, string? Reason);

/// <summary>
/// One link of a book's audit chain: who did what to which object, with the hash of the entry before it. Changing,
/// dropping, inserting or swapping any row breaks the chain at that row.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    /// <summary>Adds a link to the chain of a book.</summary>
    public AuditEntry(Head head, Caller caller, AuditFact fact)
    {
        Book = head.Book;
        Number = head.NextAudit();
        At = head.LastRecordedAt;
        Person = caller.Impersonator ?? caller.Person;
        AsPerson = caller.Impersonator is null ? null : caller.Person;
        Role = caller.ActingAs;
        Action = fact.Action;
        ObjectId = fact.ObjectId;
        Before = fact.Before;
        After = fact.After;
        Reason = fact.Reason;
        Ip = caller.Ip;
        UserAgent = caller.UserAgent;
        RequestId = caller.RequestId;
        Hash = HashAfter(head.AuditHash);
        head.Chain(Hash);
    }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The place in the chain, from 1 without gaps.</summary>
    public long Number { get; private set; }

    /// <summary>The recorded time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who; null for the system.</summary>
    public Id<Identity.IPerson>? Person { get; private set; }

    /// <summary>As whom, when impersonating.</summary>
    public Id<Identity.IPerson>? AsPerson { get; private set; }

    /// <summary>In which role, or <c>system:job</c>.</summary>
    public string Role { get; private set; } = "";

    /// <summary><c>module.verb</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The outside id of the object.</summary>
    public string ObjectId { get; private set; } = "";

    /// <summary>JSON before.</summary>
    public string? Before { get; private set; }

    /// <summary>JSON after.</summary>
    public string? After { get; private set; }

    /// <summary>The person's reason, or the code of a refusal.</summary>
    public string? Reason { get; private set; }

    /// <summary>Remote address.</summary>
    public string? Ip { get; private set; }

    /// <summary>User agent.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>The request.</summary>
    public string RequestId { get; private set; } = "";

    /// <summary>SHA-256 over the hash before and every stored value, each with its length in front.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>
    /// The hash that this row must have when <paramref name="previous"/> is the hash of the row before it.
    /// </summary>
    public byte[] HashAfter(byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        AddNumber(hash, Book.Value);
        AddNumber(hash, Number);
        AddNumber(hash, At.UtcTicks);
        foreach (var text in (ReadOnlySpan<string?>)
            [Person?.ToString(), AsPerson?.ToString(), Role, Action, ObjectId, Before, After, Reason, Ip, UserAgent,
                RequestId])
        {
            AddText(hash, text);
        }

        return hash.GetHashAndReset();
    }

    private static void AddNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void AddText(IncrementalHash hash, string? text)
    {
        // The length of a missing text is -1, so that null and '' have different hashes.
        AddNumber(hash, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }
}
