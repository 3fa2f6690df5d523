using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>
/// Who people are now. Every request and every click asks, so answers are kept: what this process changes is forgotten
/// at once, and what others changed when their events are read, every few seconds.
/// </summary>
public sealed class PeopleNow(OffersDatabase database, TimeProvider time)
{
    /// <summary>How long a change by another process may go unseen.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private const int KeptAtMost = 20_000;
    private const int NewsAtMost = 200;
    private const string PersonEvents = "identity.person.";
    private const string OrganisationEvents = "identity.organisation.";
    private const string SandboxEvents = "platform.sandbox.";
    private static readonly TimeSpan _oldest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Id<IPerson>, (PersonSnapshot? Person, DateTimeOffset At)> _kept = [];
    private readonly Pace _news = new(time, Freshness);
    private long? _lastEvent;
    private int _changes;

    /// <summary>A person, or null for an unknown id.</summary>
    public async Task<PersonSnapshot?> FindAsync(Id<IPerson> id)
    {
        if (_news.IsDue())
        {
            await HearAsync();
        }

        var now = time.GetUtcNow();
        if (_kept.TryGetValue(id, out var kept) && now - kept.At < _oldest)
        {
            return kept.Person;
        }

        var changes = Volatile.Read(ref _changes);
        var person = await ReadAsync(id);
        if (_kept.Count >= KeptAtMost)
        {
            _kept.Clear();
        }

        // What changed while it was read may be in it or not, so it is read again next time.
        if (changes == Volatile.Read(ref _changes))
        {
            _kept[id] = (person, now);
        }

        return person;
    }

    /// <summary>Reads the person again at the next question.</summary>
    public void Forget(Id<IPerson> id)
    {
        Interlocked.Increment(ref _changes);
        _kept.TryRemove(id, out _);
    }

    /// <summary>Reads everybody again, after an organisation changed.</summary>
    public void ForgetAll()
    {
        Interlocked.Increment(ref _changes);
        _kept.Clear();
    }

    // Of a failed reading nothing is known, so everybody is read again.
    private async Task HearAsync()
    {
        var heard = _lastEvent;
        _lastEvent = null;
        await using var db = database.Read(BookId.Live);
        var last = await db.Heads.Where(x => x.Book == BookId.Live).Select(x => x.LastEvent).FirstOrDefaultAsync();
        var news = heard is not { } number ? null : await db.Events
            .Where(x => x.Book == BookId.Live && x.Number > number && x.Number <= last)
            .Where(x => x.Type.StartsWith(PersonEvents) || x.Type.StartsWith(OrganisationEvents)
                || x.Type.StartsWith(SandboxEvents))
            .OrderBy(x => x.Number).Select(x => x.ObjectId).Take(NewsAtMost).ToListAsync();
        _lastEvent = last;
        var people = news?.ConvertAll(x => Id<IPerson>.TryParse(x, out var id) ? id : (Id<IPerson>?)null);
        if (people is null || people.Count == NewsAtMost || people.Contains(null))
        {
            ForgetAll();
        }
        else
        {
            people.ForEach(id => Forget(id!.Value));
        }
    }

    private async Task<PersonSnapshot?> ReadAsync(Id<IPerson> id)
    {
        await using var db = database.Read(BookId.Live);
        var person = await db.Users.FirstOrDefaultAsync(x => x.Id == id);
        if (person is null)
        {
            return null;
        }

        var memberships = await (
            from member in db.Memberships
            join organisation in db.Organisations on member.Organisation equals organisation.Id
            where member.Person == id
            orderby member.Id
            select new MembershipFact(
                member.Role, organisation.Id, organisation.Name, organisation.Kind, organisation.Status,
                organisation.Zone)).ToListAsync();
        var snapshot = new PersonSnapshot(
            id, person.Email!, person.DisplayName, person.Locale, person.SecurityStamp!, person.IsOpen,
            person.TwoFactorEnabled, memberships);
        return snapshot with { Sandboxes = await SandboxesAsync(db, snapshot) };
    }

    // Administrators enter every sandbox, others those for which they are named.
    private static Task<List<SandboxFact>> SandboxesAsync(OffersDb db, PersonSnapshot person)
    {
        var open = person.IsAdministrator
            ? db.Sandboxes
            : db.Sandboxes.Where(x => db.SandboxMembers.Any(y => y.Sandbox == x.Id && y.Person == person.Id));
        return open.OrderBy(x => x.Name).Select(x => new SandboxFact(x.OwnBook, x.Name)).ToListAsync();
    }
}
