using System.Data.Common;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Api;

/// <summary>An application on a database of its own, and people who call it as programs do.</summary>
public sealed class ApiWorld : IAsyncDisposable
{
    /// <summary>Where administrators work with offers.</summary>
    public const string AdminOffers = "/api/v1/admin/investment-offers";

    /// <summary>Where investors see offers.</summary>
    public const string Offers = "/api/v1/investment-offers";

    /// <summary>Where investors see their investments.</summary>
    public const string Investments = "/api/v1/investments";

    private static readonly Type[] _kept =
    [
        typeof(InvestmentOffer), typeof(OfferTotals), typeof(Investment), typeof(Position), typeof(Operation),
        typeof(Entry), typeof(Hold), typeof(TopUp), typeof(Withdrawal), typeof(Statement), typeof(Person),
        typeof(Organisation), typeof(Distribution), typeof(OfferRun), typeof(Membership), typeof(Event),
        typeof(Project), typeof(Unit), typeof(Association), typeof(Incentive), typeof(IncentiveTemplate),
        typeof(Budget), typeof(Sale), typeof(IncentiveClaim), typeof(Bounty), typeof(Sandbox),
    ];

    private static int _numbers;
    private readonly TestDatabase _database;
    private HttpClient? _admin;
    private OffersDb? _counted;
    private DbCommand? _rows;

    private ApiWorld(TestDatabase database, OffersApplication app) => (_database, App) = (database, app);

    /// <summary>The application.</summary>
    public OffersApplication App { get; }

    private OffersDatabase Database => App.Services.GetRequiredService<OffersDatabase>();

    /// <summary>Starts an application.</summary>
    public static async Task<ApiWorld> StartAsync(
        DatabaseProvider provider, IReadOnlyDictionary<string, string>? settings = null)
    {
        var database = await TestDatabase.NewAsync(provider);
        return new ApiWorld(database, new OffersApplication(database, settings));
    }

    /// <summary>A key that nobody used yet.</summary>
    public static string NewKey() => $"test-key-{Guid.NewGuid():N}";

    /// <summary>A code of an offer that nobody used yet.</summary>
    public static string NewCode() => $"API-{Interlocked.Increment(ref _numbers)}";

    /// <summary>A client that is signed in as an administrator.</summary>
    public async Task<HttpClient> AdminAsync() => _admin ??= await App.ClientAsync(Role.Admin);

    /// <summary>An investor with money.</summary>
    public async Task<(HttpClient Client, Id<IPerson> Id)> InvestorAsync(string funds = "1000.00")
    {
        var person = await App.PersonAsync(Role.Investor);
        var request = new CashRequest(
            Owner.Of(BookId.Live, person.Id), Money.Parse(funds, Currency.Aed), null, "Test money");
        var unit = App.Services.GetRequiredService<UnitOfWork>();
        (await unit.SubmitAsync(new Deposit(request), CommandRequest.Once(Caller.System(BookId.Live, "test")))).Check();
        return (await App.ClientAsync(person), person.Id);
    }

    /// <summary>A draft, made by the API.</summary>
    public async Task<JsonElement> DraftAsync(object? with = null)
    {
        var body = with ?? new { code = NewCode(), name = "Palm residence", maxAmount = "1000.00" };
        var answer = await (await AdminAsync()).SendAsync(AdminOffers, body);
        Assert.Equal("201", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    /// <summary>The id of a live offer, made by the API.</summary>
    public async Task<string> LiveOfferAsync(object? with = null)
    {
        var id = (await DraftAsync(with)).Text("id");
        Assert.Equal("200", await (await VerbAsync(id, "publish")).CodeAsync());
        return id;
    }

    /// <summary>Carries out a verb on an offer.</summary>
    public async Task<HttpResponseMessage> VerbAsync(string offer, string verb) =>
        await (await AdminAsync()).PostAsync($"{AdminOffers}/{offer}/{verb}", null);

    /// <summary>How many rows there are, by table, of everything that a request could leave behind.</summary>
    public async Task<string> RowsAsync() => (string)(await (_rows ??= await CountAsync()).ExecuteScalarAsync())!;

    /// <summary>Waits until the work on offers that goes on after an answer has ended.</summary>
    public async Task WorkEndedAsync()
    {
        while (await ReadAsync(db => db.OfferRuns.AnyAsync(run => run.EndedAt == null)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>What a query on the book answers.</summary>
    public async Task<T> ReadAsync<T>(Func<OffersDb, Task<T>> query)
    {
        await using var db = Database.Read(BookId.Live);
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await (_rows?.DisposeAsync() ?? default);
        await (_counted?.DisposeAsync() ?? default);
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }

    // Asked after every request of long tests, so it is planned once.
    private async Task<DbCommand> CountAsync()
    {
        _counted = Database.Outside();
        await _counted.Database.OpenConnectionAsync();
        var command = _counted.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT " + string.Join(" || ' ' || ", _kept.Select(type =>
            $"(SELECT COUNT(*) FROM \"{_counted.Model.FindEntityType(type)!.GetTableName()}\")"));
        await command.PrepareAsync();
        return command;
    }
}

/// <summary>How tests send requests and read answers.</summary>
public static class ApiTalk
{
    /// <summary>Posts JSON with a key.</summary>
    public static Task<HttpResponseMessage> InvestAsync(
        this HttpClient client, string offer, object body, string? key = null) =>
        client.SendAsync(Post($"{ApiWorld.Offers}/{offer}/invest", Json(body), key ?? ApiWorld.NewKey()));

    /// <summary>A POST; without a key where it is null.</summary>
    public static HttpRequestMessage Post(string path, string? json, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, MediaTypeNames.Application.Json);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return request;
    }

    /// <summary>Sends a merge patch for a revision; without <c>If-Match</c> where it is null.</summary>
    public static Task<HttpResponseMessage> EditAsync(
        this HttpClient client, string offer, object patch, string? revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"{ApiWorld.AdminOffers}/{offer}")
        {
            Content = new StringContent(Json(patch), Encoding.UTF8, "application/merge-patch+json"),
        };
        if (revision is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", revision);
        }

        return client.SendAsync(request);
    }

    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsByteArrayAsync());

    /// <summary>A list or an object by its path.</summary>
    public static async Task<JsonElement> GetJsonAsync(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal("200", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    /// <summary>The status, with the code of a problem behind it: <c>201</c>, <c>409 offer_full</c>.</summary>
    public static async Task<string> CodeAsync(this HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return answer.IsSuccessStatusCode ? status : $"{status} {(await answer.JsonAsync()).Text("code")}";
    }

    /// <summary>The text of a member.</summary>
    public static string Text(this JsonElement json, string member) => json.GetProperty(member).GetString() ?? "";

    /// <summary>The texts of a member of all rows of a list.</summary>
    public static IEnumerable<string> Texts(this JsonElement list, string member) =>
        list.GetProperty("data").EnumerateArray().Select(row => row.Text(member));

    /// <summary>The one value of a header; '' where it is missing.</summary>
    public static string Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    /// <summary>JSON as the API writes it.</summary>
    public static string Json(object body) => body as string ?? OffersJson.Text(body);
}
