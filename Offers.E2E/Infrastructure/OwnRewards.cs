using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// An agency with one client, a person of each, and a brand with one face value, which one journey has to itself: what
/// it finds there is its own, whatever other journeys do meanwhile.
/// </summary>
/// <param name="Name">What all names begin with; nothing else is called so.</param>
/// <param name="Agency">The agency's id.</param>
/// <param name="Client">The client's id.</param>
/// <param name="Brand">The brand's id.</param>
/// <param name="Value">The face value's id.</param>
public sealed record OwnRewards(string Name, string Agency, string Client, string Brand, string Value)
{
    private const string Currency = "USD";
    private const float Patience = 20_000;
    private static readonly string[] _currencies = [Currency];

    /// <summary>The name of the agency.</summary>
    public string AgencyName => Name + " Agency";

    /// <summary>The name of the client.</summary>
    public string ClientName => Name + " Client";

    /// <summary>The name of the brand.</summary>
    public string BrandName => Name + " Market";

    /// <summary>The name of its campaign.</summary>
    public string CampaignName => Name + " thanks";

    /// <summary>The name of its pool of cards from files.</summary>
    public string PoolName => Name + " cards";

    /// <summary>Who works for the agency.</summary>
    public string AgencyPerson => $"{Name.ToLowerInvariant()}-agency@offers.example";

    /// <summary>Who works for the client.</summary>
    public string ClientPerson => $"{Name.ToLowerInvariant()}-client@offers.example";

    /// <summary>Makes them, without credit, cards and campaigns.</summary>
    public static async Task<OwnRewards> MakeAsync(BrandUse use = BrandUse.Enabled)
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        var name = "Oasis" + Guid.NewGuid().ToString("N")[..8];
        var slug = name.ToLowerInvariant();
        var brand = await MakeAsync(admin, "brands", new
        {
            slug, name = name + " Market", nameArabic = "سوق الواحة", colour = "#0f766e",
            terms = "Pays in every shop of the oasis. Part amounts stay on the card.",
            termsArabic = "تُقبل في جميع متاجر الواحة. يبقى ما لم يُصرف على البطاقة.",
        });
        var value = await MakeAsync(
            admin, $"brands/{brand}/denominations", new { value = "25.00", currency = Currency });
        var agency = await MakeAsync(admin, "agencies", new
        {
            name = name + " Agency", slug, currencies = _currencies,
            enabledBrands = use == BrandUse.Enabled ? new[] { brand } : [],
        });
        var client = await MakeAsync(
            admin, "clients", new { agencyId = agency, name = name + " Client", currencies = _currencies });
        var own = new OwnRewards(name, agency, client, brand, value);
        await HireAsync(admin, (own.AgencyPerson, "Samira of the agency", "agency_manager"), agency);
        await HireAsync(admin, (own.ClientPerson, "Tarek of the client", "client_manager"), client);
        return own;
    }

    /// <summary>Gives the client credit through its agency.</summary>
    public async Task GiveAsync(string amount)
    {
        var admin = await ApiPerson.OfAsync(DemoPeople.Admin);
        var tree = (await admin.GetAsync("credit/tree?currency=" + Currency)).GetProperty("nodes")[0];
        var platform = tree.GetProperty("owner").GetProperty("id").GetString();
        await admin.PostAsync("credit/allocations", new
        {
            fromAccountId = platform, toAccountId = Agency, amount, currency = Currency, notes = "For a journey",
        });
        var agency = await ApiPerson.OfAsync(AgencyPerson);
        await agency.PostAsync("credit/allocations", new
        {
            fromAccountId = Agency, toAccountId = Client, amount, currency = Currency, notes = "For a journey",
        });
    }

    /// <summary>Prepares a campaign of the client's, with recipients of these names, and answers its id.</summary>
    public async Task<string> PrepareAsync(string budgetMode, params string[] recipients)
    {
        var client = await ApiPerson.OfAsync(ClientPerson);
        var campaign = await MakeAsync(client, "campaigns", new
        {
            name = CampaignName, clientId = Client, brandId = Brand, currency = Currency, budgetMode,
            denominations = new[] { Value }, message = "Thank you for staying with us.",
        });
        foreach (var name in recipients)
        {
            await client.PostAsync($"campaigns/{campaign}/recipients", new { name, email = EmailOf(name) });
        }

        return campaign;
    }

    /// <summary>The path of the page on which a recipient of a campaign gets his card.</summary>
    public async Task<string> PathOfAsync(string campaign, string recipient)
    {
        var client = await ApiPerson.OfAsync(ClientPerson);
        var found = (await client.GetAsync($"campaigns/{campaign}/recipients?limit=100")).GetProperty("data");
        var one = found.EnumerateArray().Single(x => x.GetProperty("name").GetString() == recipient);
        return "/redeem/" + one.GetProperty("code").GetString();
    }

    /// <summary>The address of a recipient.</summary>
    public string EmailOf(string recipient) =>
        $"{recipient.Split(' ')[0].ToLowerInvariant()}@{Name.ToLowerInvariant()}.example";

    /// <summary>The code of one of its cards from files; they are used in the order of their numbers.</summary>
    public string CardCode(int number) => $"{Name[5..9]}-{Name[9..]}-{number:0000}".ToUpperInvariant();

    /// <summary>The PIN of one of them.</summary>
    public static string Pin(int number) => $"{4000 + number}";

    /// <summary>An administrator opens the pool and sends a file of so many cards, as people do.</summary>
    public async Task StockAsync(Visit admin, int cards)
    {
        await admin.GoAsync("/admin/inventory");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "New pool" }).First.ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Card", new() { Exact = true }).SelectOptionAsync(
            new SelectOptionValue { Value = Value });
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync(PoolName);
        await dialog.GetByLabel("Cost of a card").FillAsync("23.00");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make pool" }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(PoolName);
        await SendAsync(admin, cards);
    }

    private async Task SendAsync(Visit admin, int cards)
    {
        var file = Name.ToLowerInvariant() + ".csv";
        var rows = Enumerable.Range(1, cards).Select(x => $"{CardCode(x)},{Pin(x)}").Prepend("card_code,pin");
        var form = admin.Page.Locator("form[data-upload]");
        await form.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = file, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n"),
        });
        await form.GetByRole(AriaRole.Button, new() { Name = "Send and check" }).ClickAsync();
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync(file, new() { Timeout = Patience });
        await Expect(admin.Page.Locator(".app[data-ready]")).ToHaveCountAsync(1, new() { Timeout = Patience });
        var state = admin.Page.Locator(".page-head .badge");
        await Expect(state).ToHaveTextAsync("Ready", new() { Timeout = Patience });
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Enter these cards" }).ClickAsync();
        await Expect(state).ToHaveTextAsync("Done", new() { Timeout = Patience });
    }

    private static async Task<string> MakeAsync(ApiPerson person, string path, object body) =>
        (await person.PostAsync(path, body)).GetProperty("id").GetString()!;

    // Agency and client share the body of their organisation's id.
    private static Task HireAsync(ApiPerson admin, (string Email, string Name, string Role) who, string house) =>
        admin.PostAsync("admin/users", new
        {
            email = who.Email, password = DemoPeople.Password, displayName = who.Name, roles = new[] { who.Role },
            organisationId = "org_" + house.Split('_')[1],
        });
}

/// <summary>Whether an agency uses a brand from the beginning.</summary>
public enum BrandUse
{
    /// <summary>It does.</summary>
    Enabled,

    /// <summary>Somebody has to enable it.</summary>
    Later,
}
