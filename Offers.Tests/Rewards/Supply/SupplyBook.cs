using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Outgoing;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Secrets;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;
using Offers.Web.Rewards.Supply;

namespace Offers.Tests.Rewards.Supply;

/// <summary>An order that was made.</summary>
public sealed record PlacedOrder(Id<SupplierOrder> Id, Id<Saga> SagaId);

/// <summary>A book of rewards with suppliers that the simulator plays, and processes that order from them.</summary>
public sealed class SupplyBook : IAsyncDisposable
{
    private readonly SagaSettings _sagas;
    private readonly SecretsRing _ring =
        new([new SecretKey("t1", [.. Enumerable.Range(1, SecretKey.Length).Select(x => (byte)x)])]);

    private readonly List<ServiceProvider> _nodes = [];

    private SupplyBook(RewardBook rewards, SagaSettings sagas)
    {
        (Rewards, _sagas) = (rewards, sagas);
        Node = NewNode();
    }

    public RewardBook Rewards { get; }

    /// <summary>The process that runs.</summary>
    public ServiceProvider Node { get; }

    /// <summary>Stands between us and a supplier.</summary>
    public Func<Supplier, ICardSupplier, ICardSupplier> Between { get; set; } = static (_, supplier) => supplier;

    /// <summary>What the simulator does with an order that asks for nothing.</summary>
    public Func<OrderMessage, SupplierBehaviour> Otherwise { get; set; } = static _ => SupplierBehaviour.Ok;

    public FakeClock Clock => Rewards.Clock;

    public static async Task<SupplyBook> OpenAsync(DatabaseProvider provider, SagaSettings? sagas = null) =>
        new(await RewardBook.FundedAsync(provider), sagas ?? new SagaSettings());

    public static CommandRequest Once() => CommandRequest.Once(RewardBook.Admin);

    /// <summary>One more process on the same book. One that is to die has a clock that stands still.</summary>
    public ServiceProvider NewNode(TimeProvider? time = null)
    {
        var node = new ServiceCollection()
            .AddSingleton(Rewards.Book.Database).AddSingleton(Rewards.Book.Writer).AddSingleton(time ?? Clock)
            .AddSingleton(Rewards.Vault).AddSingleton(_ring)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ApprovalDesk>().AddSingleton<ApprovalQueries>()
            .AddSingleton(new OutgoingRules(OutgoingReach.Anywhere)).AddSingleton<OutgoingHttp>()
            .AddSingleton(new SupplierSettings())
            .AddSingleton(new SimulatorSettings { Slow = TimeSpan.Zero, Otherwise = ask => Otherwise(ask) })
            .AddSingleton<ISagaDefinition, CardOrderSaga>().AddSagaEngine(_sagas).AddSupplyCore()
            .AddSingleton(provider => new CardSuppliers(
                x => Between(x, provider.GetRequiredService<SupplierWays>().To(x))))
            .BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    public T Of<T>()
        where T : notnull => Node.GetRequiredService<T>();

    /// <summary>A supplier that the simulator plays, which sells USD 25.</summary>
    public async Task<Supplier> SupplierAsync(string slug = "card-house", Func<SupplierBody, SupplierBody>? with = null)
    {
        var body = new SupplierBody { Name = slug, Slug = slug, Kind = SupplierKind.Simulator, Priority = 1 };
        var made = await Of<SupplierDesk>().AddAsync(Once(), with is null ? body : with(body));
        var id = made.Read<Made<Supplier>>().Id;
        await SellAsync(id, 25);
        return await Rewards.Book.ReadAsync(db => db.Suppliers.SingleAsync(x => x.Id == id));
    }

    /// <summary>Lets a supplier sell a face value.</summary>
    public async Task SellAsync(Id<Supplier> supplier, int value)
    {
        var slug = await Rewards.Book.ReadAsync(
            db => db.Suppliers.Where(x => x.Id == supplier).Select(x => x.Slug).SingleAsync());
        var denomination = Rewards.Values[value];
        (await Of<SupplierItemDesk>().AddAsync(Once(), supplier, new SupplierItemBody
        {
            DenominationId = denomination.Id, Sku = SimulatedGoods.SkuOf("al-noor", denomination.Value),
            Cost = AmountText.Of(SimulatedGoods.CostOf(slug, denomination.Value)),
        })).Check();
    }

    /// <summary>Orders for the buffer; nothing has been asked yet.</summary>
    public async Task<PlacedOrder> PlaceAsync(
        Supplier supplier, int count = 2, SupplierBehaviour? behaviour = null, int value = 25) =>
        (await Of<SupplierOrderDesk>().PlaceAsync(
            Once(), supplier.Id, new SupplierOrderBody(Rewards.Values[value].Id, count, behaviour)))
        .Read<PlacedOrder>();

    /// <summary>Orders for the buffer, and asks the supplier.</summary>
    public async Task<SupplierOrder> OrderAsync(Supplier supplier, SupplierBehaviour behaviour, int count = 2)
    {
        var placed = await PlaceAsync(supplier, count, behaviour);
        await RunAsync(placed.SagaId);
        return await OrderNowAsync(placed.Id);
    }

    /// <summary>A redemption of USD 25 whose charge is held, and whose card is ordered from a supplier.</summary>
    public async Task<(Id<Redemption> Id, PlacedOrder Order)> RedeemAsync(
        Supplier supplier, SupplierBehaviour? behaviour = null)
    {
        var campaign = await Rewards.CampaignAsync();
        var recipient = (await Rewards.RecipientsAsync(campaign, 1))[0];
        var value = Rewards.Values[25];
        var (redemption, order) = (default(Redemption)!, default(SupplierOrder)!);
        (await Rewards.Writer.RunAsync(Once(), new Deed("rewards.test", ""), async work =>
        {
            await work.LoadAsync(new RowNames().NeedWallet(campaign.Payer, value.Currency)
                .Need(RewardRows.Recipient, recipient.Id));
            work.Find(RewardRows.Recipient, recipient.Id)!.Take();
            redemption = work.Add(new Redemption(
                campaign, new RedemptionFacts(recipient.Code, 0, value, value.Value, recipient.Id),
                new RedeemedFrom(null, null, null, null), work.Now));
            var (hold, _) = work.Ledger.Place(
                campaign.Payer, value.Value, new HoldFacts("redemption", redemption.ObjectId),
                new OperationFacts("rewards.redeem.hold", redemption.ObjectId, work.Now));
            redemption.Secure(hold);
            order = work.Order(await WishAsync(work.Db, supplier, redemption, behaviour));
            return Answer.None();
        })).Check();
        return (redemption.Id, new PlacedOrder(order.Id, order.Saga!.Value));
    }

    /// <summary>Drives a saga as far as it goes now.</summary>
    public Task<SagaState> RunAsync(Id<Saga> id) =>
        Of<SagaRunner>().RunAsync(BookId.Live, id, CancellationToken.None);

    /// <summary>Lets time pass, drives what is due, and sends the simulator's messages, every so often.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan? every = null)
    {
        var until = Clock.GetUtcNow() + time;
        while (Clock.GetUtcNow() < until)
        {
            Clock.Advance(every ?? TimeSpan.FromSeconds(1));
            await Of<SimulatorTelling>().SendDueAsync(CancellationToken.None);
            await Of<SagaRunner>().RunDueAsync(CancellationToken.None);
        }
    }

    public Task<SupplierOrder> OrderNowAsync(Id<SupplierOrder> id) =>
        Rewards.Book.ReadAsync(db => db.SupplierOrders.SingleAsync(x => x.Id == id));

    public Task<Redemption> RedemptionNowAsync(Id<Redemption> id) =>
        Rewards.Book.ReadAsync(db => db.Redemptions.SingleAsync(x => x.Id == id));

    public Task<PoolTotals> TotalsAsync(Supplier supplier, int value = 25)
    {
        var denomination = Rewards.Values[value].Id;
        return Rewards.Book.ReadAsync(db => db.CardPools
            .Where(x => x.Supplier == supplier.Id && x.Denomination == denomination)
            .Join(db.PoolTotals, x => x.Id, x => x.Pool, (_, totals) => totals).SingleAsync());
    }

    public Task<List<Card>> CardsAsync() =>
        Rewards.Book.ReadAsync(db => db.Cards.OrderBy(x => x.Id).ToListAsync());

    /// <summary>What was paid to a supplier.</summary>
    public Task<string> PaidAsync(Supplier supplier) => Rewards.PlatformAsync(Purpose.Settlement, $"{supplier.Id}");

    /// <summary>The kinds of alerts that are open, with how much they press.</summary>
    public Task<List<string>> AlertsAsync() => Rewards.Book.ReadAsync(
        db => db.Alerts.OrderBy(x => x.Id).Select(x => x.Kind + " " + x.Severity).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Rewards.AssertBooksAsync();
        foreach (var node in _nodes) await node.DisposeAsync();
        await Rewards.DisposeAsync();
    }

    private static async Task<OrderWish> WishAsync(
        OffersDb db, Supplier supplier, Redemption redemption, SupplierBehaviour? behaviour)
    {
        var item = await db.SupplierItems.AsNoTracking().SingleAsync(
            x => x.Supplier == supplier.Id && x.Denomination == redemption.Denomination);
        var pool = await db.CardPools.Where(x => x.Supplier == supplier.Id
            && x.Denomination == redemption.Denomination).Select(x => x.Id).SingleAsync();
        return new OrderWish(item, 1, pool) { Redemption = redemption, Behaviour = behaviour };
    }

    private sealed record Made<T>(Id<T> Id);
}
