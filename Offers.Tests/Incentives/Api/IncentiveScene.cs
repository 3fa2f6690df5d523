using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Incentives.Api;

/// <summary>A builder with money and somebody who works for him, who does everything over HTTP.</summary>
/// <param name="World">The application.</param>
/// <param name="Organisation">The builder.</param>
/// <param name="Client">Somebody who works for him.</param>
public sealed record IncentiveScene(ApiWorld World, Id<Organisation> Organisation, HttpClient Client)
{
    /// <summary>Where builders work.</summary>
    public const string Builder = "/api/v1/builder";

    /// <summary>Where agents look.</summary>
    public const string Agent = "/api/v1/agent";

    /// <summary>Where administrators work.</summary>
    public const string Admin = "/api/v1/admin";

    private static int _units;

    /// <summary>A builder with so many rupees.</summary>
    public static async Task<IncentiveScene> OpenAsync(ApiWorld world, string funds = "1000000.00")
    {
        var builder = await world.App.OrganisationAsync(OrganisationKind.Builder);
        await FundAsync(world, Owner.Of(BookId.Live, builder), funds);
        return new IncentiveScene(world, builder, await world.App.ClientAsync(Role.Builder, builder));
    }

    /// <summary>Gives an owner money.</summary>
    public static async Task FundAsync(ApiWorld world, Owner owner, string amount) =>
        (await world.App.Services.GetRequiredService<UnitOfWork>().SubmitAsync(
            new Deposit(new CashRequest(owner, Money.Parse(amount, Currency.Inr), null, "Test money")),
            CommandRequest.Once(Caller.System(BookId.Live, "test")))).Check();

    /// <summary>A project.</summary>
    public async Task<string> ProjectAsync(string name = "Sunrise Apartments")
    {
        var answer = await Client.SendAsync(
            $"{Builder}/projects", new { name, city = "Bangalore", currency = "INR", builderId = Organisation });
        Assert.Equal("201", await answer.CodeAsync());
        return (await answer.JsonAsync()).Text("id");
    }

    /// <summary>An agent who sells projects.</summary>
    public async Task<(HttpClient Client, TestPerson Person)> AgentAsync(params string[] projects)
    {
        var person = await World.App.PersonAsync(Role.Agent);
        foreach (var project in projects)
        {
            await LetInAsync(person, project);
        }

        return (await World.App.ClientAsync(person), person);
    }

    /// <summary>Lets an agent sell a project.</summary>
    /// <returns>The association.</returns>
    public async Task<string> LetInAsync(TestPerson agent, string project)
    {
        var answer = await Client.SendAsync($"{Builder}/agents", new { projectId = project, agentId = agent.Id });
        Assert.Equal("201", await answer.CodeAsync());
        return (await answer.JsonAsync()).Text("id");
    }

    /// <summary>What an incentive of INR 1,000.00 for each home is made of, with other members as they are given.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Body(string project, object? with = null) => With(
        new Dictionary<string, object?>
        {
            ["projectId"] = project, ["title"] = "Closing bonus", ["description"] = "For every home.",
            ["type"] = "closing_bonus", ["incentiveAmount"] = "1000.00",
        },
        with);

    /// <summary>Members of a body with others over them.</summary>
    public static IReadOnlyDictionary<string, object?> With(Dictionary<string, object?> body, object? with)
    {
        foreach (var member in JsonSerializer.SerializeToElement(with ?? new { }).EnumerateObject())
        {
            body[member.Name] = member.Value;
        }

        return body;
    }

    /// <summary>Makes an incentive.</summary>
    public async Task<JsonElement> MakeAsync(string project, object? with = null)
    {
        var answer = await Client.KeyedAsync($"{Builder}/incentives", Body(project, with));
        Assert.Equal("201", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    /// <summary>A home of a project.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> UnitAsync(string project)
    {
        var number = $"H-{Interlocked.Increment(ref _units)}";
        var answer = await Client.SendAsync(
            $"{Builder}/projects/{project}/units", new { number, type = "2 bedrooms", price = "5000000.00" });
        Assert.Equal("201", await answer.CodeAsync());
        return number;
    }

    /// <summary>An agent sells a home, which is paid at once.</summary>
    public async Task<JsonElement> SellAsync(string project, TestPerson agent, object? with = null)
    {
        var unit = await UnitAsync(project);
        var answer = await Client.KeyedAsync($"{Builder}/sales", With(
            new Dictionary<string, object?>
            {
                ["projectId"] = project, ["unitNumber"] = unit, ["stage"] = "paid",
                ["agents"] = new[] { new { agentId = agent.Id.ToString() } },
            },
            with));
        Assert.Equal("201", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    /// <summary>The claims to an incentive, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> ClaimsAsync(string incentive) =>
        [.. (await Client.GetJsonAsync($"{Builder}/claims?incentiveId={incentive}")).GetProperty("data")
            .EnumerateArray()];
}

/// <summary>How tests of incentives call.</summary>
public static class IncentiveTalk
{
    /// <summary>Posts a body with a key, a new one where none is given.</summary>
    public static Task<HttpResponseMessage> KeyedAsync(
        this HttpClient client, string path, object body, string? key = null) =>
        client.SendAsync(ApiTalk.Post(path, ApiTalk.Json(body), key ?? ApiWorld.NewKey()));

    /// <summary>The code of what a POST with a new key answers.</summary>
    public static async Task<string> PostCodeAsync(this HttpClient client, string path, object? body = null) =>
        await (await client.KeyedAsync(path, body ?? new { })).CodeAsync();

    /// <summary>The code of what a GET answers.</summary>
    public static async Task<string> GetCodeAsync(this HttpClient client, string path) =>
        await (await client.GetAsync(path)).CodeAsync();

    /// <summary>Sends a merge patch for a revision.</summary>
    public static Task<HttpResponseMessage> ChangeAsync(
        this HttpClient client, string path, object patch, int revision = 1) =>
        client.SendAsync(Revised(HttpMethod.Patch, path, revision, JsonContent.Create(patch)));

    /// <summary>Deletes a revision.</summary>
    public static Task<HttpResponseMessage> RemoveAsync(this HttpClient client, string path, int revision = 1) =>
        client.SendAsync(Revised(HttpMethod.Delete, path, revision, null));

    /// <summary>How many a list says that there are.</summary>
    public static async Task<int> TotalAsync(this HttpClient client, string path) =>
        (await client.GetJsonAsync(path)).GetProperty("pagination").GetProperty("total").GetInt32();

    /// <summary>A whole number of a JSON object.</summary>
    public static int Number(this JsonElement json, string member) => json.GetProperty(member).GetInt32();

    private static HttpRequestMessage Revised(HttpMethod method, string path, int revision, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        return request;
    }
}
