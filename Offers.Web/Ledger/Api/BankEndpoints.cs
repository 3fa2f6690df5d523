using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>Whose an unmatched line is.</summary>
/// <param name="Deposit">The deposit that was asked for.</param>
/// <param name="Owner">The person or organisation whose wallet it is for, where nothing was asked for.</param>
/// <param name="Reason">Why; required.</param>
public sealed record BankAssignBody(string? Deposit = null, string? Owner = null, string? Reason = null);

/// <summary>Bank files and their lines, for administrators.</summary>
internal static class BankEndpoints
{
    private const string Csv = "text/csv";

    private static readonly ListFilter _file = new("file", "Only lines of this file.");
    private static readonly ListFilter _words = new("q", "Only what has this in payer, note or reference, or this id.");

    private const string Upload =
        "The body is the file itself as text/csv in UTF-8, at most 4 MiB and 2,000 lines. `layout` is one of "
        + "signed_amount, debit_credit and european; `currency` that of the bank account; `name` the file's name. "
        + "`dryRun=true` answers what would be done with each line.";

    internal static void Map(RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Bank files").RequirePolicy(Policies.Admin);
        var files = admin.MapGroup("/bank-files");
        files.MapGet("", FilesAsync).WithSummary("List imported bank files, newest first").ListOf<BankFileView>();
        files.MapPost("", ImportAsync).WithSummary("Import a bank file; lines imported before change nothing")
            .WithDescription(Upload).WithMetadata(StreamedBody.Mark).NeedsKey()
            .Answers<Data.Ledger.BankImport>().Refuses(
                LedgerCodes.BankFileInvalid, LedgerCodes.CurrencyUnknown, PlatformCodes.TooLarge,
                PlatformCodes.MediaTypeUnsupported, PlatformCodes.ValidationFailed);
        var lines = admin.MapGroup("/bank-lines");
        lines.MapGet("", LinesAsync).WithSummary("List lines of bank files; unmatched ones oldest first")
            .ListOf<BankLineView>(ListFilter.Status<BankLineState>(), ListFilter.Currency, _file, _words);
        var line = lines.MapGroup("/{id}").Refuses(LedgerCodes.BankLineNotFound);
        line.MapGet("", LineAsync).WithSummary("One line, with what it may be").Answers<BankLineView>();
        line.MapPost("/assign", AssignAsync).WithSummary("Say whose an unmatched line is, with a reason").NeedsKey()
            .Answers<BankLineAnswer>().Refuses(
                LedgerCodes.TopUpNotFound, LedgerCodes.WalletNotFound, LedgerCodes.CurrencyMismatch,
                PlatformCodes.ActionNotAllowed);
        line.MapPost("/return", ReturnAsync).WithSummary("Send the money of an unmatched line back, with a reason")
            .NeedsKey().Answers<BankLineAnswer>().Refuses(PlatformCodes.ActionNotAllowed);
    }

    private static Task<Page<BankFileView>> FilesAsync(BankQueries banks, HttpContext http) =>
        banks.FilesAsync(http.Caller().Book, http.List().Page);

    private static async Task<IResult> ImportAsync(
        BankDesk desk, HttpContext http, string? layout = null, string? currency = null, string? name = null)
    {
        var request = await http.CommandAsync();
        if (http.Request.ContentType?.StartsWith(Csv, StringComparison.OrdinalIgnoreCase) != true)
        {
            throw PlatformCodes.MediaTypeUnsupported.Because($"Send '{Csv}'.");
        }

        var what = (Text.Line("name", name ?? "bank.csv", Limits.Title), BankLayout.Parse(layout),
            Currency.Parse(currency));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BankStatement.MaxBytes;
        }

        var statement = await BankStatement.ReadAsync(http.Request.Body, what, http.RequestAborted);
        return (await desk.ImportAsync(WithBody(request, statement), statement)).ToResult();
    }

    // A streamed body is not part of the fingerprint of its key, so its hash joins it here.
    private static CommandRequest WithBody(CommandRequest request, BankStatement statement) => request with
    {
        Key = request.Key with
        {
            Fingerprint = SHA256.HashData([.. request.Key.Fingerprint, .. statement.Sha256]),
        },
    };

    private static Task<Page<BankLineView>> LinesAsync(BankQueries banks, HttpContext http)
    {
        var query = http.List();
        var filter = new BankLineFilter(
            query.Status<BankLineState>(), query.Currency(), query.Id<BankFile>(_file.Name), query.Search());
        return banks.LinesAsync(http.Caller().Book, filter, query.Page);
    }

    private static Task<BankLineView> LineAsync(BankQueries banks, Id<BankLine> id, HttpContext http) =>
        banks.LineAsync(http.Caller().Book, id);

    private static async Task<IResult> AssignAsync(
        BankDesk desk, Id<BankLine> id, BankAssignBody body, HttpContext http)
    {
        var to = new BankAssignment(
            body.Deposit is null ? null : CashIds.Deposit(body.Deposit),
            body.Owner is null ? null : http.OwnerOf(body.Owner), body.Reason);
        return (await desk.AssignAsync(await http.CommandAsync(), id, to)).ToResult();
    }

    private static async Task<IResult> ReturnAsync(
        BankDesk desk, Id<BankLine> id, ReasonBody body, HttpContext http) =>
        (await desk.ReturnAsync(await http.CommandAsync(), id, body.Reason)).ToResult();
}
