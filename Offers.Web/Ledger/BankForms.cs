using Offers.Data.Platform.Files;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Ledger;

/// <summary>
/// Where the page of bank files sends a file: it is read, laid aside, and shown on the page, which imports it. A file
/// that nobody imports is gone a day later.
/// </summary>
internal static class BankForms
{
    internal const string UploadPath = "/admin/bank-files/uploads";

    internal static void Map(WebApplication app) => app
        .MapPost(UploadPath, static (HttpContext http, UploadReader reader, FileStore store) =>
            FormUploads.TakeAsync(http, () => TakeAsync(http, reader, store)))
        .RequirePolicy(Policies.Admin).ExcludeFromDescription();

    private static async Task<IResult> TakeAsync(HttpContext http, UploadReader reader, FileStore store)
    {
        using var upload = await reader.ReadAsync(http, BankStatement.Rule);
        var draft = new BankDraft(
            store.LayAside(upload.File), upload.File.Facts.Name, upload["layout"] ?? "", upload["currency"] ?? "");
        await draft.ReadAsync(store);
        return Results.Created(draft.Address, null);
    }
}

/// <summary>A bank file that is only looked at.</summary>
/// <param name="Hash">By which it lies aside.</param>
/// <param name="Name">Its name.</param>
/// <param name="Layout">The layout by which it is read.</param>
/// <param name="Currency">The currency of the bank account.</param>
internal sealed record BankDraft(string Hash, string Name, string Layout, string Currency)
{
    /// <summary>The page that shows it.</summary>
    internal string Address => $"/admin/bank-files?draft={Hash}&name={Uri.EscapeDataString(Name)}"
        + $"&layout={Uri.EscapeDataString(Layout)}&currency={Uri.EscapeDataString(Currency)}";

    /// <summary>Reads it.</summary>
    /// <exception cref="Refusal"><c>bank_file_invalid</c>, <c>validation_failed</c>, <c>currency_unknown</c>,
    /// <c>file_not_found</c>.</exception>
    internal async Task<BankStatement> ReadAsync(FileStore store)
    {
        var what = (
            Text.Line("name", Name, Limits.Title), BankLayout.Parse(Layout), Domain.Ledger.Currency.Parse(Currency));
        await using var file = store.OpenAside(Hash)
            ?? throw PlatformCodes.FileNotFound.Because("It lies here for a day. Send it once more.");
        return await BankStatement.ReadAsync(file, what, CancellationToken.None);
    }
}
