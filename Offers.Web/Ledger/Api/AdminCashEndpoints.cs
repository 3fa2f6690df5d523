using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>Deposits and withdrawals of others, for administrators.</summary>
internal static class AdminCashEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Deposits and withdrawals").RequirePolicy(Policies.Admin);
        var wallets = admin.MapGroup("/wallets/{userId}").Refuses(LedgerCodes.WalletNotFound);
        wallets.MapGet("", WalletsAsync).WithSummary("The wallets of a person or organisation")
            .Answers<IReadOnlyList<WalletView>>();
        wallets.MapPost("/deposits", DepositAsync).WithSummary("Post a deposit at once").NeedsKey()
            .Answers<MovementAnswer>(201).Refuses(LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown);
        wallets.MapPost("/withdrawals", WithdrawAsync).WithSummary("Post a withdrawal at once").NeedsKey()
            .Answers<MovementAnswer>(201)
            .Refuses(LedgerCodes.AmountInvalid, LedgerCodes.CurrencyUnknown, LedgerCodes.InsufficientBalance);
        MapDeposits(admin.MapGroup("/deposits"));
        MapWithdrawals(admin.MapGroup("/withdrawals"));
    }

    private static void MapDeposits(RouteGroupBuilder deposits)
    {
        deposits.MapGet("", DepositsAsync).WithSummary("List deposits; those that wait oldest first")
            .ListOf<CashView>(
                ListFilter.Status<CashState>(), ListFilter.Currency, LedgerFilters.Owner, LedgerFilters.Person);
        deposits.MapGet("/{id}", GetDepositAsync).WithSummary("One deposit").Answers<CashView>()
            .Refuses(LedgerCodes.TopUpNotFound);
        deposits.MapPost("/{id}/complete", CompleteDepositAsync)
            .WithSummary("The money came: post it, or let compliance review it").NeedsKey()
            .Answers<CashAnswer>().Refuses(LedgerCodes.TopUpNotFound, PlatformCodes.ActionNotAllowed);
        deposits.MapPost("/{id}/release", ReleaseDepositAsync)
            .WithSummary("Let a reviewed deposit go to its owner, with a reason").NeedsKey()
            .Answers<CashAnswer>().Refuses(LedgerCodes.TopUpNotFound, PlatformCodes.ActionNotAllowed);
        deposits.MapPost("/{id}/reject", RejectDepositAsync).WithSummary("Reject a deposit with a reason").NeedsKey()
            .Answers<CashAnswer>().Refuses(LedgerCodes.TopUpNotFound, PlatformCodes.ActionNotAllowed);
    }

    private static void MapWithdrawals(RouteGroupBuilder withdrawals)
    {
        withdrawals.MapGet("", WithdrawalsAsync).WithSummary("List withdrawals; those that wait oldest first")
            .ListOf<CashView>(
                ListFilter.Status<CashState>(), ListFilter.Currency, LedgerFilters.Owner, LedgerFilters.Person);
        withdrawals.MapGet("/{id}", GetWithdrawalAsync).WithSummary("One withdrawal").Answers<CashView>()
            .Refuses(LedgerCodes.WithdrawalNotFound);
        withdrawals.MapPost("/{id}/complete", CompleteWithdrawalAsync).WithSummary("The money went out: capture it")
            .NeedsKey().Answers<CashAnswer>()
            .Refuses(LedgerCodes.WithdrawalNotFound, PlatformCodes.ActionNotAllowed, PlatformCodes.ApprovalRequired,
                PlatformCodes.SamePerson);
        withdrawals.MapPost("/{id}/reject", RejectWithdrawalAsync)
            .WithSummary("Reject a withdrawal with a reason and give the money back").NeedsKey()
            .Answers<CashAnswer>().Refuses(LedgerCodes.WithdrawalNotFound, PlatformCodes.ActionNotAllowed);
    }

    private static Task<IReadOnlyList<WalletView>> WalletsAsync(
        WalletQueries wallets, string userId, HttpContext http) => wallets.ListAsync(http.OwnerOf(userId));

    private static async Task<IResult> DepositAsync(WalletDesk desk, string userId, CashBody body, HttpContext http) =>
        (await desk.DepositAsync(await http.CommandAsync(), body.Of(http.OwnerOf(userId)))).ToResult();

    private static async Task<IResult> WithdrawAsync(WalletDesk desk, string userId, CashBody body, HttpContext http) =>
        (await desk.WithdrawAsync(await http.CommandAsync(), body.Of(http.OwnerOf(userId)))).ToResult();

    private static Task<Page<CashView>> DepositsAsync(CashQueries cash, HttpContext http)
    {
        var query = http.List();
        return cash.DepositsAsync(http.Caller().Book, LedgerFilters.Cash(http, query), query.Page);
    }

    private static Task<Page<CashView>> WithdrawalsAsync(CashQueries cash, HttpContext http)
    {
        var query = http.List();
        return cash.WithdrawalsAsync(http.Caller().Book, LedgerFilters.Cash(http, query), query.Page);
    }

    private static Task<CashView> GetDepositAsync(CashQueries cash, string id, HttpContext http) =>
        cash.DepositAsync(http.Caller().Book, CashIds.Deposit(id), null);

    private static Task<CashView> GetWithdrawalAsync(CashQueries cash, string id, HttpContext http) =>
        cash.WithdrawalAsync(http.Caller().Book, CashIds.Withdrawal(id), null);

    private static async Task<IResult> CompleteDepositAsync(
        DepositDesk desk, string id, HttpContext http, ReasonBody? body = null) =>
        (await desk.CompleteAsync(await http.CommandAsync(), CashIds.Deposit(id), body?.Reason)).ToResult();

    private static async Task<IResult> ReleaseDepositAsync(
        DepositDesk desk, string id, ReasonBody body, HttpContext http) =>
        (await desk.ReleaseAsync(await http.CommandAsync(), CashIds.Deposit(id), body.Reason)).ToResult();

    private static async Task<IResult> RejectDepositAsync(
        DepositDesk desk, string id, ReasonBody body, HttpContext http) =>
        (await desk.RejectAsync(await http.CommandAsync(), CashIds.Deposit(id), body.Reason)).ToResult();

    private static async Task<IResult> CompleteWithdrawalAsync(
        WithdrawalDesk desk, string id, HttpContext http, ReasonBody? body = null) =>
        (await desk.CompleteAsync(await http.CommandAsync(), CashIds.Withdrawal(id), body?.Reason)).ToResult();

    private static async Task<IResult> RejectWithdrawalAsync(
        WithdrawalDesk desk, string id, ReasonBody body, HttpContext http) =>
        (await desk.RejectAsync(await http.CommandAsync(), CashIds.Withdrawal(id), body.Reason)).ToResult();
}
