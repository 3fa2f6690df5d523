using System.Net.Http.Headers;
using System.Text;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Api;

/// <summary>Whatever is wrong with a request, its answer is a problem document with a code of the registry.</summary>
public sealed class ProblemApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Path = ApiWorld.AdminOffers;
    private const string NoOffer = "off_00000000000000000000000000";

    [Theory, OnSqlite]
    public async Task Paths_methods_and_ids_that_do_not_exist(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        (HttpMethod Method, string Path, string Code)[] cases =
        [
            (HttpMethod.Get, "/api", "404 not_found"), (HttpMethod.Get, "/api/v1/nothing", "404 not_found"),
            (HttpMethod.Post, "/api/v2/admin/investment-offers", "404 not_found"),
            (HttpMethod.Get, "/API/V1/nothing", "404 not_found"),
            (HttpMethod.Delete, Path, "405 method_not_allowed"),
            (HttpMethod.Put, $"{Path}/x", "405 method_not_allowed"),
            (HttpMethod.Get, $"{Path}/{NoOffer}", "404 investment_offer_not_found"),
            (HttpMethod.Get, $"{Path}/x", "404 investment_offer_not_found"),
            (HttpMethod.Get, $"{Path}/inv_00000000000000000000000000", "404 investment_offer_not_found"),
            (HttpMethod.Get, $"{Path}/off_uuuuuuuuuuuuuuuuuuuuuuuuuu", "404 investment_offer_not_found"),
            (HttpMethod.Post, $"{Path}/x/publish", "404 investment_offer_not_found"),
        ];
        foreach (var (method, path, code) in cases)
        {
            var answer = await admin.SendAsync(new HttpRequestMessage(method, path));
            Assert.True(code == await answer.CodeAsync(), $"{method} {path}: {await answer.CodeAsync()}");
            await AssertProblemAsync(answer);
        }
    }

    [Theory, OnSqlite]
    public async Task Bodies_that_cannot_be_read(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var before = await world.RowsAsync();
        (byte[] Bytes, string Type, string Code)[] cases =
        [
            (Utf8("{"), "application/json", "400 body_invalid"), (Utf8(""), "application/json", "400 body_invalid"),
            (Utf8("null"), "application/json", "400 body_invalid"),
            (Utf8("\"x\""), "application/json", "400 body_invalid"),
            (Utf8("{} x"), "application/json", "400 body_invalid"),
            (Utf8("""{"code":"A","code":"B"}"""), "application/json", "400 body_invalid"),
            (Utf8("""{"name":"\ud800"}"""), "application/json", "400 body_invalid"),
            ([.. Utf8("{\"name\":\""), 0xff, 0xfe, .. Utf8("\"}")], "application/json", "400 body_invalid"),
            (Encoding.Unicode.GetBytes("{}"), "application/json; charset=utf-16", "415 media_type_unsupported"),
            (Utf8("{}"), "text/plain", "415 media_type_unsupported"),
            (Utf8("a=1"), "application/x-www-form-urlencoded", "415 media_type_unsupported"),
            (Utf8(new string('[', 5_000)), "application/json", "400 body_invalid"),
            (Utf8($$"""{"name":"{{new string('x', 1_100_000)}}"}"""), "application/json", "413 too_large"),
        ];
        foreach (var (bytes, type, code) in cases)
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var answer = await admin.PostAsync(Path, content);
            var what = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(40, bytes.Length)));
            Assert.True(code == await answer.CodeAsync(), $"{type} {what}: {await answer.CodeAsync()}");
            await AssertProblemAsync(answer);
        }

        Assert.Equal(before, await world.RowsAsync());
    }

    [Theory, OnSqlite]
    public async Task A_body_of_unknown_length_has_the_same_limit(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new StreamContent(new MemoryStream(new byte[1_100_000])),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentLength = null;

        Assert.Equal("413 too_large", await (await admin.SendAsync(request)).CodeAsync());
    }

    [Theory, OnSqlite]
    public async Task Strangers_and_people_without_the_role_are_told_apart(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var nobody = world.App.CreateClient();
        var answer = await nobody.GetAsync(Path);
        Assert.Equal(("401 unauthenticated", "Bearer"), (await answer.CodeAsync(), answer.Header("WWW-Authenticate")));
        await AssertProblemAsync(answer);
        nobody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "made-up");
        Assert.Equal("401 unauthenticated", await (await nobody.GetAsync(Path)).CodeAsync());
        var agent = await world.App.ClientAsync(Role.Agent);
        var refused = await agent.GetAsync(Path);
        Assert.Equal("403 forbidden", await refused.CodeAsync());
        await AssertProblemAsync(refused);
    }

    [Theory, OnSqlite]
    public async Task The_request_id_is_the_callers_where_it_is_sane(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var client = world.App.CreateClient();
        foreach (var (sent, kept) in ((string, bool)[])[("abc-1.2_3:4", true), (new string('a', 100), true),
            (new string('a', 101), false), ("has space", false), ("<script>", false), ("", false), ("ümlaut", false)])
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nothing");
            request.Headers.TryAddWithoutValidation("X-Request-ID", sent);
            var answer = await client.SendAsync(request);
            Assert.Equal(kept, answer.Header("X-Request-ID") == sent);
            Assert.Equal(answer.Header("X-Request-ID"), (await answer.JsonAsync()).Text("requestId"));
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task AssertProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        var problem = await answer.JsonAsync();
        var code = RefusalCodes.All[problem.Text("code")];
        Assert.Equal(
            ((int)answer.StatusCode, code.Status, code.Title, $"/docs/errors#{code.Code}"),
            (problem.GetProperty("status").GetInt32(), (int)answer.StatusCode, problem.Text("title"),
                problem.Text("type")));
        Assert.NotEmpty(problem.Text("detail"));
        Assert.StartsWith("/api", problem.Text("instance"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(answer.Header("X-Request-ID"), problem.Text("requestId"));
    }
}
