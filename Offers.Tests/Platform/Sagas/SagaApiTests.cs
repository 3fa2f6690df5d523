using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>Sagas as administrators see them over the API, with the worker that runs by itself.</summary>
public sealed class SagaApiTests : ApplicationTests
{
    private const string Sagas = "/api/v1/admin/sagas";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_nothing_carries_out_is_stuck_by_itself_and_administrators_are_told_and_resolve_it()
    {
        var (maker, checker) = (await App.ClientAsync(Role.Admin), await App.ClientAsync(Role.Admin));
        var id = await BeginAsync();
        var seen = await StuckAsync(maker, id);
        Assert.Equal("kind_unknown", seen.GetProperty("code").GetString());
        Assert.Equal($"{id}-1", seen.GetProperty("stepKey").GetString());
        Assert.Equal(
            ["begun", "stuck"],
            seen.GetProperty("timeline").EnumerateArray().Select(x => x.GetProperty("event").GetString()));
        Assert.All(
            seen.GetProperty("allowedActions").EnumerateArray(),
            x => Assert.True(x.GetProperty("allowed").GetBoolean()));
        var list = await JsonAsync(maker, $"{Sagas}?state=stuck&party=supplier:none&subject=thing_9");
        Assert.Equal($"{id}", Assert.Single(list.GetProperty("data").EnumerateArray()).GetProperty("id").GetString());
        await UntilAsync(async () => (await JsonAsync(checker, "/api/v1/notifications")).ToString()
            .Contains("A call to the outside waits for people", StringComparison.Ordinal));

        var (retry, resolve) = ($"{Sagas}/{id}/retry", $"{Sagas}/{id}/resolve");
        Assert.Equal("400 idempotency_key_required", await (await maker.SendAsync(retry, new { })).RefusalAsync());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(maker, retry, new { })).StatusCode);
        Assert.Equal("400 validation_failed", await (await PostAsync(
            maker, resolve, new { outcome = "refused", reason = "No such party." })).RefusalAsync());
        var asked = await PostAsync(
            maker, resolve, new { outcome = "refused", proof = "None is needed", reason = "No such party." });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var approval = (await asked.ReadAsync<SagaAnswer>()).ApprovalId;
        Assert.Equal("409 saga_proposal_waits", await (await PostAsync(
            checker, resolve, new { outcome = "refused", proof = "None", reason = "Again." })).RefusalAsync());
        Assert.Equal("409 action_not_allowed", await (await PostAsync(
            checker, $"/api/v1/admin/approvals/{approval}/approve", new { })).RefusalAsync());
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(
            checker, $"/api/v1/admin/approvals/{approval}/reject", new { reason = "It may come back." })).StatusCode);
    }

    [Fact]
    public async Task Only_administrators_see_what_leaves_the_house()
    {
        var id = await BeginAsync();
        using var investor = await App.ClientAsync(Role.Investor);
        foreach (var path in new[] { Sagas, $"{Sagas}/parties", $"{Sagas}/{id}" })
        {
            Assert.Equal("403 forbidden", await (await investor.GetAsync(path)).RefusalAsync());
        }

        using var admin = await App.ClientAsync(Role.Admin);
        Assert.Equal("404 saga_not_found", await (await admin.GetAsync($"{Sagas}/{Id<Saga>.New()}")).RefusalAsync());
        Assert.Equal("400 filter_unknown", await (await admin.GetAsync($"{Sagas}?status=stuck")).RefusalAsync());
        Assert.Equal("400 status_invalid", await (await admin.GetAsync($"{Sagas}?state=lost")).RefusalAsync());
        Assert.Equal(JsonValueKind.Array, (await JsonAsync(admin, $"{Sagas}/parties")).ValueKind);
        Assert.Equal("Healthy", await admin.GetStringAsync("/health/parties"));
    }

    [Fact]
    public async Task Pages_show_where_it_stands_and_what_happened()
    {
        var person = await App.PersonAsync(Role.Admin);
        var id = await BeginAsync();
        using var admin = await App.ClientAsync(person);
        await StuckAsync(admin, id);
        using var browser = new AccountBrowser(App);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);
        await browser.OpenAsync("/admin/sagas?state=stuck");
        Assert.Contains("thing_9", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing here carries it out", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync($"/admin/sagas/{id}");
        Assert.Contains($"{id}-1", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Given up; people are asked", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Say how it ended", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync($"/admin/sagas/{Id<Saga>.New()}");
        Assert.Contains("There is no such saga.", browser.Text, StringComparison.Ordinal);
    }

    private static Task<JsonElement> StuckAsync(HttpClient client, Id<Saga> id) => UntilAsync(
        () => JsonAsync(client, $"{Sagas}/{id}"), x => x.GetProperty("status").GetString() == "stuck");

    private static async Task UntilAsync(Func<Task<bool>> holds) => await UntilAsync(holds, static x => x);

    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> holds)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < _patience)
        {
            var now = await ask();
            if (holds(now)) return now;
            await Task.Delay(100);
        }

        throw new InvalidOperationException("It does not come to that.");
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"saga-{Guid.NewGuid():N}");
        return await client.SendAsync(request);
    }

    private async Task<Id<Saga>> BeginAsync()
    {
        var made = default(Id<Saga>);
        var unit = App.Services.GetRequiredService<UnitOfWork>();
        await unit.RunAsync(
            CommandRequest.Once(Caller.System(BookId.Live, "test")), new Deed("test.begin", ""), work =>
            {
                made = work.Begin(new SagaStart(
                    "test.nobody", "thing_9", "order", "supplier:none", "{}", TimeSpan.FromMinutes(5))).Id;
                return Task.FromResult(Answer.None());
            });
        return made;
    }
}
