namespace Offers.E2E.Infrastructure;

/// <summary>The page of results of an incentive that runs; the one that a walk looks at may be a draft.</summary>
public static class RunningIncentive
{
    /// <summary>Its address in somebody's portal.</summary>
    /// <param name="email">Who looks.</param>
    /// <param name="portal">The path of the portal, such as <c>/builder</c>.</param>
    public static async Task<string> ResultsAsync(string email, string portal)
    {
        var person = await ApiPerson.OfAsync(email);
        var running = (await person.GetAsync($"{portal[1..]}/incentives?status=active")).GetProperty("data");
        return $"{portal}/incentives/{running[0].GetProperty("id").GetString()}/results";
    }
}
