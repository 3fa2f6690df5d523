using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Visits every page of the administrators' portal, once per look.</summary>
public sealed class AdminPagesTests
{
    public static TheoryData<Look> Looks => [.. Look.All];

    [BrowserTheory, MemberData(nameof(Looks))]
    public async Task Pages_of_administrators_are_quiet_and_accessible(Look look)
    {
        var distribution = await DistributionAsync(await ApiPerson.OfAsync(DemoPeople.Admin));
        var agent = await (await ApiPerson.OfAsync(DemoPeople.For("Agent"))).IdAsync();
        await using var visit = await Visit.OpenAsync(DemoPeople.Admin, look);
        await Tour.WalkAsync(visit, PageRoute.Of(DemoPeople.Admin),
            [
                distribution, $"/admin/agents/{agent}/statements",
                await RunningIncentive.ResultsAsync(DemoPeople.Admin, "/admin"),
                .. await CampaignParts.OfAsync(DemoPeople.Admin, "/admin"),
            ]);
    }

    // Only an offer that was paid from links to distributions, and the walk looks at one offer.
    private static async Task<string> DistributionAsync(ApiPerson admin)
    {
        var settled = await admin.GetAsync("admin/investment-offers?status=settled");
        foreach (var offer in settled.GetProperty("data").EnumerateArray())
        {
            var id = offer.GetProperty("id").GetString();
            var paid = (await admin.GetAsync($"admin/investment-offers/{id}/distributions")).GetProperty("data");
            if (paid.GetArrayLength() > 0)
            {
                return $"/admin/investments/{id}/distributions/{paid[0].GetProperty("id").GetString()}";
            }
        }

        throw new InvalidOperationException("No offer of the demo data has a distribution.");
    }
}
