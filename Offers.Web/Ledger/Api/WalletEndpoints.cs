using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Ledger.Api;

/// <summary>A person's own wallets.</summary>
internal static class WalletEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var wallets = api.MapGroup("/wallets").WithTags("Wallets").RequirePolicy(Policies.SignedIn);
        wallets.MapGet("", ListAsync).WithSummary("List own wallets").Answers<IReadOnlyList<WalletView>>();
        var wallet = wallets.MapGroup("/{currency}").Refuses(LedgerCodes.CurrencyUnknown);
        wallet.MapGet("", GetAsync).WithSummary("One wallet; empty where it was never used").Answers<WalletView>();
        wallet.MapGet("/entries", EntriesAsync).WithSummary("What happened on a wallet, newest first")
            .ListOf<WalletLine>(LedgerFilters.Kind, LedgerFilters.From, LedgerFilters.Until, LedgerFilters.Words);
        wallet.MapGet("/entries.csv", EntriesAsCsvAsync).WithSummary("The same entries as comma-separated values")
            .CsvOf(
                new ListFilter("currency", "The wallet's, as in the path."), LedgerFilters.Kind, LedgerFilters.From,
                LedgerFilters.Until, LedgerFilters.Words);
        wallet.MapGet("/operations/{id}", ExplainAsync).WithSummary("Explain an operation on a wallet")
            .Answers<OperationView>().Refuses(LedgerCodes.OperationNotFound);
        MapDeposits(wallet.MapGroup("/deposits"));
        MapWithdrawals(wallet.MapGroup("/withdrawals"));
    }

    private static void MapDeposits(RouteGroupBuilder deposits)
    {
        deposits.MapPost("", AskDepositAsync).WithSummary("Ask for a deposit").NeedsKey().Answers<CashAnswer>(201)
            .Refuses(LedgerCodes.AmountInvalid, LedgerCodes.CurrencyMismatch);
        deposits.MapGet("", DepositsAsync).WithSummary("List own deposits")
            .ListOf<CashView>(ListFilter.Status<CashState>());
        deposits.MapGet("/{id}", DepositAsync).WithSummary("One own deposit").Answers<CashView>()
            .Refuses(LedgerCodes.TopUpNotFound);
        deposits.MapPost("/{id}/cancel", CancelDepositAsync).WithSummary("Cancel a deposit that was asked for")
            .NeedsKey().Answers<CashAnswer>().Refuses(LedgerCodes.TopUpNotFound, PlatformCodes.ActionNotAllowed);
    }

    private static void MapWithdrawals(RouteGroupBuilder withdrawals)
    {
        withdrawals.MapPost("", AskWithdrawalAsync).WithSummary("Ask for a withdrawal; its amount is held at once")
            .NeedsKey().Answers<CashAnswer>(201)
            .Refuses(LedgerCodes.AmountInvalid, LedgerCodes.CurrencyMismatch, LedgerCodes.InsufficientBalance,
                LedgerCodes.DestinationNotFound, LedgerCodes.DestinationCooling, LedgerCodes.DestinationRequired);
        withdrawals.MapGet("", WithdrawalsAsync).WithSummary("List own withdrawals")
            .ListOf<CashView>(ListFilter.Status<CashState>());
        withdrawals.MapGet("/{id}", WithdrawalAsync).WithSummary("One own withdrawal").Answers<CashView>()
            .Refuses(LedgerCodes.WithdrawalNotFound);
        withdrawals.MapPost("/{id}/cancel", CancelWithdrawalAsync).WithSummary("Cancel a withdrawal that was asked for")
            .NeedsKey().Answers<CashAnswer>()
            .Refuses(LedgerCodes.WithdrawalNotFound, PlatformCodes.ActionNotAllowed);
    }

    private static Task<IReadOnlyList<WalletView>> ListAsync(WalletQueries wallets, HttpContext http) =>
        wallets.ListAsync(http.Own());

    private static Task<WalletView> GetAsync(WalletQueries wallets, string currency, HttpContext http) =>
        wallets.GetAsync(http.Own(), Currency.Parse(currency));

    private static async Task<Page<WalletLine>> EntriesAsync(
        WalletQueries wallets, StatementQueries statements, string currency, HttpContext http)
    {
        var (owner, query) = (http.Own(), http.List());
        var filter = LedgerFilters.Operations(query, await statements.ZoneAsync(owner));
        return await wallets.EntriesAsync((owner, Currency.Parse(currency)), filter, query.Page);
    }

    private static async Task<IResult> EntriesAsCsvAsync(
        WalletQueries wallets, StatementQueries statements, string currency, HttpContext http)
    {
        var (owner, inCurrency) = (http.Own(), Currency.Parse(currency));
        var filter = LedgerFilters.Operations(http.List(), await statements.ZoneAsync(owner));
        var lines = wallets.AllEntriesAsync((owner, inCurrency), filter);
        return http.Csv(LedgerSheets.Entries with { Key = $"transactions-{inCurrency}" }, lines);
    }

    private static Task<OperationView> ExplainAsync(
        OperationQueries operations, string currency, string id, HttpContext http)
    {
        Currency.Parse(currency);
        return operations.GetForAsync(
            http.Own(),
            Id<Operation>.TryParse(id, out var operation) ? operation : throw LedgerCodes.OperationNotFound.Because());
    }

    private static async Task<IResult> AskDepositAsync(
        DepositDesk desk, string currency, CashBody body, HttpContext http) =>
        (await desk.RequestAsync(await http.CommandAsync(), body.In(http.Own(), Currency.Parse(currency)))).ToResult();

    private static async Task<IResult> AskWithdrawalAsync(
        WithdrawalDesk desk, string currency, CashBody body, HttpContext http) =>
        (await desk.RequestAsync(await http.CommandAsync(), body.In(http.Own(), Currency.Parse(currency)))).ToResult();

    private static Task<Page<CashView>> DepositsAsync(CashQueries cash, string currency, HttpContext http)
    {
        var query = http.List();
        return cash.DepositsAsync(http.Caller().Book, Filter(http, query, currency), query.Page);
    }

    private static Task<Page<CashView>> WithdrawalsAsync(CashQueries cash, string currency, HttpContext http)
    {
        var query = http.List();
        return cash.WithdrawalsAsync(http.Caller().Book, Filter(http, query, currency), query.Page);
    }

    private static CashFilter Filter(HttpContext http, ListQuery query, string currency) => new()
    {
        Owner = http.Own(), Status = query.Status<CashState>(), Currency = Currency.Parse(currency),
    };

    private static Task<CashView> DepositAsync(CashQueries cash, string id, HttpContext http) =>
        cash.DepositAsync(http.Caller().Book, CashIds.Deposit(id), http.Own());

    private static Task<CashView> WithdrawalAsync(CashQueries cash, string id, HttpContext http) =>
        cash.WithdrawalAsync(http.Caller().Book, CashIds.Withdrawal(id), http.Own());

    private static async Task<IResult> CancelDepositAsync(DepositDesk desk, string id, HttpContext http) =>
        (await desk.CancelAsync(await http.CommandAsync(), CashIds.Deposit(id))).ToResult();

    private static async Task<IResult> CancelWithdrawalAsync(WithdrawalDesk desk, string id, HttpContext http) =>
        (await desk.CancelAsync(await http.CommandAsync(), CashIds.Withdrawal(id))).ToResult();
}

/// <summary>Reads the ids of deposits and withdrawals; what is none is not found.</summary>
internal static class CashIds
{
    internal static Id<TopUp> Deposit(string text) =>
        Id<TopUp>.TryParse(text, out var id) ? id : throw LedgerCodes.TopUpNotFound.Because();

    internal static Id<Withdrawal> Withdrawal(string text) =>
        Id<Withdrawal>.TryParse(text, out var id) ? id : throw LedgerCodes.WithdrawalNotFound.Because();
}
