using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

/// <summary>Bank files, destinations and approvals as the API answers them.</summary>
public sealed class BankApiTests
{
    private const string Files = "/api/v1/admin/bank-files?layout=signed_amount&currency=AED&name=march.csv";
    private const string Heads = "Date,Reference,Name,Description,Amount\n";

    [Theory, OnSqlite, OnPostgres]
    public async Task File_is_streamed_shown_imported_once_and_its_line_assigned(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        var asked = await money.Investor.PostAsync("/api/v1/wallets/AED/deposits", new { amount = "70.00" });
        var reference = asked["paymentReference"]!;
        Assert.Matches("^DP-[0-9A-Z]{4}-[0-9A-Z]{4}$", reference);
        var csv = $"{Heads}2026-03-01,F1,X,ref {reference},70.00\n2026-03-01,F2,Y,,8.00\n";
        using var admin = await money.App.ClientAsync(Role.Admin);

        var shown = await UploadAsync(admin, Files + "&dryRun=true", csv, key: null);
        Assert.True(shown.Json.GetProperty("dryRun").GetBoolean());
        Assert.Equal("0.00", (await money.Investor.GetAsync("/api/v1/wallets/AED"))["available"]);
        var first = await UploadAsync(admin, Files, csv, "bank-file-key-0001");
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Bytes, (await UploadAsync(admin, Files, csv, "bank-file-key-0001")).Bytes);
        var other = await UploadAsync(admin, Files, csv + "2026-03-02,F3,Z,,1.00\n", "bank-file-key-0001");
        Assert.Equal("idempotency_key_reused", other["code"]);
        Assert.Equal("70.00", (await money.Investor.GetAsync("/api/v1/wallets/AED"))["available"]);

        var lines = await money.Admin.GetAsync("/api/v1/admin/bank-lines?status=unmatched");
        var line = Assert.Single(lines.Json.GetProperty("data").EnumerateArray()).GetProperty("id").GetString();
        var books = await money.Admin.GetAsync("/api/v1/admin/books");
        Assert.Contains(line!, books.Text, StringComparison.Ordinal);
        var assign = $"/api/v1/admin/bank-lines/{line}/assign";
        Assert.Equal("validation_failed", (await money.Admin.PostAsync(assign, new { reason = "his" }))["code"]);
        var done = await money.Admin.PostAsync(assign, new { owner = money.InvestorId, reason = "his" });
        Assert.Equal("matched", done["status"]);
        Assert.Equal("78.00", (await money.Investor.GetAsync("/api/v1/wallets/AED"))["available"]);
        Assert.Equal(0, (await money.Admin.GetAsync("/api/v1/admin/books")).Json.GetProperty("clearing")
            .GetArrayLength());
    }

    [Theory, OnSqlite]
    public async Task Upload_that_is_not_a_file_is_refused_with_a_code(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        using var admin = await money.App.ClientAsync(Role.Admin);
        async Task<string?> CodeAsync(string path, string body, string type = "text/csv") =>
            (await UploadAsync(admin, path, body, $"{Guid.NewGuid()}", type))["code"];
        Assert.Equal("bank_file_invalid", await CodeAsync(Files, "a,b\n1,2\n"));
        Assert.Equal("bank_file_invalid", await CodeAsync(Files, Heads + "2026-03-01,F1,X,,1.001\n"));
        Assert.Equal("media_type_unsupported", await CodeAsync(Files, "{}", "application/json"));
        var unknown = Files.Replace("signed_amount", "x", StringComparison.Ordinal);
        Assert.Equal("validation_failed", await CodeAsync(unknown, Heads));
        var large = Heads + string.Concat(Enumerable.Repeat(new string(',', 7_000) + "\n", 700));
        Assert.Equal("too_large", await CodeAsync(Files, large));
        Assert.Equal("forbidden", (await money.Investor.PostAsync(Files, new { }))["code"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task New_bank_account_is_masked_told_and_too_new_for_a_withdrawal(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        await money.DepositAsync("50.00");
        var wrong = await money.Investor.PostAsync(
            "/api/v1/destinations", new { label = "Mine", iban = "GB29 NWBK 6016 1331 9268 18" });
        Assert.Equal("validation_failed", wrong["code"]);
        var added = await money.Investor.PostAsync(
            "/api/v1/destinations", new { label = "Mine", iban = "gb29 nwbk 6016 1331 9268 19" });
        Assert.Equal((HttpStatusCode.Created, "GB•• •••• 6819", "cooling"),
            (added.Status, added["number"], added["status"]));
        var body = new { amount = "10.00", destination = added["id"] };
        var refused = await money.Investor.PostAsync("/api/v1/wallets/AED/withdrawals", body);
        Assert.Equal((HttpStatusCode.Conflict, "destination_cooling"), (refused.Status, refused["code"]));
        Assert.NotNull(refused["usableFrom"]);
        var foreign = await money.Stranger.PostAsync($"/api/v1/destinations/{added["id"]}/remove", new { });
        Assert.Equal("destination_not_found", foreign["code"]);
        var without = await money.Investor.PostAsync("/api/v1/wallets/AED/withdrawals", new { amount = "10.00" });
        Assert.Equal(HttpStatusCode.Created, without.Status);
        Assert.Equal(0, (await money.Admin.GetAsync("/api/v1/admin/approvals")).Json.GetProperty("data")
            .GetArrayLength());
    }

    private static async Task<ApiAnswer> UploadAsync(
        HttpClient http, string path, string csv, string? key, string type = "text/csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await http.SendAsync(request);
        return new ApiAnswer(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "",
            await response.Content.ReadAsByteArrayAsync());
    }
}
