using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What a list of people is narrowed to.</summary>
/// <param name="Status">Whether they may sign in.</param>
/// <param name="Role">A role that they hold.</param>
/// <param name="Organisation">An organisation to which they belong.</param>
/// <param name="Search">Part of name or address, or a whole id.</param>
public sealed record PeopleFilter(
    PersonStatus? Status = null, Role? Role = null, Id<Organisation>? Organisation = null, string? Search = null);

/// <summary>Reads people, for administrators.</summary>
public sealed class PeopleQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>People, newest first.</summary>
    public async Task<Page<PersonView>> ListAsync(PeopleFilter filter, PageRequest page)
    {
        await using var db = database.Read(BookId.Live);
        var found = Narrow(db, filter);
        var total = await found.CountCappedAsync(page);
        if (page.After<IPerson>() is { } after)
        {
            found = found.Where(person => person.Id < after);
        }

        var rows = await found.OrderByDescending(person => person.Id).Cut(page).ToListAsync();
        var roles = await PersonRows.MembershipsAsync(db, rows.ConvertAll(person => person.Id));
        return Page<Person>.Of(rows, page, total, person => person.Id.ToString())
            .Select(person => PersonView.Of(person, roles[person.Id]));
    }

    /// <summary>One person with what the caller may do.</summary>
    /// <exception cref="Refusal"><c>person_not_found</c>.</exception>
    public async Task<PersonView> GetAsync(Caller caller, Id<IPerson> id)
    {
        await using var db = database.Read(BookId.Live);
        var person = await db.Users.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IdentityCodes.PersonNotFound.Because();
        var roles = await PersonRows.MembershipsAsync(db, [id]);
        var @case = await PersonRows.CaseAsync(db, person, caller);
        return PersonView.Of(person, roles[id]) with
        {
            AllowedActions = PersonLife.Machine.Allowed(@case, time.GetUtcNow()),
        };
    }

    /// <summary>People whose name or address holds a text, for the search box.</summary>
    public async Task<IReadOnlyList<PersonView>> SearchAsync(string text, int atMost) =>
        (await ListAsync(new PeopleFilter(Search: text), new PageRequest(atMost))).Data;

    /// <summary>Which of these addresses belong to people who may sign in.</summary>
    public async Task<IReadOnlySet<string>> ExistingAsync(IReadOnlyCollection<string> emails)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Users.Where(x => emails.Contains(x.Email!) && x.DisabledAt == null && x.EmailConfirmed)
            .Select(x => x.Email!).ToHashSetAsync();
    }

    /// <summary>True where somebody can decide for the platform.</summary>
    public async Task<bool> HasAdministratorAsync()
    {
        await using var db = database.Read(BookId.Live);
        return await db.Memberships.AnyAsync(x => x.Role == Role.SuperAdmin);
    }

    private static IQueryable<Person> Narrow(OffersDb db, PeopleFilter filter)
    {
        IQueryable<Person> people = filter.Status switch
        {
            PersonStatus.Active => db.Users.Where(x => x.DisabledAt == null && x.EmailConfirmed),
            PersonStatus.Unconfirmed => db.Users.Where(x => x.DisabledAt == null && !x.EmailConfirmed),
            PersonStatus.Disabled => db.Users.Where(x => x.DisabledAt != null),
            _ => db.Users,
        };
        if (filter.Role is { } role)
        {
            people = people.Where(x => db.Memberships.Any(m => m.Person == x.Id && m.Role == role));
        }

        if (filter.Organisation is { } organisation)
        {
            people = people.Where(x => db.Memberships.Any(m => m.Person == x.Id && m.Organisation == organisation));
        }

        return string.IsNullOrWhiteSpace(filter.Search) ? people : Containing(people, filter.Search.Trim());
    }

    private static IQueryable<Person> Containing(IQueryable<Person> people, string text)
    {
        if (Id<IPerson>.TryParse(text, out var id))
        {
            return people.Where(x => x.Id == id);
        }

        var part = text.ToUpperInvariant();
        return people.Where(x => x.NormalizedEmail!.Contains(part) || x.DisplayName.ToUpper().Contains(part));
    }
}
