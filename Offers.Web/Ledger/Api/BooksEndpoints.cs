using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>Operations, holds and the books, for administrators.</summary>
internal static class BooksEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Books").RequirePolicy(Policies.Admin);
        admin.MapGet("/books", BooksAsync).WithSummary("Prove the books: sums, entries, holds, clearing, audit chain")
            .Answers<BooksReport>();
        admin.MapGet("/holds", HoldsAsync).WithSummary("List holds").ListOf<HoldView>(
            ListFilter.Status<HoldState>(), LedgerFilters.Purpose, ListFilter.Currency, LedgerFilters.Owner,
            LedgerFilters.Person);
        admin.MapGet("/operations", OperationsAsync).WithSummary("List operations, newest first")
            .ListOf<OperationView>(
                LedgerFilters.Kind, LedgerFilters.From, LedgerFilters.Until, LedgerFilters.Words);
        admin.MapGet("/operations/{id}", OperationAsync).WithSummary("Explain an operation with its entries")
            .Answers<OperationView>().Refuses(LedgerCodes.OperationNotFound);
        admin.MapPost("/operations/{id}/reverse", ReverseAsync)
            .WithSummary("Take back a deposit, withdrawal or transfer posted by mistake").NeedsKey()
            .Answers<ReversalAnswer>(201).Refuses(
                LedgerCodes.OperationNotFound, LedgerCodes.OperationReversed, LedgerCodes.OperationNotReversible,
                LedgerCodes.InsufficientBalance);
    }

    private static Task<BooksReport> BooksAsync(BooksQueries books, HttpContext http) =>
        books.VerifyAsync(http.Caller().Book);

    private static Task<Page<HoldView>> HoldsAsync(HoldQueries holds, HttpContext http)
    {
        var query = http.List();
        var filter = new HoldFilter
        {
            Status = query.Status<HoldState>(),
            Purpose = Text.Optional(LedgerFilters.Purpose.Name, query[LedgerFilters.Purpose.Name], Limits.Code),
            Currency = query.Currency(),
            Owner = query[LedgerFilters.Owner.Name] is { } owner ? http.OwnerOf(owner) : null,
            Search = query.Search(),
        };
        return holds.ListAsync(http.Caller().Book, filter, query.Page);
    }

    private static async Task<Page<OperationView>> OperationsAsync(
        OperationQueries operations, StatementQueries statements, HttpContext http)
    {
        var (book, query) = (http.Caller().Book, http.List());
        var platform = Owner.Of(book, Domain.Identity.Organisation.PlatformId(book));
        var filter = LedgerFilters.Operations(query, await statements.ZoneAsync(platform));
        return await operations.ListAsync(book, filter, query.Page);
    }

    private static Task<OperationView> OperationAsync(OperationQueries operations, string id, HttpContext http) =>
        operations.GetAsync(http.Caller().Book, IdOf(id));

    private static async Task<IResult> ReverseAsync(WalletDesk desk, string id, ReasonBody body, HttpContext http) =>
        (await desk.ReverseAsync(await http.CommandAsync(), IdOf(id), body.Reason)).ToResult();

    private static Id<Operation> IdOf(string text) =>
        Id<Operation>.TryParse(text, out var id) ? id : throw LedgerCodes.OperationNotFound.Because();
}
