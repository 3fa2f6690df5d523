namespace Offers.E2E.Infrastructure;

/// <summary>The parts of a running campaign's page that open by a tab.</summary>
public static class CampaignParts
{
    /// <summary>Their addresses in somebody's portal.</summary>
    /// <param name="email">Who looks.</param>
    /// <param name="portal">The path of the portal, such as <c>/client</c>.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(string email, string portal)
    {
        var running = (await (await ApiPerson.OfAsync(email)).GetAsync("campaigns?status=active")).GetProperty("data");
        var page = $"{portal}/campaigns/{running[0].GetProperty("id").GetString()}";
        return [page + "?part=recipients", page + "?part=messages"];
    }
}
