using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Offers.Tests.Infrastructure;

namespace Offers.E2E.Infrastructure;

/// <summary>A person who uses the API, to prepare what a browser journey needs and to check what it did.</summary>
public sealed class ApiPerson : IDisposable
{
    private readonly HttpClient _http;

    private ApiPerson(HttpClient http) => _http = http;

    /// <summary>Signs in.</summary>
    public static async Task<ApiPerson> SignInAsync(OffersServer server, string email)
    {
        var http = new HttpClient { BaseAddress = server.Address };
        var answer = await http.PostAsJsonAsync("api/v1/auth/login", new { email, password = DemoPeople.Password });
        var tokens = await ReadAsync(answer);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        return new ApiPerson(http);
    }

    /// <summary>Asks.</summary>
    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await _http.GetAsync("api/v1/" + path));

    /// <summary>Sends, with a key of its own.</summary>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/" + path);
        request.Content = JsonContent.Create(body);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await ReadAsync(await _http.SendAsync(request));
    }

    /// <summary>The id of the person who is signed in.</summary>
    public async Task<string> IdAsync() => (await GetAsync("auth/profile")).GetProperty("id").GetString()!;

    /// <summary>Makes a live offer with a cap in AED, as an administrator.</summary>
    public async Task<string> MakeLiveOfferAsync(string cap)
    {
        var code = "E2E-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        var offer = await PostAsync(
            "admin/investment-offers", new { code, name = "Journey " + code, maxAmount = cap, closeWhenFull = false });
        var id = offer.GetProperty("id").GetString()!;
        await PostAsync($"admin/investment-offers/{id}/publish", new { });
        return id;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(
            answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
