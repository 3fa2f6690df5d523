using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

public sealed partial class ProductionStartTests
{
    [Fact]
    public async Task Outside_Development_nothing_starts_without_secrets()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => OffersServer.StartAsync(Settings(database)));

        Assert.Contains("Secrets:Keys is empty", failure.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_prints_a_link_that_makes_one_administrator()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite);
        var settings = Settings(database);
        settings["Secrets__Keys__first"] = Convert.ToBase64String(new byte[SecretKey.Length]);
        await using var server = await OffersServer.StartAsync(settings);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        var link = await LinkAsync(server);

        var made = await SetUpAsync(client, link);
        var again = await client.GetStringAsync(link);

        Assert.Contains("/setup/checklist", made, StringComparison.Ordinal);
        Assert.Contains("This server is set up", again, StringComparison.Ordinal);
        var login = await client.PostAsJsonAsync(
            "/api/v1/auth/login", new { email = "first@offers.example", password = ApplicationPeople.Password });
        Assert.Equal("403 second_factor_missing", await login.RefusalAsync());
        await using var db = database.Open().Read(BookId.Live);
        Assert.Equal(2, db.Memberships.Count());
    }

    private static Dictionary<string, string> Settings(TestDatabase database) => new(database.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    // The link is written just after the line that says that the application has started.
    private static async Task<string> LinkAsync(OffersServer server)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var said = string.Join('\n', server.Output);
            if (Links().Match(said) is { Success: true } link)
            {
                return new Uri(link.Value).PathAndQuery;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No setup link was printed.");
    }

    private static async Task<string> SetUpAsync(HttpClient client, string link)
    {
        var page = await client.GetStringAsync(link);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "setup",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Form.Name"] = "First Administrator",
            ["Form.Email"] = "first@offers.example",
            ["Form.Password"] = ApplicationPeople.Password,
        });
        using var answer = await client.PostAsync(link, form);
        return $"{answer.Headers.Location}";
    }

    [GeneratedRegex(@"https?://\S+/setup\?token=\S+")]
    private static partial Regex Links();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
