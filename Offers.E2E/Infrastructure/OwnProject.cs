using Microsoft.Playwright;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// A project of the demo's builder that one journey has to itself. Only sales of this journey count for what is
/// promised on it, and its rows are found by its name, whatever other journeys do meanwhile.
/// </summary>
/// <param name="Id">The project.</param>
/// <param name="Name">Its name; no other project has it.</param>
public sealed record OwnProject(string Id, string Name)
{
    private const string Price = "5000000.00";
    private const int MostHomes = 4;

    /// <summary>The title of what is promised on it.</summary>
    public string Title => Name + " bonus";

    /// <summary>Makes a project in rupees with these homes, which the demo's agent sells.</summary>
    public static async Task<OwnProject> MakeAsync(params string[] homes)
    {
        var builder = await ApiPerson.OfAsync(DemoPeople.Builder);
        var name = "Quay " + Guid.NewGuid().ToString("N")[..8];
        var made = await builder.PostAsync("builder/projects", new { name, city = "Pune", currency = "INR" });
        var project = new OwnProject(made.GetProperty("id").GetString()!, name);
        foreach (var number in homes)
        {
            await builder.PostAsync($"builder/projects/{project.Id}/units", new { number, price = Price });
        }

        await builder.PostAsync("builder/agents", new { projectId = project.Id, email = DemoPeople.Agent });
        return project;
    }

    /// <summary>Promises an amount for each home that is sold and paid, and answers the incentive.</summary>
    public async Task<string> PromiseAsync(string amount)
    {
        var builder = await ApiPerson.OfAsync(DemoPeople.Builder);
        var incentive = await builder.PostAsync("builder/incentives", new
        {
            projectId = Id, title = Title, description = "For a journey.", type = "closing_bonus",
            incentiveAmount = amount, maxUnits = MostHomes,
        });
        return incentive.GetProperty("id").GetString()!;
    }

    /// <summary>The demo's agent sells a home, its price is paid, and the claim that follows is approved.</summary>
    public async Task SellAsync(string home)
    {
        var builder = await ApiPerson.OfAsync(DemoPeople.Builder);
        await builder.PostAsync("builder/sales", new
        {
            projectId = Id, unitNumber = home, stage = "paid", agents = new[] { new { email = DemoPeople.Agent } },
        });
        var claims = (await builder.GetAsync($"builder/claims?projectId={Id}&slice=waiting")).GetProperty("data");
        foreach (var claim in claims.EnumerateArray())
        {
            await builder.PostAsync($"builder/claims/{claim.GetProperty("id").GetString()}/approve", new { });
        }
    }

    /// <summary>The row of a table that tells of it.</summary>
    public ILocator RowIn(Visit visit) =>
        visit.Page.Locator("main tbody tr", new() { HasText = Name });
}
