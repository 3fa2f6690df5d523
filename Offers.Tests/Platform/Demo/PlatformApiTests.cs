using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Jobs;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Demo;

public sealed class PlatformApiTests(DemoApplication demo) : IClassFixture<DemoApplication>
{
    [Fact]
    public async Task Search_finds_people_for_administrators_only()
    {
        using var admin = await demo.SignInAsync("admin");
        using var investor = await demo.SignInAsync("investor");
        Assert.Contains("Omar Khan", await SearchAsync(admin, "omar"));
        Assert.DoesNotContain("Omar Khan", await SearchAsync(investor, "omar"));
    }

    [Fact]
    public async Task Search_shows_investors_live_offers_and_their_own_and_no_drafts()
    {
        using var admin = await demo.SignInAsync("admin");
        using var investor = await demo.SignInAsync("investor");
        Assert.Contains("Palm Court Residences, wing D", await SearchAsync(admin, "PALM-COURT"));
        Assert.Empty(await SearchAsync(investor, "PALM-COURT"));
        Assert.Contains("Al Barari Exclusive", await SearchAsync(investor, "nest-albarari"));
    }

    [Fact]
    public async Task Search_finds_an_id_only_for_its_owner_and_administrators()
    {
        var (mine, others) = await TwoInvestmentsAsync();
        using var admin = await demo.SignInAsync("admin");
        using var investor = await demo.SignInAsync("investor");
        Assert.NotEmpty(await SearchAsync(investor, mine));
        Assert.Empty(await SearchAsync(investor, others));
        Assert.NotEmpty(await SearchAsync(admin, others));
    }

    [Fact]
    public async Task Search_finds_pages_of_the_callers_portals()
    {
        using var admin = await demo.SignInAsync("admin");
        using var agent = await demo.SignInAsync("agent");
        Assert.Contains("Audit", await SearchAsync(admin, "audit"));
        Assert.DoesNotContain("Audit", await SearchAsync(agent, "audit"));
        Assert.Contains("Overview", await SearchAsync(agent, "overview"));
    }

    [Fact]
    public async Task Audit_is_filtered_paged_and_closed_to_investors()
    {
        using var admin = await demo.SignInAsync("admin");
        using var investor = await demo.SignInAsync("investor");
        var page = await DemoApplication.ReadAsync(admin, "/api/v1/admin/audit?action=investments.publish&limit=3");
        Assert.Equal(3, page.GetProperty("data").GetArrayLength());
        Assert.All(page.GetProperty("data").EnumerateArray(), row =>
            Assert.Equal("investments.publish", row.GetProperty("action").GetString()));
        var next = page.GetProperty("nextCursor").GetString();
        var more = await DemoApplication.ReadAsync(
            admin, $"/api/v1/admin/audit?action=investments.publish&limit=3&cursor={next}");
        Assert.True(Number(more) < Number(page) - 2);
        var id = page.GetProperty("data")[0].GetProperty("objectId").GetString();
        var story = await DemoApplication.ReadAsync(admin, $"/api/v1/admin/audit?object={id}&action=investments.");
        Assert.True(story.GetProperty("total").GetInt64() >= 2);
        var old = await DemoApplication.ReadAsync(admin, "/api/v1/admin/audit?to=2000-01-01T00:00:00Z");
        Assert.Equal(0, old.GetProperty("total").GetInt64());
        var chain = await DemoApplication.ReadAsync(admin, "/api/v1/admin/audit/chain");
        Assert.True(chain.GetProperty("verified").GetBoolean());
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(admin, "/api/v1/admin/audit?person=me"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(admin, "/api/v1/admin/audit?from=yesterday"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(admin, "/api/v1/admin/audit?cursor=x"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(investor, "/api/v1/admin/audit"));
    }

    [Fact]
    public async Task A_job_run_by_hand_is_recorded_and_audited()
    {
        using var admin = await demo.SignInAsync("admin");
        using var investor = await demo.SignInAsync("investor");
        using var refused = await investor.PostAsync(Path("/api/v1/admin/jobs/reconciliation/run"), null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await admin.PostAsync(Path("/api/v1/admin/jobs/nothing/run"), null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var answer = await admin.PostAsync(Path("/api/v1/admin/jobs/reconciliation/run"), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var run = await EndedRunAsync("reconciliation");
        Assert.Equal((JobRunState.Succeeded, "Balanced."), (run.State, run.Note));
        var audit = await DemoApplication.ReadAsync(admin, "/api/v1/admin/audit?action=platform.run_job");
        Assert.Equal("reconciliation", audit.GetProperty("data")[0].GetProperty("objectId").GetString());
        var jobs = await DemoApplication.ReadAsync(admin, "/api/v1/admin/jobs");
        var job = jobs.EnumerateArray().Single(x => x.GetProperty("name").GetString() == "reconciliation");
        Assert.Equal("succeeded", job.GetProperty("lastRun").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Notifications_are_ones_own_and_can_be_marked_as_read()
    {
        using var investor = await demo.SignInAsync("investor2");
        var page = await DemoApplication.ReadAsync(investor, "/api/v1/notifications?limit=2");
        var first = page.GetProperty("data")[0].GetProperty("id").GetString();
        using var answer = await investor.PostAsJsonAsync("/api/v1/notifications/read", new { ids = new[] { first } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var all = await investor.PostAsJsonAsync("/api/v1/notifications/read", new { });
        Assert.Equal(0, (await all.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unread").GetInt32());
        var unread = await DemoApplication.ReadAsync(investor, "/api/v1/notifications?unread=true");
        Assert.Equal(0, unread.GetProperty("total").GetInt64());
        using var nobody = demo.Application.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(nobody, "/api/v1/notifications"));
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static long Number(JsonElement page) => page.GetProperty("data")[0].GetProperty("number").GetInt64();

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(Path(path));
        return answer.StatusCode;
    }

    private static async Task<List<string>> SearchAsync(HttpClient client, string text)
    {
        var answer = await DemoApplication.ReadAsync(client, $"/api/v1/search?q={Uri.EscapeDataString(text)}");
        return [.. answer.GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("hits").EnumerateArray())
            .Select(hit => hit.GetProperty("title").GetString()!)];
    }

    private async Task<(string Mine, string Others)> TwoInvestmentsAsync()
    {
        await using var db = demo.Database.Read(BookId.Live);
        var me = await db.Users.SingleAsync(x => x.NormalizedEmail == "INVESTOR@OFFERS.EXAMPLE");
        var mine = await db.Investments.FirstAsync(x => x.Investor == me.Id);
        var others = await db.Investments.FirstAsync(x => x.Investor != me.Id);
        return (mine.Id.ToString(), others.Id.ToString());
    }

    private async Task<JobRun> EndedRunAsync(string job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var latest = await demo.Get<JobLog>().LatestAsync([job]);
            if (latest.TryGetValue(job, out var run) && run.State != JobRunState.Running)
            {
                return run;
            }

            await Task.Delay(100, patience.Token);
        }
    }
}
