using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Ledger;

/// <summary>The form of the page of bank files sends a file by HTTP; it lies aside until it is imported.</summary>
public sealed partial class BankUploadTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Path = "/admin/bank-files/uploads";
    private const string Good = "Date,Reference,Name,Description,Amount\n2026-03-01,FT1,SOMEBODY,GIFT,11.00\n";

    [Theory, OnSqlite, OnPostgres]
    public async Task File_is_laid_aside_and_shown_before_anything_of_it_is_recorded(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        using var browser = await AdminAsync(world);
        var before = await world.RowsAsync();

        using var sent = await SendAsync(browser, Good, "text/csv");

        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        await browser.OpenAsync(sent.Headers.Location!.ToString());
        Assert.Contains("march.csv", browser.Text, StringComparison.Ordinal);
        Assert.Contains("1 unmatched", browser.Text, StringComparison.Ordinal);
        Assert.Equal(before, await world.RowsAsync());
        using var excel = await SendAsync(browser, Good, "application/vnd.ms-excel");
        Assert.Equal(HttpStatusCode.Created, excel.StatusCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_no_bank_file_and_who_is_no_administrator_is_refused(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        using var browser = await AdminAsync(world);
        Assert.Equal("422 bank_file_invalid", await (await SendAsync(browser, "a,b\n1,2\n", "text/csv")).CodeAsync());
        Assert.Equal(
            "415 file_type_unsupported", await (await SendAsync(browser, Good, "application/pdf")).CodeAsync());
        Assert.Equal("400 upload_broken", await (await SendAsync(browser, Good, "text/csv", token: "")).CodeAsync());
        await browser.OpenAsync("/admin/bank-files?draft=../../secrets&layout=signed_amount&currency=AED");
        Assert.Contains("Send it once more", browser.Text, StringComparison.Ordinal);

        using var investor = new AccountBrowser(world.App);
        await investor.SignInAsync(
            (await world.App.PersonAsync(Role.Investor)).Email, ApplicationPeople.Password);
        using var denied = await SendAsync(investor, Good, "text/csv");
        Assert.NotEqual(HttpStatusCode.Created, denied.StatusCode);
    }

    private static async Task<AccountBrowser> AdminAsync(ApiWorld world)
    {
        var browser = new AccountBrowser(world.App);
        await browser.SignInAsync((await world.App.PersonAsync(Role.Admin)).Email, ApplicationPeople.Password);
        return browser;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        AccountBrowser browser, string csv, string type, string? token = null)
    {
        var page = await browser.Client.GetStringAsync("/");
        using var body = new MultipartFormDataContent();
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        body.Add(new StringContent("signed_amount"), "layout");
        body.Add(new StringContent("AED"), "currency");
        body.Add(file, "file", "march.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = body };
        request.Headers.TryAddWithoutValidation(
            "RequestVerificationToken", token ?? Token().Match(page).Groups["token"].Value);
        return await browser.Client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
