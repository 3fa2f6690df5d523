using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

public sealed class AccountPageTests : ApplicationTests
{
    private const string NewPassword = "another-long-sentence";

    [Fact]
    public async Task Somebody_registers_confirms_and_signs_in()
    {
        using var browser = new AccountBrowser(App);
        await RegisterAsync(browser, "leila@offers.example");
        Assert.Contains("Look into your mail", browser.Text, StringComparison.Ordinal);

        await browser.SignInAsync("leila@offers.example", ApplicationPeople.Password);
        Assert.Contains("not confirmed yet", browser.Text, StringComparison.Ordinal);
        await browser.OpenAsync(await browser.LinkToAsync("leila@offers.example"));
        await browser.SubmitAsync("confirm");
        Assert.Contains("Your account is open", browser.Text, StringComparison.Ordinal);

        await browser.SignInAsync("leila@offers.example", ApplicationPeople.Password);
        Assert.Equal("/investor", browser.Address);
    }

    [Fact]
    public async Task Registering_with_a_taken_address_tells_nothing_but_its_owner()
    {
        var person = await App.PersonAsync(Role.Investor);
        using var browser = new AccountBrowser(App);

        await RegisterAsync(browser, person.Email);

        Assert.Contains("Look into your mail", browser.Text, StringComparison.Ordinal);
        var letter = await browser.LetterToAsync(person.Email);
        Assert.Contains("You have an account already", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_by_a_link_that_works_once()
    {
        var person = await App.PersonAsync(Role.Investor);
        var program = await App.ClientAsync(person);
        using var browser = new AccountBrowser(App);
        await browser.OpenAsync("/account/forgot-password");
        await browser.SubmitAsync("forgot", ("Form.Email", person.Email));
        var link = await browser.LinkToAsync(person.Email);

        await browser.OpenAsync(link);
        await browser.SubmitAsync("reset", ("Form.Password", "short"));
        Assert.Contains("at least 12 characters", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("reset", ("Form.Password", NewPassword));
        Assert.Contains("Your new password is set", browser.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/auth/profile")).StatusCode);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);
        Assert.Contains("do not belong together", browser.Text, StringComparison.Ordinal);
        await browser.SignInAsync(person.Email, NewPassword);
        Assert.Equal("/investor", browser.Address);

        using var later = new AccountBrowser(App);
        await later.OpenAsync(link);
        await later.SubmitAsync("reset", ("Form.Password", "yet-another-sentence"));
        Assert.Contains("not good any more", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_before_the_sign_in_in_another_tab_is_refused_by_a_page_for_people()
    {
        var person = await App.PersonAsync(Role.Investor);
        using var tab = new AccountBrowser(App);
        await tab.OpenAsync("/account/sign-in");
        using var other = new AccountBrowser(App, tab.Client);
        await other.SignInAsync(person.Email, ApplicationPeople.Password);
        Assert.Equal("/investor", other.Address);

        await tab.SubmitAsync("sign-in", ("Form.Email", person.Email), ("Form.Password", ApplicationPeople.Password));
        Assert.Contains("The form may be too old", tab.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_pause_the_sign_in()
    {
        var person = await App.PersonAsync(Role.Investor);
        using var browser = new AccountBrowser(App);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.SignInAsync(person.Email, "wrong-wrong-wrong");
        }

        Assert.Equal("/account/lockout", browser.Address);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);
        Assert.Equal("/account/lockout", browser.Address);
    }

    [Fact]
    public async Task An_address_changes_only_when_the_new_one_answers()
    {
        var person = await App.PersonAsync(Role.Investor);
        using var browser = new AccountBrowser(App);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);
        await browser.OpenAsync("/account/manage/email");
        await browser.SubmitAsync(
            "email", ("Form.Wanted", "new@offers.example"), ("Form.Current", ApplicationPeople.Password));
        Assert.NotNull(await TokenAsync(person.Email));

        await browser.OpenAsync(await browser.LinkToAsync("new@offers.example"));
        await browser.SubmitAsync("move");
        Assert.Contains("Your address has changed", browser.Text, StringComparison.Ordinal);
        Assert.Null(await TokenAsync(person.Email));
        await browser.SignInAsync("new@offers.example", ApplicationPeople.Password);
        Assert.Equal("/investor", browser.Address);
    }

    [Fact]
    public async Task A_new_password_ends_other_sessions_and_keeps_this_one()
    {
        var person = await App.PersonAsync(Role.Investor);
        using var here = new AccountBrowser(App);
        using var there = new AccountBrowser(App);
        await here.SignInAsync(person.Email, ApplicationPeople.Password);
        await there.SignInAsync(person.Email, ApplicationPeople.Password);

        await here.OpenAsync("/account/manage/password");
        await here.SubmitAsync(
            "password", ("Form.Current", ApplicationPeople.Password), ("Form.Wanted", NewPassword));
        Assert.Contains("Your new password is set", here.Text, StringComparison.Ordinal);

        await here.OpenAsync("/account/manage");
        Assert.Equal("/account/manage", here.Address);
        await there.OpenAsync("/account/manage");
        Assert.StartsWith("/account/sign-in", there.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_reads_the_API_but_never_writes()
    {
        var person = await App.PersonAsync(Role.Admin);
        using var browser = new AccountBrowser(App);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);

        var read = await browser.Client.GetAsync("/api/v1/admin/users");
        var write = await browser.Client.SendAsync("/api/v1/admin/organisations", new { kind = "builder", name = "X" });

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal("401 unauthenticated", await write.RefusalAsync());
    }

    [Fact]
    public async Task Signing_out_needs_the_token_of_a_form()
    {
        var person = await App.PersonAsync(Role.Investor);
        using var browser = new AccountBrowser(App);
        await browser.SignInAsync(person.Email, ApplicationPeople.Password);

        var forged = await browser.Client.PostAsync("/account/sign-out", new FormUrlEncodedContent([]));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await browser.OpenAsync("/account/manage");
        Assert.Equal("/account/manage", browser.Address);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Sign_in_leads_to_no_other_host(string returnUrl)
    {
        var person = await App.PersonAsync(Role.Investor);
        using var browser = new AccountBrowser(App);
        await browser.OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await browser.SubmitAsync(
            "sign-in", ("Form.Email", person.Email), ("Form.Password", ApplicationPeople.Password));

        Assert.Equal("/investor", browser.Address);
    }

    private static async Task RegisterAsync(AccountBrowser browser, string email)
    {
        await browser.OpenAsync("/account/register");
        await browser.SubmitAsync(
            "register", ("Form.Name", "Leila Haddad"), ("Form.Email", email),
            ("Form.Password", ApplicationPeople.Password));
    }

    private Task<AccountLink?> TokenAsync(string email) =>
        App.Services.GetRequiredService<PersonTokens>().MakeAsync(email, TokenUse.ResetPassword);
}
