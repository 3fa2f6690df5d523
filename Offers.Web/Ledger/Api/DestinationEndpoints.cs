using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>The bank accounts to which a person's own withdrawals go.</summary>
internal static class DestinationEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var own = api.MapGroup("/destinations").WithTags("Wallets").RequirePolicy(Policies.SignedIn);
        own.MapGet("", ListAsync).WithSummary("List own bank accounts; numbers are masked")
            .Answers<IReadOnlyList<DestinationView>>();
        own.MapPost("", AddAsync).WithSummary("Add a bank account; withdrawals to it wait until it has cooled")
            .TakesKey().Answers<DestinationView>(201).Refuses(LedgerCodes.DestinationExists);
        own.MapPost("/{id}/remove", RemoveAsync).WithSummary("Take a bank account away").TakesKey()
            .Answers<DestinationView>().Refuses(LedgerCodes.DestinationNotFound);
    }

    private static Task<IReadOnlyList<DestinationView>> ListAsync(DestinationQueries destinations, HttpContext http) =>
        destinations.ListAsync(http.Own());

    private static Task<IResult> AddAsync(DestinationDesk desk, BankAccount body, HttpContext http) =>
        desk.AddAsync(http.Command(), http.Own(), body).ToResultAsync();

    private static Task<IResult> RemoveAsync(DestinationDesk desk, Id<Destination> id, HttpContext http) =>
        desk.RemoveAsync(http.Command(), http.Own(), id).ToResultAsync();
}
