using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Ledger.Api;

/// <summary>The lists of this module as files: all rows that a page with the same address would show.</summary>
internal static class ListFileEndpoints
{
    private const string All = "all";

    private static readonly ListFilter _queue = new(
        "kind", "Deposits where nothing is said.", ["deposits", "withdrawals"]);

    private static readonly ListFilter _state = new(
        "status", "Only this state; those that wait where nothing is said.",
        [.. Enum.GetNames<CashState>().Select(Words.Snake), All]);

    internal static void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").RequirePolicy(Policies.Admin);
        admin.MapGet("/transfers.csv", Transfers).WithTags("Deposits and withdrawals")
            .WithSummary("Deposits or withdrawals as comma-separated values")
            .CsvOf(_queue, _state, ListFilter.Currency, LedgerFilters.Person).Refuses(PlatformCodes.StatusInvalid);
        admin.MapGet("/operations.csv", OperationsAsync).WithTags("Books")
            .WithSummary("Operations as comma-separated values")
            .CsvOf(LedgerFilters.Kind, LedgerFilters.From, LedgerFilters.Until, LedgerFilters.Words);
    }

    private static IResult Transfers(CashQueries cash, HttpContext http)
    {
        var (query, book) = (http.List(), http.Caller().Book);
        var filter = new CashFilter
        {
            Status = query["status"] switch
            {
                null => CashState.Requested,
                All => null,
                _ => query.Status<CashState>(),
            },
            Currency = query.Currency(),
            Search = query.Search(),
        };
        return http.Csv(LedgerSheets.Transfers, Paged.AllAsync<CashView>(page => query["kind"] == "withdrawals"
            ? cash.WithdrawalsAsync(book, filter, page)
            : cash.DepositsAsync(book, filter, page)));
    }

    private static async Task<IResult> OperationsAsync(
        OperationQueries operations, StatementQueries statements, HttpContext http)
    {
        var (book, query) = (http.Caller().Book, http.List());
        var platform = Owner.Of(book, Organisation.PlatformId(book));
        var filter = LedgerFilters.Operations(query, await statements.ZoneAsync(platform));
        return http.Csv(
            LedgerSheets.Operations, Paged.AllAsync(page => operations.ListAsync(book, filter, page)));
    }
}
