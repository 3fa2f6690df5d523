using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

/// <summary>The application with an administrator, an investor and somebody else, all signed in to its API.</summary>
public sealed class MoneyApi : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private MoneyApi(TestDatabase database) => (_database, App) = (database, new OffersApplication(database));

    public OffersApplication App { get; }

    public ApiClient Admin { get; private set; } = null!;

    public ApiClient Investor { get; private set; } = null!;

    public ApiClient Stranger { get; private set; } = null!;

    public ApiClient Anybody { get; private set; } = null!;

    public string InvestorId { get; private set; } = "";

    /// <summary>Where deposits of the investor are posted.</summary>
    public string Deposits => $"/api/v1/admin/wallets/{InvestorId}/deposits";

    public static async Task<MoneyApi> NewAsync(DatabaseProvider provider)
    {
        var money = new MoneyApi(await TestDatabase.NewAsync(provider));
        var investor = await money.App.PersonAsync(Role.Investor);
        money.InvestorId = investor.Id.ToString();
        money.Admin = new ApiClient(await money.App.ClientAsync(Role.Admin));
        money.Investor = new ApiClient(await money.App.ClientAsync(investor));
        money.Stranger = new ApiClient(await money.App.ClientAsync(Role.Investor));
        money.Anybody = new ApiClient(money.App.CreateClient());
        return money;
    }

    /// <summary>Posts a deposit for the investor and answers the operation.</summary>
    public async Task<string> DepositAsync(string amount, string reason = "bank transfer") =>
        (await Admin.PostAsync(Deposits, new { amount, currency = "AED", reason }))["operationId"]!;

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }
}

/// <summary>Calls the API and reads what it answers.</summary>
public sealed class ApiClient(HttpClient http)
{
    private const string NewKey = "a new one";

    public async Task<ApiAnswer> GetAsync(string path, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return await SendAsync(request);
    }

    /// <summary>Posts a body with a key of its own, with the given key, or with none.</summary>
    public async Task<ApiAnswer> PostAsync(string path, object body, string? key = NewKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key == NewKey ? $"{Guid.NewGuid()}" : key);
        }

        return await SendAsync(request);
    }

    private async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request);
        return new ApiAnswer(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsByteArrayAsync());
    }
}

/// <summary>What the API answered.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string Type, byte[] Bytes)
{
    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public string? this[string member] => Json.TryGetProperty(member, out var value) ? value.ToString() : null;
}
