using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards;

/// <summary>What came of a request; the status is null where the connection broke and nobody knows.</summary>
public sealed record Told(int? Status, JsonElement Body)
{
    /// <summary>A text of the answer, below the names of a path.</summary>
    public string? Text(params string[] path) => path.Aggregate((JsonElement?)Body, static (at, name) =>
        at is { ValueKind: JsonValueKind.Object } here && here.TryGetProperty(name, out var found) ? found : null)
        is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

/// <summary>Somebody who talks over HTTP to server processes that may die at any time.</summary>
public sealed class ServerPerson : IDisposable
{
    private ServerPerson(string token)
    {
        Http = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) });
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The way to servers.</summary>
    public HttpClient Http { get; }

    /// <summary>
    /// Settings of a server on a book of rewards: it opens what the tests sealed, and one person may ask often.
    /// </summary>
    public static Dictionary<string, string> Settings(RewardBook book) => new(book.Book.Settings)
    {
        ["Secrets__Keys__t1"] = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(x => (byte)x)]),
        ["Secrets__Current"] = "t1",
        ["RateLimits__PerMinute__Person"] = "0",
    };

    /// <summary>One of the people of a book, signed in.</summary>
    public static async Task<ServerPerson> OfAsync(OffersDatabase database, int person)
    {
        var sessions = new ApiSessions(database, new PeopleNow(database, TimeProvider.System), TimeProvider.System);
        var pair = await sessions.StartAsync(LiveBook.PersonOf(person), new SessionOrigin("127.0.0.1", "test"));
        return new ServerPerson(pair.AccessToken);
    }

    /// <summary>The administrator of a book, signed in.</summary>
    public static async Task<ServerPerson> AdminAsync(RewardBook book)
    {
        await book.AddAsync([new Membership(
            LiveBook.PersonOf(1), Organisation.PlatformId(BookId.Live), Role.Admin)]);
        return await OfAsync(book.Book.Database, 1);
    }

    /// <summary>Sends something with a key that was never used.</summary>
    public Task<Told> PostAsync(OffersServer server, string path, object? body = null) =>
        SendAsync(server, path, JsonContent.Create(body ?? new { }));

    /// <summary>Sends something with a key that was never used.</summary>
    public async Task<Told> SendAsync(OffersServer server, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/api/v1/" + path));
        request.Content = content;
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        try
        {
            using var response = await Http.SendAsync(request);
            return new Told((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
        }
        // A connection that is cut in the moment in which it is made says so by the bare error of its socket.
        catch (Exception error) when (error is HttpRequestException or SocketException or IOException)
        {
            return new Told(null, default);
        }
    }

    public void Dispose() => Http.Dispose();
}
