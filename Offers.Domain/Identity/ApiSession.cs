using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>
/// One pair of opaque tokens, stored as SHA-256. Refreshing uses a pair up and makes the next of the same family;
/// a refresh token used twice ends the family. Written outside the pen.
/// </summary>
public sealed class ApiSession
{
    /// <summary>How long an access token is good.</summary>
    public static readonly TimeSpan AccessLife = TimeSpan.FromMinutes(15);

    /// <summary>How long a refresh token is good.</summary>
    public static readonly TimeSpan RefreshLife = TimeSpan.FromDays(30);

    private ApiSession()
    {
    }

    /// <summary>Starts a pair.</summary>
    /// <param name="holder">Whose it is, and in which environment.</param>
    /// <param name="family">The sign-in that it came from.</param>
    /// <param name="tokens">The hashes of both tokens.</param>
    /// <param name="origin">From where.</param>
    /// <param name="now">Real time.</param>
    public ApiSession(
        SessionHolder holder, Guid family, TokenHashes tokens, SessionOrigin origin, DateTimeOffset now)
    {
        Id = Id<ApiSession>.New();
        (Person, Environment) = holder;
        Family = family;
        AccessHash = tokens.Access;
        RefreshHash = tokens.Refresh;
        (Ip, UserAgent) = origin;
        CreatedAt = now;
        AccessUntil = now + AccessLife;
        RefreshUntil = now + RefreshLife;
    }

    /// <summary>The identity.</summary>
    public Id<ApiSession> Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>The book on which it acts.</summary>
    public BookId Environment { get; private set; }

    /// <summary>The sign-in that it came from.</summary>
    public Guid Family { get; private set; }

    /// <summary>SHA-256 of the access token.</summary>
    public byte[] AccessHash { get; private set; } = [];

    /// <summary>SHA-256 of the refresh token.</summary>
    public byte[] RefreshHash { get; private set; } = [];

    /// <summary>Remote address of the sign-in.</summary>
    public string? Ip { get; private set; }

    /// <summary>The program that signed in, as it names itself.</summary>
    public string? UserAgent { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Until when the access token is good.</summary>
    public DateTimeOffset AccessUntil { get; private set; }

    /// <summary>Until when the refresh token is good.</summary>
    public DateTimeOffset RefreshUntil { get; private set; }

    /// <summary>When its refresh token was used.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>When it was ended before its time.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>True while the access token is good.</summary>
    public bool IsAlive(DateTimeOffset now) => RevokedAt is null && now < AccessUntil;

    /// <summary>True while the refresh token may be used.</summary>
    public bool CanRefresh(DateTimeOffset now) => RevokedAt is null && UsedAt is null && now < RefreshUntil;
}

/// <summary>Whose a sign-in is.</summary>
/// <param name="Person">The person.</param>
/// <param name="Environment">The book on which it acts.</param>
public readonly record struct SessionHolder(Id<IPerson> Person, BookId Environment);

/// <summary>The SHA-256 hashes of a pair of tokens.</summary>
public readonly record struct TokenHashes(byte[] Access, byte[] Refresh);

/// <summary>From where somebody signed in.</summary>
/// <param name="Ip">Remote address as text; at most 45 characters.</param>
/// <param name="UserAgent">The program's own name; at most 200 characters.</param>
public readonly record struct SessionOrigin(string? Ip, string? UserAgent);
