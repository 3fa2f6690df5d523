using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>Reads people and what hangs on them, for queries and for units of work alike.</summary>
internal static class PersonRows
{
    internal static async Task<Person> PersonAsync(this ClosureWork work, Id<IPerson> id) =>
        await work.Db.Users.SingleOrDefaultAsync(x => x.Id == id) ?? throw IdentityCodes.PersonNotFound.Because();

    internal static async Task<Organisation> OrganisationAsync(this ClosureWork work, Id<Organisation> id) =>
        await work.Db.Organisations.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IdentityCodes.OrganisationNotFound.Because();

    internal static async Task<PersonCase> CaseAsync(OffersDb db, Person person, Caller caller)
    {
        var roles = await db.Memberships.Where(x => x.Person == person.Id).Select(x => x.Role).ToListAsync();
        var others = await (
            from member in db.Memberships
            join other in db.Users on member.Person equals other.Id
            where member.Role == Role.SuperAdmin && other.Id != person.Id
                && other.DisabledAt == null && other.EmailConfirmed
            select other.Id).Distinct().CountAsync();
        return new PersonCase(person, roles.ToHashSet(), caller, others);
    }

    /// <summary>The roles of people, by person.</summary>
    internal static async Task<ILookup<Id<IPerson>, MembershipView>> MembershipsAsync(
        OffersDb db, IReadOnlyCollection<Id<IPerson>> people)
    {
        var rows = await (
            from member in db.Memberships
            join organisation in db.Organisations on member.Organisation equals organisation.Id
            where people.Contains(member.Person)
            select new { member.Person, member.Role, organisation.Id, organisation.Name, organisation.Kind })
            .ToListAsync();
        return rows.ToLookup(row => row.Person, row =>
            new MembershipView(row.Role, new OrganisationLink(row.Id, row.Name, row.Kind)));
    }

    /// <summary>The roles of a person as this unit of work leaves them, saved or not yet.</summary>
    internal static async Task<IReadOnlyList<MembershipView>> TrackedAsync(ClosureWork work, Id<IPerson> person)
    {
        await work.Db.Memberships.Where(x => x.Person == person).LoadAsync();
        var held = work.Db.Memberships.Local.Where(x => x.Person == person).ToList();
        var ids = held.ConvertAll(x => x.Organisation);
        var organisations = await work.Db.Organisations.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        return held.ConvertAll(x => new MembershipView(x.Role, new OrganisationLink(
            x.Organisation, organisations[x.Organisation].Name, organisations[x.Organisation].Kind)));
    }
}
