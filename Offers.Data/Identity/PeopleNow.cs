using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>
/// Who people are now. Every request and every click asks, so answers are kept for a few seconds; what this process
/// changes is forgotten at once, and other processes see it when their answers grow old.
/// </summary>
public sealed class PeopleNow(OffersDatabase database, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private const int KeptAtMost = 20_000;

    private readonly ConcurrentDictionary<Id<IPerson>, (PersonSnapshot? Person, DateTimeOffset At)> _kept = [];

    /// <summary>A person, or null for an unknown id.</summary>
    public async Task<PersonSnapshot?> FindAsync(Id<IPerson> id)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(id, out var kept) && now - kept.At < Freshness)
        {
            return kept.Person;
        }

        var person = await ReadAsync(id);
        if (_kept.Count >= KeptAtMost)
        {
            _kept.Clear();
        }

        _kept[id] = (person, now);
        return person;
    }

    /// <summary>Reads the person again at the next question.</summary>
    public void Forget(Id<IPerson> id) => _kept.TryRemove(id, out _);

    /// <summary>Reads everybody again, after an organisation changed.</summary>
    public void ForgetAll() => _kept.Clear();

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
        return new PersonSnapshot(
            id, person.Email!, person.DisplayName, person.Locale, person.SecurityStamp!, person.IsOpen,
            person.TwoFactorEnabled, memberships);
    }
}
