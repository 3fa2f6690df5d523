using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Identity;

public sealed class SecondFactorTests : ApplicationTests
{
    private const string Login = "/api/v1/auth/login";

    private HttpClient _client = null!;
    private TestPerson _person = null!;

    private FactorDesk Factors => App.Services.GetRequiredService<FactorDesk>();

    private CommandRequest Own => CommandRequest.Once(new Caller { Book = BookId.Live, Person = _person.Id });

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _client = App.CreateClient();
        _person = await App.PersonAsync(Role.Investor);
    }

    [Fact]
    public async Task Sign_in_by_password_asks_for_the_code_from_then_on()
    {
        var (seed, _) = await EnableAsync();

        Assert.Equal("401 two_factor_required", await LoginAsync(null));
        Assert.Equal("401 two_factor_invalid", await LoginAsync("000000"));
        Assert.Equal("200", await LoginAsync(Totp.Now(seed)));
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        var (_, codes) = await EnableAsync();

        Assert.Equal("200", await LoginAsync(" " + codes[3].ToLowerInvariant()));
        Assert.Equal("401 two_factor_invalid", await LoginAsync(codes[3]));
        Assert.Equal(FactorDesk.RecoveryCodes - 1, await Factors.CountCodesAsync(_person.Id));
    }

    [Fact]
    public async Task Wrong_codes_pause_the_sign_in_like_wrong_passwords()
    {
        var (seed, _) = await EnableAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await LoginAsync("000000");
        }

        Assert.Equal("401 sign_in_locked", await LoginAsync(Totp.Now(seed)));
    }

    [Fact]
    public async Task The_wrong_code_turns_nothing_on()
    {
        await Factors.SeedAsync(_person.Id);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => Factors.EnableAsync(Own, "000000"));

        Assert.Equal(IdentityCodes.TwoFactorInvalid, refusal.Code);
        Assert.Equal("200", await LoginAsync(null));
    }

    [Fact]
    public async Task Turned_off_it_asks_no_more_and_forgets_the_seed()
    {
        var (seed, _) = await EnableAsync();

        await Factors.DisableAsync(Own);

        Assert.Equal("200", await LoginAsync(null));
        Assert.NotEqual(seed, await Factors.SeedAsync(_person.Id));
    }

    [Fact]
    public async Task Seeds_and_codes_are_sealed_and_the_change_is_audited()
    {
        var (seed, codes) = await EnableAsync();

        await using var db = Database.Open().Read(BookId.Live);
        var kept = string.Join('\n', await db.UserTokens.Select(token => token.Value).ToListAsync());
        Assert.DoesNotContain(seed, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], kept, StringComparison.Ordinal);
        Assert.Contains(
            await db.AuditEntries.Where(x => x.ObjectId == _person.Id.ToString()).ToListAsync(),
            entry => entry.Action == "identity.enable_two_factor" && entry.Person == _person.Id);
    }

    [Fact]
    public async Task The_page_of_the_code_lets_in_only_after_the_password()
    {
        var (seed, _) = await EnableAsync();
        using var browser = new AccountBrowser(App);
        await browser.OpenAsync("/account/sign-in/code");
        Assert.Equal("/account/sign-in", browser.Address);

        await browser.SignInAsync(_person.Email, ApplicationPeople.Password);
        Assert.StartsWith("/account/sign-in/code", browser.Address, StringComparison.Ordinal);
        await browser.SubmitAsync("code", ("Form.Code", "000000"));
        Assert.Contains("not right", browser.Text, StringComparison.Ordinal);
        await browser.SubmitAsync("code", ("Form.Code", Totp.Now(seed)));
        Assert.Equal("/investor", browser.Address);
    }

    private async Task<(string Seed, IReadOnlyList<string> Codes)> EnableAsync()
    {
        var seed = await Factors.SeedAsync(_person.Id);
        return (seed, await Factors.EnableAsync(Own, Totp.Now(seed)));
    }

    private async Task<string> LoginAsync(string? code)
    {
        var answer = await _client.SendAsync(
            Login, new { email = _person.Email, password = ApplicationPeople.Password, twoFactorCode = code });
        return answer.IsSuccessStatusCode ? "200" : await answer.RefusalAsync();
    }
}
