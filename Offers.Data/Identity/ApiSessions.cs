using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>A new pair of tokens, shown once.</summary>
/// <param name="TokenType">How the access token is sent: <c>Bearer</c>.</param>
/// <param name="AccessToken">Sent with every request.</param>
/// <param name="ExpiresIn">Seconds for which the access token is good.</param>
/// <param name="RefreshToken">Good for one refresh.</param>
public sealed record TokenPair(string TokenType, string AccessToken, int ExpiresIn, string RefreshToken);

/// <summary>A sign-in of a program, as its owner sees it.</summary>
/// <param name="Family">The sign-in.</param>
/// <param name="Ip">Remote address.</param>
/// <param name="UserAgent">The program's own name.</param>
/// <param name="StartedAt">When it signed in.</param>
/// <param name="LastAt">When it last renewed its tokens.</param>
public sealed record SessionRow(
    Guid Family, string? Ip, string? UserAgent, DateTimeOffset StartedAt, DateTimeOffset LastAt);

/// <summary>
/// The sign-ins of programs: opaque tokens, of which only hashes are kept. Written outside the pen, unaudited. A
/// session that was found is trusted until it is over or was ended, here or (seen a few seconds later) elsewhere.
/// </summary>
public sealed class ApiSessions(OffersDatabase database, PeopleNow people, TimeProvider time)
{
    private const int TokenBytes = 32;
    private const int KeptAtMost = 20_000;
    private const int FamiliesAtMost = 50;
    private const int EndedAtMost = 1_000;

    // The clocks of other processes may be behind by so much.
    private static readonly TimeSpan _skew = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly Pace _news = new(time, PeopleNow.Freshness);
    private DateTimeOffset? _heard;
    private int _changes;

    /// <summary>Signs a program in to the live environment.</summary>
    public Task<TokenPair> StartAsync(Id<IPerson> person, SessionOrigin origin) =>
        StartAsync(new SessionHolder(person, BookId.Live), origin);

    /// <summary>Signs a program in.</summary>
    public async Task<TokenPair> StartAsync(SessionHolder holder, SessionOrigin origin)
    {
        await using var db = database.Outside();
        return await AddAsync(db, holder, Guid.CreateVersion7(), origin);
    }

    /// <summary>Whose an access token is; null where it is unknown or over, and where the person may not enter its
    /// environment any more.</summary>
    public async Task<SessionPerson?> FindAsync(string accessToken)
    {
        var hash = Hash(accessToken);
        var name = Convert.ToHexString(hash);
        var now = time.GetUtcNow();
        if (_news.IsDue())
        {
            await HearAsync(now);
        }

        if (!_kept.TryGetValue(name, out var kept))
        {
            var changes = Volatile.Read(ref _changes);
            kept = await ReadAsync(hash, now);
            Keep(name, kept, changes);
        }

        return kept is { Holder: { } holder } && now < kept.Until
            && await people.FindAsync(holder.Person) is { IsOpen: true } found && found.MayEnter(holder.Environment)
            ? new SessionPerson(found, holder.Environment)
            : null;
    }

    /// <summary>
    /// Uses a refresh token up and answers the next pair; a token that was used before ends its family.
    /// </summary>
    /// <exception cref="Refusal"><c>session_ended</c>.</exception>
    public async Task<TokenPair> RefreshAsync(string refreshToken, SessionOrigin origin)
    {
        var hash = Hash(refreshToken);
        var now = time.GetUtcNow();
        await using var db = database.Outside();
        var session = await db.ApiSessions.AsNoTracking().FirstOrDefaultAsync(x => x.RefreshHash == hash)
            ?? throw IdentityCodes.SessionEnded.Because();
        var won = session.CanRefresh(now) && await db.ApiSessions
            .Where(x => x.Id == session.Id && x.UsedAt == null && x.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.UsedAt, now)) == 1;
        var person = await people.FindAsync(session.Person);
        var holder = new SessionHolder(session.Person, session.Environment);
        if (!won || person is not { IsOpen: true } || !person.MayEnter(holder.Environment))
        {
            await EndFamilyAsync(db, session.Person, session.Family);
            throw IdentityCodes.SessionEnded.Because();
        }

        var pair = await AddAsync(db, holder, session.Family, origin);
        if (await db.ApiSessions.AnyAsync(x => x.Family == session.Family && x.RevokedAt != null))
        {
            // The family was ended while this refresh ran; the new pair must not outlive it.
            await EndFamilyAsync(db, session.Person, session.Family);
            throw IdentityCodes.SessionEnded.Because();
        }

        return pair;
    }

    /// <summary>Ends the sign-in of an access token; an unknown one is over already.</summary>
    public async Task EndAsync(string accessToken)
    {
        var hash = Hash(accessToken);
        await using var db = database.Outside();
        if (await db.ApiSessions.AsNoTracking().FirstOrDefaultAsync(x => x.AccessHash == hash) is { } session)
        {
            await EndFamilyAsync(db, session.Person, session.Family);
        }
    }

    /// <summary>Ends one sign-in of a person.</summary>
    public async Task EndFamilyAsync(Id<IPerson> person, Guid family)
    {
        await using var db = database.Outside();
        await EndFamilyAsync(db, person, family);
    }

    /// <summary>Ends every sign-in of a person.</summary>
    public async Task EndAllAsync(Id<IPerson> person)
    {
        await using var db = database.Outside();
        var now = time.GetUtcNow();
        await db.ApiSessions.Where(x => x.Person == person && x.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.RevokedAt, now));
        Forget(person);
    }

    /// <summary>The sign-ins of a person that are still good, newest first; at most 50.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Id<IPerson> person)
    {
        await using var db = database.Read(BookId.Live);
        var now = time.GetUtcNow();
        var open = await db.ApiSessions
            .Where(x => x.Person == person && x.RevokedAt == null && x.UsedAt == null && x.RefreshUntil > now)
            .OrderByDescending(x => x.Id).Take(FamiliesAtMost).ToListAsync();
        return [.. open.Select(x => new SessionRow(x.Family, x.Ip, x.UserAgent, StartOf(x.Family), x.CreatedAt))];
    }

    private async Task<TokenPair> AddAsync(OffersDb db, SessionHolder holder, Guid family, SessionOrigin origin)
    {
        var (access, refresh) = (NewToken(), NewToken());
        db.ApiSessions.Add(new ApiSession(
            holder, family, new TokenHashes(Hash(access), Hash(refresh)), origin, time.GetUtcNow()));
        await db.SaveChangesAsync();
        return new TokenPair("Bearer", access, (int)ApiSession.AccessLife.TotalSeconds, refresh);
    }

    private async Task EndFamilyAsync(OffersDb db, Id<IPerson> person, Guid family)
    {
        var now = time.GetUtcNow();
        await db.ApiSessions.Where(x => x.Person == person && x.Family == family && x.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.RevokedAt, now));
        Forget(person);
    }

    private async Task<Kept> ReadAsync(byte[] hash, DateTimeOffset now)
    {
        await using var db = database.Read(BookId.Live);
        var session = await db.ApiSessions.FirstOrDefaultAsync(x => x.AccessHash == hash);
        return session?.IsAlive(now) == true
            ? new Kept(new SessionHolder(session.Person, session.Environment), session.AccessUntil)
            : new Kept(null, now);
    }

    // Of a failed reading nothing is known, so every session is read again.
    private async Task HearAsync(DateTimeOffset now)
    {
        var since = _heard - _skew;
        _heard = null;
        await using var db = database.Read(BookId.Live);
        var ended = since is null ? null : await db.ApiSessions.Where(x => x.RevokedAt >= since)
            .Select(x => x.AccessHash).Take(EndedAtMost).ToListAsync();
        _heard = now;
        Interlocked.Increment(ref _changes);
        if (ended is null or { Count: EndedAtMost })
        {
            _kept.Clear();
        }
        else
        {
            ended.ForEach(hash => _kept.TryRemove(Convert.ToHexString(hash), out _));
        }
    }

    // Unknown tokens are not kept, or strangers could push known ones out.
    private void Keep(string name, Kept kept, int changes)
    {
        if (kept.Holder is null || changes != Volatile.Read(ref _changes))
        {
            return;
        }

        if (_kept.Count >= KeptAtMost)
        {
            _kept.Clear();
        }

        _kept[name] = kept;
    }

    private void Forget(Id<IPerson> person)
    {
        Interlocked.Increment(ref _changes);
        foreach (var (name, kept) in _kept)
        {
            if (kept.Holder?.Person == person)
            {
                _kept.TryRemove(name, out _);
            }
        }
    }

    // A family's identity is a UUID of version 7, which begins with the milliseconds of its making.
    private static DateTimeOffset StartOf(Guid family) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(family.ToString("N")[..12], 16));

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Kept(SessionHolder? Holder, DateTimeOffset Until);
}

/// <summary>Whose an access token is.</summary>
/// <param name="Person">The person as he is now.</param>
/// <param name="Environment">The book on which the token acts.</param>
public sealed record SessionPerson(PersonSnapshot Person, BookId Environment);
