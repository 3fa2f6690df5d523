using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;

namespace Offers.Tests.Identity;

/// <summary>Administrators see the pages of people, and can do nothing there.</summary>
public sealed class ImpersonationTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private static readonly string[] _reads = ["GET", "HEAD", "OPTIONS"];
    private static readonly string[] _open = [AccountPaths.EndLook, Paths.SignOut, Paths.Language];

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_sees_a_portal_ends_it_and_both_are_recorded(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, person) = (await world.App.PersonAsync(Role.Admin), await world.App.PersonAsync(Role.Investor));
        using var browser = new AccountBrowser(world.App);
        await LookAsync(browser, admin, person, password: "wrong-horse-battery");
        Assert.Contains("do not belong together", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync(
            "look", ("Form.Reason", "A call about a deposit."), ("Form.Password", ApplicationPeople.Password));
        Assert.Equal("/investor", browser.Address);
        Assert.Contains("You see what Test Investor sees", browser.Text, StringComparison.Ordinal);
        Assert.Equal(person.Id.ToString(), await WhoAsync(browser));
        foreach (var own in new[] { Paths.Account, AccountPaths.TwoFactor, AccountPaths.Sessions, AccountPaths.Looks })
        {
            await browser.OpenAsync(own);
            Assert.StartsWith(Paths.AccessDenied, browser.Address, StringComparison.Ordinal);
            Assert.Contains("You see what Test Investor sees", browser.Text, StringComparison.Ordinal);
        }

        await browser.OpenAsync("/investor");
        await browser.PressAsync(AccountPaths.EndLook);
        Assert.Equal($"/admin/users/{person.Id}", browser.Address);
        Assert.DoesNotContain("You see what", browser.Text, StringComparison.Ordinal);
        Assert.Equal(admin.Id.ToString(), await WhoAsync(browser));

        var audit = await world.ReadAsync(db => db.AuditEntries
            .Where(x => x.ObjectId == person.Id.ToString() && x.Action.EndsWith("impersonation"))
            .OrderBy(x => x.Number).ToListAsync());
        Assert.Equal(
            ["identity.start_impersonation", "identity.end_impersonation"], audit.Select(x => x.Action));
        Assert.All(audit, x => Assert.Equal((admin.Id, "A call about a deposit."), (x.Person!.Value, x.Reason)));
        using var own2 = new AccountBrowser(world.App);
        await own2.SignInAsync(person.Email, ApplicationPeople.Password);
        await own2.OpenAsync(AccountPaths.Looks);
        Assert.Contains("A call about a deposit.", own2.Text, StringComparison.Ordinal);
        Assert.Contains("Test Admin", own2.Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_that_writes_is_open_to_who_only_looks(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, person) = (await world.App.PersonAsync(Role.Admin), await world.App.PersonAsync(Role.Investor));
        using var browser = new AccountBrowser(world.App);
        await LookAsync(browser, admin, person, ApplicationPeople.Password);
        var before = await world.RowsAsync();
        var wrong = new List<string>();
        var writers = Writers(world.App.Services.GetRequiredService<EndpointDataSource>()).ToList();
        Assert.Contains(("POST", "/api/v1/investment-offers/1/invest"), writers);
        Assert.Contains(("POST", "/account/manage/password"), writers);
        foreach (var (method, path) in writers)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await browser.Client.SendAsync(request);
            var isApi = path.StartsWith("/api/", StringComparison.Ordinal);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.Forbidden
                || (isApi && !text.Contains("read_only_impersonation", StringComparison.Ordinal)))
            {
                wrong.Add($"{method} {path}: {answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await world.RowsAsync());
        Assert.True(await world.ReadAsync(db => db.AuditEntries.AnyAsync(x => x.Person == admin.Id
            && x.AsPerson == person.Id && x.Reason == "read_only_impersonation")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_command_of_who_only_looks_is_refused_and_what_would_happen_is_shown(
        DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, person) = (await world.App.PersonAsync(Role.Admin), await world.App.PersonAsync(Role.Investor));
        var caller = new Caller
        {
            Book = BookId.Live, Person = person.Id, Impersonator = admin.Id, ActingAs = "Admin", RequestId = "look",
        };
        var writes = world.App.Services.GetRequiredService<UnitOfWork>();
        var deed = new Deed("test.write", person.Id.ToString());
        var begun = 0;
        Task<Answer> Body(ClosureWork work) => Task.FromResult(Answer.Ok(new { begun = ++begun }));

        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => writes.RunAsync(CommandRequest.Once(caller), deed, Body));

        Assert.Equal((PlatformCodes.ReadOnlyImpersonation, 0), (refusal.Code, begun));
        await writes.RunAsync(CommandRequest.Once(caller) with { Mode = RunMode.DryRun }, deed, Body);
        var row = await world.ReadAsync(db => db.AuditEntries.SingleAsync(x => x.Action == "test.write"
            && x.Person == admin.Id));
        Assert.Equal((person.Id, "Admin", "read_only_impersonation"), (row.AsPerson!.Value, row.Role, row.Reason));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_looks_as_an_administrator_or_as_himself(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, other) = (await world.App.PersonAsync(Role.Admin), await world.App.PersonAsync(Role.SuperAdmin));
        var investor = await world.App.PersonAsync(Role.Investor);
        Assert.Equal("impersonation_refused", await StartAsync(world, (admin, Role.Admin), other));
        Assert.Equal("own_account", await StartAsync(world, (admin, Role.Admin), admin));
        Assert.Equal("forbidden", await StartAsync(world, (investor, Role.Investor), other));
        Assert.Null(await StartAsync(world, (admin, Role.Admin), investor));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_look_ends_with_its_time_and_with_the_administrators_role(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, person) = (await world.App.PersonAsync(Role.Admin), await world.App.PersonAsync(Role.Investor));
        using var browser = new AccountBrowser(world.App);
        browser.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await LookAsync(browser, admin, person, ApplicationPeople.Password);
        var database = world.App.Services.GetRequiredService<OffersDatabase>();
        var past = DateTimeOffset.UnixEpoch;
        await database.WriteOutsideAsync(db => db.Impersonations.Where(x => x.Person == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.EndsAt, past)));
        var desk = world.App.Services.GetRequiredService<ImpersonationDesk>();
        Assert.Contains(await desk.DueAsync(100), x => x.EndsAt == past);

        await browser.OpenAsync("/investor");

        Assert.Equal($"/admin/users/{person.Id}?look=over", browser.Address);
        Assert.DoesNotContain(await desk.DueAsync(100), x => x.EndsAt == past);
        await LookAsync(browser, admin, person, ApplicationPeople.Password, isSignedIn: true);
        Assert.Equal(person.Id.ToString(), await WhoAsync(browser));
        var people = world.App.Services.GetRequiredService<PeopleDesk>();
        (await people.TakeRoleAsync(
            CommandRequest.Once(new Caller
            {
                Book = BookId.Live, Person = (await world.App.PersonAsync(Role.SuperAdmin)).Id,
                Roles = new HashSet<Role> { Role.SuperAdmin }, ActingAs = "SuperAdmin",
            }), admin.Id, new RoleBody("admin"))).Check();
        Assert.Equal(admin.Id.ToString(), await WhoAsync(browser));
        var ends = await world.ReadAsync(db => db.Impersonations.Where(x => x.Person == person.Id)
            .OrderBy(x => x.Id).Select(x => x.End).ToListAsync());
        Assert.Equal([ImpersonationEnd.Expired, ImpersonationEnd.Revoked], ends);
    }

    private static async Task LookAsync(
        AccountBrowser browser, TestPerson admin, TestPerson person, string password, bool isSignedIn = false)
    {
        if (!isSignedIn)
        {
            await browser.SignInAsync(admin.Email, ApplicationPeople.Password);
        }

        await browser.OpenAsync($"/admin/users/{person.Id}/look");
        await browser.SubmitAsync("look", ("Form.Reason", "A call."), ("Form.Password", password));
    }

    private static async Task<string> WhoAsync(AccountBrowser browser) =>
        (await browser.Client.GetJsonAsync("/api/v1/auth/profile")).Text("id");

    private static async Task<string?> StartAsync(
        ApiWorld world, (TestPerson Person, Role Role) who, TestPerson person)
    {
        var request = CommandRequest.Once(new Caller
        {
            Book = BookId.Live, Person = who.Person.Id, Roles = new HashSet<Role> { who.Role }, ActingAs = "Test",
        });
        try
        {
            await world.App.Services.GetRequiredService<ImpersonationDesk>().StartAsync(
                request, new ImpersonationStart(person.Id, "A call.", ApplicationPeople.Password));
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Code.Code;
        }
    }

    // Every endpoint and page that takes anything but reading; what is in braces may be anything.
    private static IEnumerable<(string Method, string Path)> Writers(EndpointDataSource source) =>
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        let path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(Segment))
        where !path.StartsWith("/_", StringComparison.Ordinal) && !_open.Contains(path)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where !_reads.Contains(method)
        select (method, path);

    private static string Segment(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"));
}
