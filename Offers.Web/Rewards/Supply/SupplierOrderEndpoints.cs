using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Supply;

/// <summary>Orders at suppliers, for administrators.</summary>
internal static class SupplierOrderEndpoints
{
    private static readonly ListFilter _supplier = new("supplierId", "Only of this supplier.");
    private static readonly ListFilter _pool = new("poolId", "Only for this buffer.");
    private static readonly ListFilter _redemption = new("redemptionId", "Only for this redemption.");

    internal static void Map(RouteGroupBuilder api)
    {
        var orders = api.MapGroup("/supplier-orders").WithTags("Suppliers").RequirePolicy(Policies.Admin);
        orders.MapGet("", ListAsync).WithSummary("Orders at suppliers, newest first")
            .ListOf<SupplierOrderView>(
                ListFilter.Status<SupplierOrderStatus>(), _supplier, _pool, _redemption)
            .Refuses(PlatformCodes.StatusInvalid);
        var order = orders.MapGroup("/{id}").Refuses(RewardCodes.SupplierOrderNotFound);
        order.MapGet("", (Id<SupplierOrder> id, SupplierOrderQueries queries, HttpContext http) =>
                queries.GetAsync(http.Caller().Book, id))
            .WithSummary("One order").Answers<SupplierOrderView>();
        order.MapPost("/cancel", CancelAsync)
            .WithSummary("Ask the supplier to take an order back; what it answers counts")
            .Answers<SupplierOrderView>().NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed, SupplyCodes.OrderNotCancelled);
    }

    private static Task<Page<SupplierOrderView>> ListAsync(SupplierOrderQueries queries, HttpContext http)
    {
        var query = http.List();
        return queries.ListAsync(http.Caller().Book, new SupplierOrderFilter
        {
            Supplier = query.Id<Supplier>(_supplier.Name),
            Status = query.Status<SupplierOrderStatus>(),
            Pool = query.Id<CardPool>(_pool.Name),
            Redemption = query.Id<Redemption>(_redemption.Name),
        }, query.Page);
    }

    private static async Task<IResult> CancelAsync(
        Id<SupplierOrder> id, ReasonBody body, SupplierOrderDesk desk, HttpContext http) =>
        (await desk.CancelAsync(await http.CommandAsync(), id, body.Reason)).ToResult();
}
