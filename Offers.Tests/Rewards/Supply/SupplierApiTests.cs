using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Rewards.Supply;

/// <summary>
/// The application behind a real web server: a supplier by HTTP whose other end is the simulator in the same
/// application, with its messages coming to the door for suppliers.
/// </summary>
public sealed class SupplierApiTests
{
    private const string Suppliers = "/api/v1/suppliers";
    private const string Orders = "/api/v1/supplier-orders";
    private static readonly TimeSpan _atMost = TimeSpan.FromSeconds(60);

    [Theory, OnSqlite, OnPostgres]
    public async Task Orders_over_the_line_end_as_the_supplier_behaves(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var supplier = await scene.SupplierAsync();
        var made = new Dictionary<SupplierBehaviour, string>();
        foreach (var behaviour in Enum.GetValues<SupplierBehaviour>().Where(x => x != SupplierBehaviour.Never))
        {
            made[behaviour] = await scene.OrderAsync(supplier, behaviour);
        }

        foreach (var (behaviour, order) in made)
        {
            var expected = behaviour switch
            {
                SupplierBehaviour.Refused or SupplierBehaviour.OutOfStock => "refused",
                SupplierBehaviour.WrongAmount => "disputed",
                _ => "confirmed",
            };
            Assert.Equal((behaviour, expected), (behaviour, await scene.EndedAsync(order)));
        }

        var theirs = await scene.ReadAsync(db => db.SimulatedOrders.ToListAsync());
        var bought = theirs.Where(x => x.IsDone(TimeProvider.System.GetUtcNow())).Sum(x => x.Count);
        Assert.Equal(bought, await scene.ReadAsync(db => db.Cards.CountAsync()));
        Assert.All(theirs.Where(x => x.Behaviour == SupplierBehaviour.OutOfOrder), x =>
            Assert.StartsWith(scene.Address, x.CallbackUrl, StringComparison.Ordinal));
        var health = (await scene.Admin.GetJsonAsync($"{Suppliers}/{supplier}")).GetProperty("health");
        Assert.True(health.GetProperty("called").GetInt32() >= made.Count);
        Assert.Equal("closed", health.Text("breaker"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Supplier_is_added_changed_paused_and_synced(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var id = await scene.SupplierAsync();
        var view = await scene.Admin.GetAsync($"{Suppliers}/{id}");
        Assert.DoesNotContain(Scene.Key, await view.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var json = await view.JsonAsync();
        Assert.True(json.GetProperty("hasKey").GetBoolean());
        Assert.Equal("409 supplier_exists", await (await scene.AddAsync()).CodeAsync());
        Assert.Equal("412 stale_version", await (await EditAsync(scene, id, "\"99\"")).CodeAsync());
        Assert.Equal("428 if_match_required", await (await EditAsync(scene, id, null)).CodeAsync());
        Assert.Equal("200", await (await EditAsync(scene, id, view.Headers.ETag!.Tag)).CodeAsync());
        Assert.Equal("409 supplier_item_exists", await (await scene.SellAsync(id)).CodeAsync());

        Assert.Equal("200", await (await scene.PostAsync($"{Suppliers}/{id}/sync", null)).CodeAsync());
        var item = (await scene.Admin.GetJsonAsync($"{Suppliers}/{id}/items"))[0];
        Assert.Equal(500, item.GetProperty("stock").GetInt32());
        Assert.Equal(100, item.GetProperty("bufferTarget").GetInt32());
        Assert.Equal(2, (await scene.Admin.GetJsonAsync($"{Suppliers}/{id}/catalogue")).GetArrayLength());

        Assert.Equal("400 validation_failed", await (await scene.PostAsync(
            $"{Suppliers}/{id}/pause", new { })).CodeAsync());
        Assert.Equal("200", await (await scene.PostAsync($"{Suppliers}/{id}/pause", new { reason = "A talk" }))
            .CodeAsync());
        Assert.Equal("409 supplier_paused", await (await scene.PlaceAsync(id, SupplierBehaviour.Ok)).CodeAsync());
        Assert.Equal("409 supplier_paused", await (await scene.PostAsync(
            $"/api/v1/pools/{item.Text("poolId")}/refill", null)).CodeAsync());
        Assert.Equal("200", await (await scene.PostAsync($"{Suppliers}/{id}/resume", null)).CodeAsync());
        Assert.Equal("200", await (await scene.PostAsync(
            $"/api/v1/pools/{item.Text("poolId")}/refill?dryRun=true", null)).CodeAsync());
        Assert.Equal("422 simulator_only", await (await scene.PlaceAsync(id, SupplierBehaviour.Ok, told: true))
            .CodeAsync());
        Assert.Equal(0, (await scene.Admin.GetJsonAsync(Orders)).GetProperty("total").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Doors_are_for_administrators_and_for_signed_messages(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        var id = await scene.SupplierAsync();
        var agency = await scene.App.OrganisationAsync(OrganisationKind.Agency);
        var stranger = await scene.App.ClientAsync(Role.AgencyManager, agency);
        foreach (var path in new[] { Suppliers, $"{Suppliers}/{id}", $"{Suppliers}/{id}/items", Orders })
        {
            Assert.Equal("403 forbidden", await (await stranger.GetAsync(path)).CodeAsync());
        }

        var anybody = scene.App.CreateClient();
        var body = new { reference = "saga_00000000000000000000000000-1", status = "refused" };
        Assert.Equal("401 signature_invalid", await (await anybody.SendAsync(
            $"{Suppliers}/{id}/callbacks", body)).CodeAsync());
        var nobody = $"/simulator/cards/{BookId.Live.Value}/nobody/catalogue";
        Assert.Equal(401, (int)(await anybody.GetAsync(nobody)).StatusCode);
        Assert.Equal("404 supplier_not_found", await (await scene.Admin.GetAsync(
            $"{Suppliers}/{Id<Supplier>.New()}")).CodeAsync());
        Assert.Equal("400 idempotency_key_required", await (await scene.Admin.SendAsync(
            $"{Suppliers}/{id}/orders", new { denominationId = scene.Value, count = 1 })).CodeAsync());
    }

    private static Task<HttpResponseMessage> EditAsync(Scene scene, string id, string? revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"{Suppliers}/{id}")
        {
            Content = new StringContent("""{"priority":3}""", System.Text.Encoding.UTF8, "application/json"),
        };
        if (revision is not null) request.Headers.TryAddWithoutValidation("If-Match", revision);
        return scene.Admin.SendAsync(request);
    }

    private sealed class Scene : IAsyncDisposable
    {
        public const string Key = "a-key-that-both-sides-know";
        private const string Slug = "card-house";
        private readonly TestDatabase _database;

        private Scene(TestDatabase database, OffersApplication app, string address) =>
            (_database, App, Address) = (database, app, address);

        public OffersApplication App { get; }

        public string Address { get; }

        public HttpClient Admin { get; private set; } = default!;

        public Id<Denomination> Value { get; private set; }

        public static async Task<Scene> OpenAsync(DatabaseProvider provider)
        {
            var (database, port) = (await TestDatabase.NewAsync(provider), FreePort.Next());
            var address = $"http://127.0.0.1:{port}";
            var app = new OffersApplication(database, new Dictionary<string, string>
            {
                ["Urls"] = address, ["Site:Address"] = address, ["Simulator:Working"] = "00:00:01",
                ["Simulator:Slow"] = "00:00:00.1", ["Sagas:QueryFirst"] = "00:00:00.2",
                ["Sagas:RetryFirst"] = "00:00:00.2", ["Sagas:QueryMost"] = "00:00:01",
                ["Sagas:BreakerFailures"] = "100",
            });
            app.UseKestrel(port);
            app.StartServer();
            app.ClientOptions.BaseAddress = new Uri(address);
            var scene = new Scene(database, app, address);
            scene.Admin = await app.ClientAsync(Role.Admin);
            await scene.BrandAsync();
            return scene;
        }

        public Task<HttpResponseMessage> AddAsync() => Admin.SendAsync(Suppliers, new
        {
            name = "Card House", slug = Slug, kind = "http",
            baseAddress = $"{Address}/simulator/cards/{BookId.Live.Value}/{Slug}",
            timeoutMs = 1_000,
        });

        public async Task<string> SupplierAsync()
        {
            var id = (await (await AddAsync()).JsonAsync()).Text("id");
            Assert.Equal("200", await (await PostAsync($"{Suppliers}/{id}/key", new { key = Key })).CodeAsync());
            Assert.Equal("201", await (await SellAsync(id)).CodeAsync());
            return id;
        }

        public Task<HttpResponseMessage> SellAsync(string supplier) => PostAsync($"{Suppliers}/{supplier}/items", new
        {
            denominationId = Value, sku = "al-noor-usd-25.00",
            cost = AmountText.Of(SimulatedGoods.CostOf(Slug, new Money(25_00, Currency.Usd))),
        });

        // What the simulator is to do stands behind the name, since real suppliers cannot be told.
        public async Task<HttpResponseMessage> PlaceAsync(
            string supplier, SupplierBehaviour behaviour, bool told = false)
        {
            var patch = new HttpRequestMessage(HttpMethod.Patch, $"{Suppliers}/{supplier}/items/{Value}")
            {
                Content = new StringContent(
                    OffersJson.Text(new { sku = $"al-noor-usd-25.00:{Words.Snake($"{behaviour}")}" }),
                    System.Text.Encoding.UTF8, "application/json"),
            };
            Assert.Equal("200", await (await Admin.SendAsync(patch)).CodeAsync());
            return await PostAsync($"{Suppliers}/{supplier}/orders", told
                ? new { denominationId = Value, count = 2, behaviour = "ok" }
                : new { denominationId = Value, count = 2 });
        }

        public async Task<string> OrderAsync(string supplier, SupplierBehaviour behaviour)
        {
            var answer = await PlaceAsync(supplier, behaviour);
            Assert.Equal("201", await answer.CodeAsync());
            return (await answer.JsonAsync()).Text("id");
        }

        public async Task<string> EndedAsync(string order)
        {
            var began = TimeProvider.System.GetTimestamp();
            while (true)
            {
                var json = await Admin.GetJsonAsync($"{Orders}/{order}");
                var status = json.Text("status");
                if (status is not ("open" or "unknown") || TimeProvider.System.GetElapsedTime(began) > _atMost)
                {
                    return status;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }

        public Task<HttpResponseMessage> PostAsync(string path, object? body) =>
            Admin.SendAsync(ApiTalk.Post(path, body is null ? null : ApiTalk.Json(body), ApiWorld.NewKey()));

        public async Task<T> ReadAsync<T>(Func<OffersDb, Task<T>> query)
        {
            await using var db = App.Services.GetRequiredService<OffersDatabase>().Read(BookId.Live);
            return await query(db);
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await _database.DisposeAsync();
        }

        private async Task BrandAsync()
        {
            await using var db = App.Services.GetRequiredService<OffersDatabase>().Outside();
            var brand = new Brand(BookId.Live, "al-noor", new BrandWords("Al Noor Market", null, null, null, null));
            var values = new[] { 25_00, 50_00 }.Select(
                x => new Denomination(brand, new Money(x, Currency.Usd))).ToList();
            db.AddRange([brand, .. values]);
            await db.SaveChangesAsync();
            Value = values[0].Id;
        }
    }
}
