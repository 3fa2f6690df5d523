using System.Globalization;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Imports;

/// <summary>What pages say about files of sales.</summary>
internal static class SaleImportWords
{
    private const int Minute = 60;

    /// <summary>True for everything that happens to files of sales.</summary>
    internal static bool IsOfImports(Event happening) =>
        happening.Type.StartsWith("incentives.import.", StringComparison.Ordinal);

    /// <summary>The id of an import.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c> for what is no id of one.</exception>
    internal static Id<SaleImport> Read(string? text) =>
        Id<SaleImport>.TryParse(text, out var id) ? id : throw IncentiveCodes.ImportNotFound.Because();

    /// <summary>A count, grouped by thousands.</summary>
    internal static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How long something takes, roughly.</summary>
    internal static string Left(int seconds) => seconds < Minute
        ? N(seconds, "{0} second left", "{0} seconds left")
        : N((seconds + Minute - 1) / Minute, "{0} minute left", "{0} minutes left");

    /// <summary>What stands in a column.</summary>
    internal static string MeaningOf(SaleColumn column) => column switch
    {
        SaleColumn.Project => T("The project's name, or its id."),
        SaleColumn.Unit => T("The number of the home."),
        SaleColumn.Agent => T("E-mail or id of the agent; several with {0} between them.", "|"),
        SaleColumn.Split => T("Percent of each agent, in the same order: {0}.", "60|40"),
        SaleColumn.Price => T("Plain digits; empty for the price of the home."),
        SaleColumn.Currency => T("Only to be sure: that of the project."),
        SaleColumn.Booked => T("The day as 2026-01-31, or an instant with its zone."),
        SaleColumn.Signed => T("When the contract was signed."),
        SaleColumn.Paid => T("When the price was paid."),
        SaleColumn.Registered => T("When it was registered."),
        SaleColumn.Buyer => T("The buyer's name."),
        SaleColumn.Contact => T(
            "The buyer's e-mail or phone; the sale keeps only a mark of it, your file is kept as you sent it."),
        _ => T("Your own number: a row with a known one moves that sale on."),
    };

    /// <summary>What a verb is called.</summary>
    internal static string Verb(string verb) => verb switch
    {
        "start" => T("Enter these sales"), "resume" => T("Go on"), _ => T("Stop"),
    };
}
