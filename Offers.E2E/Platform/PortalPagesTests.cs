using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Visits every page that asks for a role other than the administrators', as somebody who has it, once per
/// look.</summary>
public sealed class PortalPagesTests
{
    public static IEnumerable<object[]> Visitors =>
        from email in PageRoute.All.Where(page => page.Policy is not null)
            .Select(page => DemoPeople.For(page.Policy!)).Distinct(StringComparer.Ordinal)
        where email != DemoPeople.Admin
        from look in Look.All
        select (object[])[email, look];

    [BrowserTheory, MemberData(nameof(Visitors))]
    public async Task Pages_of_a_role_are_quiet_and_accessible(string email, Look look)
    {
        var known = email switch
        {
            DemoPeople.Investor => await OfInvestorAsync(),
            DemoPeople.Builder => [await RunningIncentive.ResultsAsync(email, "/builder")],
            DemoPeople.Agent => [$"/agent/wallet/receipts/{await OperationAsync(email, "INR")}"],
            DemoPeople.Agency => await CampaignParts.OfAsync(email, "/agency"),
            DemoPeople.Client => await CampaignParts.OfAsync(email, "/client"),
            _ => [],
        };
        await using var visit = await Visit.OpenAsync(email, look);
        await Tour.WalkAsync(visit, PageRoute.Of(email), known);
    }

    // Which offer the walk looks at, and whether it leads to receipts and to a law, depends on what journeys made.
    private static async Task<IReadOnlyList<string>> OfInvestorAsync() =>
        ["/investor/rules/EU-ECSPR", $"/investor/receipts/{await OperationAsync(DemoPeople.Investor, "AED")}"];

    private static async Task<string?> OperationAsync(string email, string currency)
    {
        var entries = (await (await ApiPerson.OfAsync(email)).GetAsync($"wallets/{currency}/entries"))
            .GetProperty("data");
        return entries[0].GetProperty("operationId").GetString();
    }
}
