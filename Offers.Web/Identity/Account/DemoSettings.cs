using Offers.Data.Identity;

namespace Offers.Web.Identity.Account;

/// <summary>Somebody of the demo data.</summary>
/// <param name="Email">The address.</param>
/// <param name="Name">What the person shows, in a word or two.</param>
public sealed record DemoPerson(string Email, string Name);

/// <summary>
/// The people of the demo data, who have one password in Development (<c>Demo:Password</c>) and no place elsewhere.
/// </summary>
public sealed class DemoSettings(IConfiguration configuration, IHostEnvironment environment, PeopleQueries people)
{
    private const string Domain = "@offers.example";

    /// <summary>Everybody of the demo, whether already made or not.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("admin" + Domain, "Admin"),
        new("admin2" + Domain, "Second admin"),
        new("investor" + Domain, "Investor"),
        new("investor2" + Domain, "Second investor"),
        new("builder" + Domain, "Builder"),
        new("builder2" + Domain, "Second builder"),
        new("agent" + Domain, "Agent"),
        new("agency" + Domain, "Agency manager"),
        new("client" + Domain, "Client manager"),
        new("developer" + Domain, "Developer"),
    ];

    /// <summary>Their password; null outside Development and where none is set.</summary>
    public string? Password => environment.IsDevelopment() ? configuration["Demo:Password"] : null;

    /// <summary>Those who can be signed in with one click now.</summary>
    public async Task<IReadOnlyList<DemoPerson>> PeopleAsync()
    {
        if (string.IsNullOrEmpty(Password))
        {
            return [];
        }

        var there = await people.ExistingAsync([.. All.Select(person => person.Email)]);
        return [.. All.Where(person => there.Contains(person.Email))];
    }
}
