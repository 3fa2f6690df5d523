using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Offers.Data.Identity;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sandboxes;

/// <summary>Who may enter a sandbox and move its clock, and that nobody reaches another book.</summary>
public sealed class SandboxApiTests : ApplicationTests
{
    private const string Sandboxes = "/api/v1/admin/sandboxes";
    private const string Offers = "/api/v1/investment-offers";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Who_is_let_in_works_there_with_money_of_its_own_and_who_is_not_cannot_tell_that_it_exists()
    {
        var (admin, inside, outside) = (await App.ClientAsync(Role.Admin), await App.PersonAsync(Role.Investor),
            await App.PersonAsync(Role.Investor));
        var made = await MakeAsync(admin, inside);

        using var there = await EnterAsync(inside, made.Environment);
        Assert.Equal(made.Environment, (await JsonAsync(there, "/api/v1/auth/profile")).GetProperty("environment")
            .GetString());
        var wallet = await JsonAsync(there, "/api/v1/wallets/AED");
        Assert.Equal("100000.00", wallet.GetProperty("available").GetString());
        var offer = (await JsonAsync(there, Offers)).GetProperty("data")[0].GetProperty("id").GetString();

        using var here = await App.ClientAsync(inside);
        Assert.Equal("0.00", (await JsonAsync(here, "/api/v1/wallets/AED")).GetProperty("available").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await here.GetAsync($"{Offers}/{offer}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync($"{Offers}/{offer}")).StatusCode);
        Assert.Equal("404 sandbox_not_found", await (await LoginAsync(outside, made.Environment)).RefusalAsync());
        Assert.Equal("404 sandbox_not_found", await (await LoginAsync(inside, "sandbox-99")).RefusalAsync());
    }

    [Fact]
    public async Task Who_is_shut_out_is_out_at_once()
    {
        var (admin, person) = (await App.ClientAsync(Role.Admin), await App.PersonAsync(Role.Investor));
        var made = await MakeAsync(admin, person);
        using var there = await EnterAsync(person, made.Environment);
        var gone = await admin.SendAsync($"{Sandboxes}/{made.Id}/remove-person", new { personId = person.Id });
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/auth/profile")).StatusCode);
    }

    [Fact]
    public async Task Only_administrators_move_clocks_and_a_sandbox_knows_only_itself()
    {
        var (admin, investor) = (await App.PersonAsync(Role.Admin), await App.PersonAsync(Role.Investor));
        using var live = await App.ClientAsync(admin);
        var (one, other) = (await MakeAsync(live, investor), await MakeAsync(live, investor));
        using var guest = await EnterAsync(investor, one.Environment);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await guest.SendAsync($"{Sandboxes}/{one.Id}/advance", new { by = "day" })).StatusCode);

        using var inside = await EnterAsync(admin, one.Environment);
        var seen = (await JsonAsync(inside, Sandboxes)).GetProperty("data");
        Assert.Equal(one.Id.ToString(), Assert.Single(seen.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await inside.GetAsync($"{Sandboxes}/{other.Id}")).StatusCode);
        Assert.Equal("404 sandbox_not_found", await (await inside.SendAsync(
            $"{Sandboxes}/{other.Id}/advance", new { by = "day" })).RefusalAsync());
        Assert.Equal("409 live_only", await (await inside.SendAsync(Sandboxes, new { name = "Third" })).RefusalAsync());
        Assert.Equal("409 live_only", await (await inside.SendAsync(
            "/api/v1/admin/jobs/maturity/run", new { })).RefusalAsync());
    }

    [Fact]
    public async Task An_advance_runs_by_itself_and_tells_what_it_changed_only_in_its_own_bells()
    {
        var (admin, investor) = (await App.PersonAsync(Role.Admin), await App.PersonAsync(Role.Investor));
        using var live = await App.ClientAsync(admin);
        var made = await MakeAsync(live, investor);
        using var there = await EnterAsync(investor, made.Environment);
        var offer = (await JsonAsync(there, Offers)).GetProperty("data")[0].GetProperty("id").GetString();
        using var invest = new HttpRequestMessage(HttpMethod.Post, $"{Offers}/{offer}/invest")
        {
            Content = JsonContent.Create(new { amount = "5000.00", currency = "AED" }),
        };
        invest.Headers.Add("Idempotency-Key", $"sandbox-{Guid.NewGuid():N}");
        Assert.Equal(HttpStatusCode.Created, (await there.SendAsync(invest)).StatusCode);

        var begun = await live.SendAsync($"{Sandboxes}/{made.Id}/advance", new { by = "month" });
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var done = await EndOfAsync(live, begun.Headers.Location!.ToString());
        Assert.Equal("done", done.GetProperty("state").GetString());
        var offers = done.GetProperty("changes").EnumerateArray()
            .Single(x => x.GetProperty("kind").GetString() == "offers");
        Assert.Equal("closed", offers.GetProperty("changes")[0].GetProperty("what").GetString());

        var bell = await JsonAsync(there, "/api/v1/notifications");
        Assert.Contains("has closed", bell.ToString(), StringComparison.Ordinal);
        using var here = await App.ClientAsync(investor);
        Assert.Empty((await JsonAsync(here, "/api/v1/notifications")).GetProperty("data").EnumerateArray());
        await using var db = Database.Open().Read(BookId.Find(made.Environment)!.Value);
        Assert.All(db.Notifications.ToList(), note => Assert.Equal(MailState.None, note.Mail));
    }

    private static async Task<SandboxMade> MakeAsync(HttpClient admin, TestPerson person)
    {
        var answer = await admin.SendAsync(
            Sandboxes, new { name = "Playground", people = new[] { person.Id }, withExample = true });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.ReadAsync<SandboxMade>();
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<JsonElement> EndOfAsync(HttpClient client, string advance)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < _patience)
        {
            var now = await JsonAsync(client, advance);
            if (now.GetProperty("endedAt").ValueKind != JsonValueKind.Null) return now;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("The advance does not end.");
    }

    private Task<HttpResponseMessage> LoginAsync(TestPerson person, string environment) => App.CreateClient().SendAsync(
        "/api/v1/auth/login",
        new { email = person.Email, password = ApplicationPeople.Password, environment });

    private async Task<HttpClient> EnterAsync(TestPerson person, string environment)
    {
        using var answer = await LoginAsync(person, environment);
        var tokens = await answer.ReadAsync<TokenPair>();
        var client = App.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return client;
    }
}
