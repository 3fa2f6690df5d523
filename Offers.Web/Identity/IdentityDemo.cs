using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Identity;

/// <summary>The organisations and people of the demo data.</summary>
public sealed class IdentityDemo(DemoOptions options)
{
    /// <summary>What follows the name in the addresses of demo sign-ins.</summary>
    public const string Domain = "@offers.example";

    /// <summary>The name of the administrator in his address.</summary>
    public const string Administrator = "admin";

    /// <summary>The name of the second pair of eyes in its address.</summary>
    public const string SecondAdministrator = "admin2";

    private static readonly (OrganisationKind Kind, string Name, string Zone, string? Parent)[] _organisations =
    [
        (OrganisationKind.Builder, "Qamar Nest Developments", "Asia/Dubai", null),
        (OrganisationKind.Builder, "ABC Builders", "Asia/Kolkata", null),
        (OrganisationKind.Builder, "Ghaf Land Holding", "Asia/Dubai", null),
        (OrganisationKind.Agency, "Lumen Rewards", "Asia/Dubai", null),
        (OrganisationKind.Agency, "Sandstone Agency", "Asia/Dubai", null),
        (OrganisationKind.Agency, "Karavan Media", "Europe/London", null),
        (OrganisationKind.Client, "Nimbus Telecom", "Asia/Dubai", "Lumen Rewards"),
        (OrganisationKind.Client, "Falcon Grocers", "Asia/Dubai", "Lumen Rewards"),
        (OrganisationKind.Client, "Atlas Motors", "Asia/Dubai", "Sandstone Agency"),
    ];

    private static readonly (string Name, string DisplayName, string? Organisation, Role[] Roles)[] _people =
    [
        (Administrator, "Noor Rahman", null, [Role.Admin, Role.SuperAdmin]),
        (SecondAdministrator, "Salma Idris", null, [Role.Admin]),
        ("investor", "Leila Haddad", null, [Role.Investor]),
        ("investor2", "Omar Khan", null, [Role.Investor]),
        ("builder", "Arjun Shetty", "ABC Builders", [Role.Builder]),
        ("builder2", "Huda Al Kaabi", "Qamar Nest Developments", [Role.Builder]),
        ("agent", "Priya Nair", null, [Role.Agent]),
        ("agency", "Maya Lindqvist", "Lumen Rewards", [Role.AgencyManager]),
        ("client", "Tariq Aziz", "Nimbus Telecom", [Role.ClientManager]),
        ("developer", "Jonas Weber", "Lumen Rewards", [Role.Developer]),
    ];

    private static readonly string[] _investors =
    [
        "Aisha Al Mansoori", "Rohan Mehta", "Fatima Zahra", "Daniel Okafor", "Sara Lindgren", "Hassan Qureshi",
        "Mei Tanaka", "Khalid Al Suwaidi", "Ananya Iyer", "Victor Petrov", "Layla Nasser", "Samuel Mensah",
        "Deepa Krishnan", "Yusuf Demir", "Claire Dubois", "Imran Sheikh", "Noura Al Hashimi", "Peter Novak",
        "Zainab Bello", "Karan Malhotra",
    ];

    private static readonly string[] _agents =
        ["Vikram Rao", "Meera Pillai", "Farhan Siddiqui", "Kavya Menon", "Joseph Mathew", "Reem Al Ali"];

    /// <summary>Makes organisations and people in one commit, and tells the world who they are.</summary>
    public async Task WriteAsync(DemoWorld world)
    {
        // One hash for all: making each its own would take longer than all the rest.
        var hash = new PasswordHasher<Person>().HashPassword(null!, options.Password);
        var answer = await world.Writes.RunAsync(
            CommandRequest.Once(Caller.System(BookId.Live, "demo")), new Deed("identity.demo", ""), work =>
            {
                world.Organisations = Organisations(work);
                world.People = People(work, world, hash);
                return Task.FromResult(Answer.None());
            });
        world.Investors = ["investor", "investor2", .. _investors.Select(AddressOf)];
        world.Agents = ["agent", .. _agents.Select(AddressOf)];
        if (answer.IsRefusal)
        {
            throw Problem.ToRefusal(answer.Body);
        }
    }

    private static string AddressOf(string name) =>
        name.ToLowerInvariant().Replace(' ', '.');

    private static FrozenDictionary<string, Id<Organisation>> Organisations(ClosureWork work)
    {
        var made = new Dictionary<string, Id<Organisation>>(StringComparer.Ordinal);
        foreach (var (kind, name, zone, parent) in _organisations)
        {
            var organisation = new Organisation(
                BookId.Live, kind, name, parent is null ? null : made[parent]);
            organisation.Locate(zone, "en");
            work.Db.Add(organisation);
            work.Audit(new AuditFact("identity.create_organisation", organisation.ObjectId, null, null, null));
            work.Raise(organisation, "identity.organisation.created", new { organisation.Id, kind, name });
            made[name] = organisation.Id;
        }

        return made.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, Id<IPerson>> People(ClosureWork work, DemoWorld world, string hash)
    {
        var made = new Dictionary<string, Id<IPerson>>(StringComparer.Ordinal);
        var investors = _investors.Select(name => (AddressOf(name), name, (string?)null, new[] { Role.Investor }));
        var agents = _agents.Select(name => (AddressOf(name), name, (string?)null, new[] { Role.Agent }));
        foreach (var (name, displayName, organisation, roles) in _people.Concat(agents).Concat(investors))
        {
            var person = new Person(name + Domain, displayName, work.Now);
            person.ConfirmEmail();
            person.TakePassword(hash);
            work.Db.Add(person);
            var at = organisation is null ? Organisation.PlatformId(BookId.Live) : world.Organisations[organisation];
            work.Db.AddRange(roles.Select(role => new Membership(person.Id, at, role)));
            work.Audit(new AuditFact("identity.create_person", person.ObjectId, null, null, null));
            work.Raise(person, "identity.person.created", new { person.Id, person.DisplayName, roles });
            made[name] = person.Id;
        }

        return made.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
