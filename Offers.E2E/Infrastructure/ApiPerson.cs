using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// A person who uses the API, to prepare what a browser journey needs and to check what it did. Each person signs in
/// once for all tests, and again when his access token is over, as a program would.
/// </summary>
public sealed class ApiPerson
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ApiPerson>>> _people = new(StringComparer.Ordinal);
    private static readonly TimeSpan _tokenLife = TimeSpan.FromMinutes(10);
    private readonly HttpClient _http;
    private readonly long _signedIn = TimeProvider.System.GetTimestamp();

    private ApiPerson(HttpClient http) => _http = http;

    /// <summary>The person with this address, signed in to the shared application.</summary>
    public static async Task<ApiPerson> OfAsync(string email)
    {
        var known = _people.GetOrAdd(email, SignIn);
        if (TimeProvider.System.GetElapsedTime((await known.Value)._signedIn) < _tokenLife)
        {
            return await known.Value;
        }

        var again = SignIn(email);
        return await (_people.TryUpdate(email, again, known) ? again : _people[email]).Value;
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

    /// <summary>Puts money into somebody's wallet in AED, as an administrator.</summary>
    public async Task GiveAsync(ApiPerson to, string amount) => await PostAsync(
        $"admin/wallets/{await to.IdAsync()}/deposits", new { amount, currency = "AED", reason = "For a journey" });

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

    private static Lazy<Task<ApiPerson>> SignIn(string email) => new(() => SignInAsync(email));

    private static async Task<ApiPerson> SignInAsync(string email)
    {
        var http = new HttpClient { BaseAddress = (await Visit.ServerAsync()).Address };
        var answer = await http.PostAsJsonAsync("api/v1/auth/login", new { email, password = DemoPeople.Password });
        var tokens = await ReadAsync(answer);
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        return new ApiPerson(http);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(
            answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} answered {answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
