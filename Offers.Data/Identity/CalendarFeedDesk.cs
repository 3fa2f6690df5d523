using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>How a person's calendar feed stands.</summary>
/// <param name="MadeAt">When its address was made; null where there is none.</param>
/// <param name="LastReadAt">When a program last read it, to the hour.</param>
public sealed record CalendarFeedView(DateTimeOffset? MadeAt, DateTimeOffset? LastReadAt);

/// <summary>Whose calendar an address shows.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Book">The book that it is read from.</param>
public sealed record CalendarFeedFacts(Id<IPerson> Person, BookId Book);

/// <summary>Makes, takes away and knows the secret addresses of calendars.</summary>
public sealed class CalendarFeedDesk(UnitOfWork writes, OffersDatabase database, PeopleNow people, TimeProvider time)
{
    private const int TokenBytes = 32;
    private static readonly TimeSpan _readStep = TimeSpan.FromHours(1);

    /// <summary>How a person's feed stands.</summary>
    public async Task<CalendarFeedView> GetAsync(Id<IPerson> person)
    {
        await using var db = database.Read(BookId.Live);
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(x => x.Person == person);
        return new CalendarFeedView(feed?.MadeAt, feed?.LastReadAt);
    }

    /// <summary>Makes a new address for the caller's calendar; the one before stops at once.</summary>
    /// <returns>The token: 256 random bits in base64url. It is not kept and cannot be asked for again.</returns>
    public async Task<string> MakeAsync(CommandRequest request)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        await ChangeAsync(request, "make_calendar_feed", (feed, work) =>
            feed.Rotate(request.Caller.Book, Hash(token), work.RecordedAt));
        return token;
    }

    /// <summary>Takes the address of the caller's calendar away.</summary>
    public Task RevokeAsync(CommandRequest request) =>
        ChangeAsync(request, "revoke_calendar_feed", static (feed, _) => feed.Revoke());

    /// <summary>Whose calendar a token shows; null where it is unknown, taken away, or of a closed account.</summary>
    public async Task<CalendarFeedFacts?> FindAsync(string token)
    {
        var hash = Hash(token);
        await using var db = database.Read(BookId.Live);
        var feed = await db.CalendarFeeds.SingleOrDefaultAsync(x => x.TokenHash == hash);
        if (feed is null || await people.FindAsync(feed.Person) is not { IsOpen: true } person
            || !person.Roles.Contains(Role.Investor))
        {
            return null;
        }

        await MarkAsync(feed);
        return new CalendarFeedFacts(feed.Person, feed.Shows);
    }

    /// <summary>Takes the address of a person away, in the commit that closes the account.</summary>
    internal static async Task CloseAsync(ClosureWork work, Id<IPerson> person)
    {
        if (await work.Db.CalendarFeeds.SingleOrDefaultAsync(x => x.Person == person) is { } feed)
        {
            feed.Revoke();
        }
    }

    private Task MarkAsync(CalendarFeed feed)
    {
        var now = time.GetUtcNow();
        return feed.LastReadAt > now - _readStep
            ? Task.CompletedTask
            : database.WriteOutsideAsync(db => db.CalendarFeeds.Where(x => x.Id == feed.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.LastReadAt, now)));
    }

    private async Task ChangeAsync(
        CommandRequest request, string verb, Action<CalendarFeed, ClosureWork> change)
    {
        var person = request.Caller.Person ?? throw PlatformCodes.Unauthenticated.Because();
        var live = request with { Caller = request.Caller with { Book = BookId.Live } };
        var answer = await writes.RunAsync(live, new Deed("identity." + verb, person.ToString()), async work =>
        {
            var feed = await work.Db.CalendarFeeds.SingleOrDefaultAsync(x => x.Person == person)
                ?? work.Db.Add(new CalendarFeed(BookId.Live, person)).Entity;
            change(feed, work);
            work.Audit(new AuditFact("identity." + verb, person.ToString(), null, null, null));
            return Answer.None();
        });
        if (answer.IsRefusal)
        {
            throw Problem.ToRefusal(answer.Body);
        }
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
