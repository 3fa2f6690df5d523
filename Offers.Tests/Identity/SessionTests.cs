using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Identity;
using Offers.Web.Identity.Api;
using Offers.Web.Identity.SignIn;

namespace Offers.Tests.Identity;

public sealed class SessionTests : ApplicationTests
{
    private const string Login = "/api/v1/auth/login";
    private const string Refresh = "/api/v1/auth/refresh";
    private const string ProfilePath = "/api/v1/auth/profile";

    [Fact]
    public async Task Login_answers_a_pair_that_opens_the_profile()
    {
        var agency = await App.OrganisationAsync(OrganisationKind.Agency);
        var person = await App.PersonAsync(Role.AgencyManager, agency);
        var client = App.CreateClient();

        var tokens = await client.LoginAsync(person.Email, ApplicationPeople.Password);
        Assert.Equal("Bearer", tokens.TokenType);
        Assert.Equal(900, tokens.ExpiresIn);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        var profile = await (await client.GetAsync(ProfilePath)).ReadAsync<Profile>();

        Assert.Equal(person.Id, profile.Id);
        Assert.Equal(person.Email, profile.Email);
        Assert.Equal([Role.AgencyManager], profile.Roles);
        Assert.Equal(agency, Assert.Single(profile.Organisations).Id);
        Assert.Equal("live", profile.Environment);
        Assert.Equal("en", profile.Locale);
    }

    [Fact]
    public async Task A_page_that_is_open_does_not_outlive_the_role_by_which_it_was_opened()
    {
        var person = await App.PersonAsync(Role.Investor);
        await using var scope = App.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetRequiredService<SignInCheck>();
        var snapshot = await scope.ServiceProvider.GetRequiredService<PeopleNow>().FindAsync(person.Id);
        var opened = scope.ServiceProvider.GetRequiredService<Principals>()
            .Of(snapshot!, SignInPlace.Live("page"), Proof.Password, DateTimeOffset.UnixEpoch);
        Assert.NotNull(await check.RenewOpenPageAsync(opened));
        Assert.True(await check.HoldsAsync(opened));

        var admin = await App.ClientAsync(Role.SuperAdmin);
        var taken = await admin.SendAsync(
            $"/api/v1/admin/users/{person.Id}/take-role", new { role = "investor", reason = "test" });
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => check.RenewOpenPageAsync(opened));
        Assert.Equal(PlatformCodes.Forbidden, refusal.Code);
        Assert.False(await check.HoldsAsync(opened));
    }

    [Fact]
    public async Task Unknown_address_and_wrong_password_answer_alike_until_the_pause()
    {
        var person = await App.PersonAsync(Role.Investor);
        var client = App.CreateClient();
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            var known = await client.SendAsync(Login, new { email = person.Email, password = "wrong-password" });
            var unknown = await client.SendAsync(Login, new { email = "nobody@offers.example", password = "wrong" });
            var (first, second) = (await known.ReadAsync<Problem>(), await unknown.ReadAsync<Problem>());

            Assert.Equal(HttpStatusCode.Unauthorized, known.StatusCode);
            Assert.Equal(known.StatusCode, unknown.StatusCode);
            Assert.Equal((first.Code, first.Detail), (second.Code, second.Detail));
            Assert.Equal(attempt < 5 ? "credentials_invalid" : "sign_in_locked", first.Code);
        }

        var right = await client.SendAsync(
            Login, new { email = person.Email, password = ApplicationPeople.Password });
        Assert.Equal("401 sign_in_locked", await right.RefusalAsync());
    }

    [Fact]
    public async Task Refresh_uses_a_pair_up_and_reuse_ends_the_family()
    {
        var person = await App.PersonAsync(Role.Investor);
        var client = App.CreateClient();
        var first = await client.LoginAsync(person.Email, ApplicationPeople.Password);

        var renewed = await client.SendAsync(Refresh, new { refreshToken = first.RefreshToken });
        var second = await renewed.ReadAsync<TokenPair>();
        Assert.Equal(HttpStatusCode.OK, await StatusWithAsync(client, second.AccessToken));

        var reused = await client.SendAsync(Refresh, new { refreshToken = first.RefreshToken });
        Assert.Equal("401 session_ended", await reused.RefusalAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusWithAsync(client, second.AccessToken));
        var later = await client.SendAsync(Refresh, new { refreshToken = second.RefreshToken });
        Assert.Equal("401 session_ended", await later.RefusalAsync());
    }

    [Fact]
    public async Task Logout_ends_the_session_at_once()
    {
        var client = await App.ClientAsync(Role.Investor);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(ProfilePath)).StatusCode);

        var answer = await client.PostAsync("/api/v1/auth/logout", null);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("401 unauthenticated", await (await client.GetAsync(ProfilePath)).RefusalAsync());
    }

    [Fact]
    public async Task Disabling_a_person_ends_every_session_at_once()
    {
        var admin = await App.ClientAsync(Role.Admin);
        var person = await App.PersonAsync(Role.Investor);
        var client = await App.ClientAsync(person);

        var answer = await admin.SendAsync($"/api/v1/admin/users/{person.Id}/disable", new { reason = "Left." });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("401 unauthenticated", await (await client.GetAsync(ProfilePath)).RefusalAsync());
        var again = await client.SendAsync(
            Login, new { email = person.Email, password = ApplicationPeople.Password });
        Assert.Equal("401 person_disabled", await again.RefusalAsync());
    }

    [Fact]
    public async Task Tokens_are_kept_as_hashes_only()
    {
        var person = await App.PersonAsync(Role.Investor);
        var tokens = await App.CreateClient().LoginAsync(person.Email, ApplicationPeople.Password);
        await using var db = Database.Open().Read(BookId.Live);

        var session = Assert.Single(db.ApiSessions.Where(x => x.Person == person.Id).ToList());

        Assert.Equal(32, session.AccessHash.Length);
        Assert.DoesNotContain(tokens.AccessToken, Convert.ToBase64String(session.AccessHash), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"email":"a@b.example"}""", "400 validation_failed")]
    [InlineData("""{"password":"x"}""", "400 validation_failed")]
    [InlineData("""{"email":7,"password":"x"}""", "400 body_invalid")]
    [InlineData("""{}""", "400 validation_failed")]
    [InlineData("""[]""", "400 body_invalid")]
    [InlineData("", "400 body_invalid")]
    public async Task A_broken_body_is_refused_as_such(string body, string expected)
    {
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));

        var answer = await App.CreateClient().PostAsync(Login, content);

        Assert.Equal(expected, await answer.RefusalAsync());
    }

    private static async Task<HttpStatusCode> StatusWithAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ProfilePath);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
