using Offers.E2E.Infrastructure;

namespace Offers.E2E.Platform;

/// <summary>Visits every page of the administrators' portal, once per look.</summary>
public sealed class AdminPagesTests
{
    public static TheoryData<Look> Looks => [.. Look.All];

    [BrowserTheory, MemberData(nameof(Looks))]
    public Task Pages_of_administrators_are_quiet_and_accessible(Look look) => Tour.WalkAsync(DemoPeople.Admin, look);
}
