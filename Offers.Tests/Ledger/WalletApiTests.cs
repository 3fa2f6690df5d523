using System.Net;
using System.Text.Json;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Ui;

namespace Offers.Tests.Ledger;

public sealed class WalletApiTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_posts_and_owner_sees_it(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        var posted = await money.Admin.PostAsync(
            money.Deposits, new { amount = "1250.00", currency = "AED", reason = "bank transfer" });
        Assert.Equal(HttpStatusCode.Created, posted.Status);
        Assert.Equal(("1250.00", "0.00"), (posted["available"], posted["held"]));
        Assert.StartsWith("op_", posted["operationId"], StringComparison.Ordinal);
        var wallet = await money.Investor.GetAsync("/api/v1/wallets/AED");
        Assert.Equal(
            ("AED", "1250.00", "0.00", "1250.00"),
            (wallet["currency"], wallet["available"], wallet["held"], wallet["total"]));
        var empty = await money.Investor.GetAsync("/api/v1/wallets/jpy");
        Assert.Equal(("JPY", "0"), (empty["currency"], empty["total"]));
        var entries = await money.Investor.GetAsync("/api/v1/wallets/AED/entries");
        Assert.Equal("1250.00", entries.Json.GetProperty("data")[0].GetProperty("availableAfter").GetString());
        var csv = await money.Investor.GetAsync("/api/v1/wallets/AED/entries.csv?kind=ledger.deposit", "text/csv");
        Assert.Equal(2, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var unknown = await money.Investor.GetAsync("/api/v1/wallets/AED/entries?colour=red");
        Assert.Equal("filter_unknown", unknown["code"]);
        var operation = await money.Investor.GetAsync($"/api/v1/wallets/AED/operations/{posted["operationId"]}");
        Assert.Equal(2, operation.Json.GetProperty("entries").GetArrayLength());
    }

    [Theory, OnSqlite]
    public async Task A_balance_above_the_largest_request_is_still_previewed(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        await money.DepositAsync("1000000000000.00");
        await money.DepositAsync("1.00");
        var shown = await money.Investor.PostAsync(
            "/api/v1/wallets/AED/withdrawals?dryRun=true", new { amount = "1.00" });
        var effect = shown.Json.GetProperty("effects").Deserialize<Effect[]>(OffersJson.Options)!
            .Single(x => x.Purpose == nameof(Purpose.Available));
        Assert.Equal("1,000,000,000,000.00", MoneyText.Bare(EffectLine.Of(effect, "Your wallet").After));
    }

    [Theory, OnSqlite]
    public async Task A_reason_is_kept_as_it_is_shown_and_one_that_shows_nothing_is_none(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        var blank = new { amount = "1.00", currency = "AED", reason = " \u200f\u200b " };
        Assert.Equal("validation_failed", (await money.Admin.PostAsync(money.Deposits, blank))["code"]);
        await money.DepositAsync("1.00", "  bank transfer ");
        var entries = await money.Investor.GetAsync("/api/v1/wallets/AED/entries");
        Assert.Equal("bank transfer", entries.Json.GetProperty("data")[0].GetProperty("reason").GetString());
    }

    [Theory, OnSqlite]
    public async Task Bad_amounts_and_missing_keys_are_refused_and_store_nothing(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        object?[] amounts = ["0.00", "-1.00", "1", "1.0", "1.000", "01.00", "1e3", "", null, 5, "9999999999999999.00"];
        foreach (var amount in amounts)
        {
            var refused = await money.Admin.PostAsync(
                money.Deposits, new { amount, currency = "AED", reason = "test" });
            Assert.Equal((HttpStatusCode.BadRequest, "amount_invalid"), (refused.Status, refused["code"]));
        }

        var good = new { amount = "1.00", currency = "AED", reason = "test" };
        Assert.Equal("idempotency_key_required", (await money.Admin.PostAsync(money.Deposits, good, null))["code"]);
        Assert.Equal(
            "validation_failed", (await money.Admin.PostAsync(money.Deposits, good with { reason = "" }))["code"]);
        Assert.Equal(
            "currency_unknown", (await money.Admin.PostAsync(money.Deposits, good with { currency = "XYZ" }))["code"]);
        Assert.Equal(
            "wallet_not_found",
            (await money.Admin.PostAsync($"/api/v1/admin/wallets/{Id<IPerson>.New()}/deposits", good))["code"]);
        Assert.Equal(
            "currency_mismatch",
            (await money.Investor.PostAsync("/api/v1/wallets/USD/deposits", good))["code"]);
        Assert.Equal("0.00", (await money.Investor.GetAsync("/api/v1/wallets/AED"))["total"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Withdrawal_goes_from_request_to_completion(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        await money.DepositAsync("100.00");
        var preview = await money.Investor.PostAsync(
            "/api/v1/wallets/AED/withdrawals?dryRun=true", new { amount = "60.00" }, null);
        Assert.Equal(2, preview.Json.GetProperty("effects").GetArrayLength());
        var asked = await money.Investor.PostAsync("/api/v1/wallets/AED/withdrawals", new { amount = "60.00" });
        Assert.Equal((HttpStatusCode.Created, "requested"), (asked.Status, asked["status"]));
        var tooMuch = await money.Investor.PostAsync("/api/v1/wallets/AED/withdrawals", new { amount = "60.00" });
        Assert.Equal(HttpStatusCode.PaymentRequired, tooMuch.Status);
        Assert.Equal(("40.00", "60.00"), (tooMuch["available"], tooMuch["required"]));
        var queue = await money.Admin.GetAsync("/api/v1/admin/withdrawals?status=requested");
        Assert.Equal(asked["id"], queue.Json.GetProperty("data")[0].GetProperty("id").GetString());
        var foreign = await money.Stranger.GetAsync($"/api/v1/wallets/AED/withdrawals/{asked["id"]}");
        Assert.Equal((HttpStatusCode.NotFound, "withdrawal_not_found"), (foreign.Status, foreign["code"]));
        var complete = $"/api/v1/admin/withdrawals/{asked["id"]}/complete";
        Assert.Equal(HttpStatusCode.Forbidden, (await money.Investor.PostAsync(complete, new { })).Status);
        Assert.Equal("completed", (await money.Admin.PostAsync(complete, new { }))["status"]);
        Assert.Equal("action_not_allowed", (await money.Admin.PostAsync(complete, new { }))["code"]);
        var holds = await money.Admin.GetAsync("/api/v1/admin/holds?status=captured&purpose=withdrawal");
        Assert.Equal(1, holds.Json.GetProperty("total").GetInt64());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Books_answer_in_the_shape_of_the_contract(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        await money.DepositAsync("100.00");
        var books = (await money.Admin.GetAsync("/api/v1/admin/books")).Json;
        Assert.True(books.GetProperty("balanced").GetBoolean());
        Assert.Equal("AED", books.GetProperty("currencies")[0].GetProperty("currency").GetString());
        Assert.Equal("0.00", books.GetProperty("currencies")[0].GetProperty("trialBalance").GetString());
        Assert.Equal(0, books.GetProperty("accountMismatches").GetInt32());
        Assert.Equal(0, books.GetProperty("holdMismatches").GetInt32());
        Assert.Equal(0, books.GetProperty("clearing").GetArrayLength());
        var chain = books.GetProperty("auditChain");
        Assert.True(chain.GetProperty("verified").GetBoolean());
        Assert.True(chain.GetProperty("entries").GetInt64() > 0);
        Assert.Equal(64, chain.GetProperty("head").GetString()!.Length);
        Assert.Equal(HttpStatusCode.Forbidden, (await money.Investor.GetAsync("/api/v1/admin/books")).Status);
    }

    [Theory, OnSqlite]
    public async Task Operation_is_found_and_reversed_with_a_reason(DatabaseProvider provider)
    {
        await using var money = await MoneyApi.NewAsync(provider);
        var operation = await money.DepositAsync("100.00");
        var reverse = $"/api/v1/admin/operations/{operation}/reverse";
        Assert.Equal("validation_failed", (await money.Admin.PostAsync(reverse, new { }))["code"]);
        var done = await money.Admin.PostAsync(reverse, new { reason = "wrong person" });
        Assert.Equal((HttpStatusCode.Created, operation), (done.Status, done["reverses"]));
        var again = await money.Admin.PostAsync(reverse, new { reason = "wrong person" });
        Assert.Equal(("operation_already_reversed", done["operationId"]), (again["code"], again["reversedBy"]));
        var list = await money.Admin.GetAsync("/api/v1/admin/operations?kind=ledger.deposit.reversal");
        Assert.Equal(1, list.Json.GetProperty("total").GetInt64());
    }
}
