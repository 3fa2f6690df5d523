using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

/// <summary>A person that a test made.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">The address.</param>
public sealed record TestPerson(Id<IPerson> Id, string Email);

/// <summary>Makes people in an application under test and signs them in.</summary>
public static class ApplicationPeople
{
    /// <summary>The password of everybody.</summary>
    public const string Password = "correct-horse-battery";

    /// <summary>
    /// Makes a person with these roles; roles that need an organisation act for <paramref name="for"/>.
    /// </summary>
    public static async Task<TestPerson> PersonAsync(
        this OffersApplication app, Role role, Id<Organisation>? @for = null)
    {
        var email = $"{Guid.NewGuid():N}@offers.example";
        var desk = app.Services.GetRequiredService<PeopleDesk>();
        var answer = await desk.CreateAsync(
            CommandRequest.Once(Caller.System(BookId.Live, "test")),
            new PersonBody(email, Password, $"Test {role}", [role.ToString()], @for));
        return new TestPerson(answer.Read<PersonView>().Id, email);
    }

    /// <summary>Makes an organisation.</summary>
    public static async Task<Id<Organisation>> OrganisationAsync(
        this OffersApplication app, OrganisationKind kind, Id<Organisation>? parent = null)
    {
        var desk = app.Services.GetRequiredService<OrganisationDesk>();
        var answer = await desk.CreateAsync(
            CommandRequest.Once(Caller.System(BookId.Live, "test")),
            new OrganisationBody(kind, $"{kind} {Guid.NewGuid():N}"[..30], parent));
        return answer.Read<OrganisationView>().Id;
    }

    /// <summary>Makes a person with a role and a client that is signed in as that person.</summary>
    public static async Task<HttpClient> ClientAsync(
        this OffersApplication app, Role role, Id<Organisation>? @for = null) =>
        await app.ClientAsync(await app.PersonAsync(role, @for));

    /// <summary>A client that is signed in as a person.</summary>
    public static async Task<HttpClient> ClientAsync(this OffersApplication app, TestPerson person)
    {
        var client = app.CreateClient();
        var tokens = await client.LoginAsync(person.Email, Password);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return client;
    }

    /// <summary>Signs in by the API.</summary>
    public static async Task<TokenPair> LoginAsync(this HttpClient client, string email, string password)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/login", new { email, password });
        answer.EnsureSuccessStatusCode();
        return await answer.ReadAsync<TokenPair>();
    }

    /// <summary>Posts a body as the API writes it.</summary>
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, string path, object body) =>
        client.PostAsJsonAsync(path, body, OffersJson.Options);

    /// <summary>The body of an answer.</summary>
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(), OffersJson.Options)!;

    /// <summary>Status and code of a refusal, for example <c>409 email_exists</c>.</summary>
    public static async Task<string> RefusalAsync(this HttpResponseMessage answer)
    {
        var problem = await answer.ReadAsync<Problem>();
        return $"{(int)answer.StatusCode} {problem.Code}";
    }
}
