using System.Net;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;
using Offers.Tests.Pdf;

namespace Offers.Tests.Ledger;

public sealed class StatementFormTests
{
    private const string Statement = "/api/v1/wallets/AED/statement";

    [Theory, OnSqlite, OnPostgres]
    public async Task Json_and_csv_say_the_same_and_add_up(DatabaseProvider provider)
    {
        await using var money = await HistoryAsync(provider);
        var json = (await money.Investor.GetAsync(Statement)).Json;
        var csv = await money.Investor.GetAsync($"{Statement}?format=csv");
        Assert.Equal("text/csv", csv.Type);
        var rows = csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var entries = json.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(entries.Count + 3, rows.Length);
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var member in new[] { "kind", "operationId", "availableAmount", "heldAmount", "availableAfter" })
            {
                Assert.Contains(entries[i].GetProperty(member).GetString()!, rows[i + 2], StringComparison.Ordinal);
            }
        }

        Assert.EndsWith(",AED,0.00,0.00,70.00,30.00", rows[^1], StringComparison.Ordinal);
        var sum = entries.Aggregate(
            Money.Zero(Currency.Aed),
            static (sum, x) =>
                sum + new AmountText(x.GetProperty("availableAmount").GetString()).SignedIn(Currency.Aed));
        Assert.Equal("70.00", sum.ToString());
        Assert.Equal("70.00", json.GetProperty("closing").GetProperty("available").GetString());
        Assert.Equal(2, json.GetProperty("totals").GetArrayLength());
    }

    [Theory, OnSqlite]
    public async Task Text_that_a_spreadsheet_would_run_is_written_as_text(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        await money.DepositAsync("1.00", "=1+cmd|' /C calc'!A1");
        var csv = await money.Investor.GetAsync(Statement, "text/csv");
        Assert.Contains(",'=1+cmd|", csv.Text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(",=1", csv.Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task Form_is_chosen_by_format_or_accept_and_bad_periods_are_refused(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        Assert.Equal("text/csv", (await money.Investor.GetAsync(Statement, "text/csv")).Type);
        Assert.Equal("application/json", (await money.Investor.GetAsync($"{Statement}?format=JSON")).Type);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await money.Investor.GetAsync($"{Statement}?format=xls")).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await money.Investor.GetAsync(Statement, "image/png")).Status);
        foreach (var period in new[] { "from=x", "to=2020-01-01", "from=2026-02-30", "from=2099-01-01&to=2099-02-01" })
        {
            var refused = await money.Investor.GetAsync($"{Statement}?{period}");
            Assert.Equal((HttpStatusCode.BadRequest, "validation_failed"), (refused.Status, refused["code"]));
        }

        var tooLong = await money.Investor.GetAsync($"{Statement}?from=2000-01-01&to=2020-01-01");
        Assert.Equal("statement_too_long", tooLong["code"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await money.Anybody.GetAsync(Statement)).Status);
    }

    [PdfFact]
    public async Task Pdf_says_what_json_says_and_its_code_is_verified_by_anybody()
    {
        await using var money = await HistoryAsync(DatabaseProvider.Sqlite);
        var period = "from=2026-01-01&to=2035-01-01";
        var json = (await money.Investor.GetAsync($"{Statement}?{period}")).Json;
        var pdf = await money.Investor.GetAsync($"{Statement}?{period}&format=pdf");
        Assert.Equal("application/pdf", pdf.Type);
        var again = await money.Investor.GetAsync($"{Statement}?{period}", "application/pdf");
        Assert.Equal(pdf.Bytes, again.Bytes);
        var text = PdfText.Of(pdf.Bytes);
        foreach (var entry in json.GetProperty("entries").EnumerateArray())
        {
            Assert.Contains($"#{entry.GetProperty("number").GetInt64()}", text, StringComparison.Ordinal);
        }

        Assert.Contains("70.00", text, StringComparison.Ordinal);
        var list = (await money.Investor.GetAsync("/api/v1/statements")).Json;
        var code = Assert.Single(list.EnumerateArray()).GetProperty("code").GetString()!;
        Assert.Contains(code, text, StringComparison.Ordinal);
        var proof = await money.Anybody.GetAsync($"/api/v1/verify/{code}");
        Assert.Equal("True", proof["genuine"]);
        Assert.Equal("70.00", proof.Json.GetProperty("closing").GetProperty("available").GetString());
        var tampered = code[..^1] + (code[^1] == 'A' ? 'B' : 'A');
        var unknown = await money.Anybody.GetAsync($"/api/v1/verify/{tampered}");
        Assert.Equal((HttpStatusCode.NotFound, "statement_not_found"), (unknown.Status, unknown["code"]));
        var mine = await money.Investor.GetAsync($"/api/v1/statements/{code}", "application/pdf");
        Assert.Equal(pdf.Bytes, mine.Bytes);
        Assert.Equal(HttpStatusCode.NotFound, (await money.Stranger.GetAsync($"/api/v1/statements/{code}")).Status);
        var byAdmin = $"/api/v1/admin/wallets/{money.InvestorId}/AED/statement?{period}&format=pdf";
        Assert.Equal(pdf.Bytes, (await money.Admin.GetAsync(byAdmin)).Bytes);
        Assert.Equal(HttpStatusCode.Forbidden, (await money.Stranger.GetAsync(byAdmin)).Status);
    }

    private static async Task<MoneyApi> HistoryAsync(DatabaseProvider provider)
    {
        var money = await MoneyApi.NewAsync(provider);
        await money.DepositAsync("100.00");
        await money.Investor.PostAsync("/api/v1/wallets/AED/withdrawals", new { amount = "30.00", reference = "IBAN" });
        return money;
    }
}
