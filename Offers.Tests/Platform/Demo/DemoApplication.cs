using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Demo;

/// <summary>The application with its demo data on SQLite, shared by the tests of a class, which only read it.</summary>
public sealed class DemoApplication : IAsyncLifetime
{
    /// <summary>The password of all people of the demo data.</summary>
    public const string Password = "Offers-demo-1!";

    private TestDatabase? _database;

    /// <summary>The application.</summary>
    public OffersApplication Application { get; private set; } = default!;

    /// <summary>Where it keeps everything.</summary>
    public OffersDatabase Database => Get<OffersDatabase>();

    /// <summary>A service of the application.</summary>
    public T Get<T>()
        where T : notnull => Application.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite);
        Application = With(_database);
        _ = Application.Services;
    }

    public async Task DisposeAsync()
    {
        await Application.DisposeAsync();
        await _database!.DisposeAsync();
    }

    /// <summary>The application with demo data in a database; its jobs run by hand only.</summary>
    public static OffersApplication With(TestDatabase database) => new(
        database,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Demo:Enabled"] = "true", ["Demo:Password"] = Password, ["Jobs:Enabled"] = "false",
        });

    /// <summary>A client that is signed in by a token.</summary>
    /// <param name="name">The part of the address before the at sign.</param>
    public async Task<HttpClient> SignInAsync(string name)
    {
        var client = Application.CreateClient();
        var email = name + "@offers.example";
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password = Password });
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", tokens.GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>The body of an answer, which is a success.</summary>
    public static async Task<JsonElement> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
