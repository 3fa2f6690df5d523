using Offers.Data.Incentives.Projects;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>One line of a pasted price list.</summary>
/// <param name="Number">The unit.</param>
/// <param name="Type">What it is.</param>
/// <param name="Price">The price; null where it cannot be read.</param>
/// <param name="Problem">What is wrong with the line; null for a good one.</param>
public sealed record PastedUnit(string Number, string? Type, Money? Price, string? Problem)
{
    /// <summary>What is sent.</summary>
    public UnitBody Body() => new()
    {
        Number = Number, Type = Type, Price = Price is { } price ? AmountText.Of(price) : null,
    };
}

/// <summary>
/// Reads a price list as people paste it from a spreadsheet or type it: a line for each unit with number, type and
/// price, by tabs, semicolons or commas; the type may be left out. Prices may be grouped.
/// </summary>
public static class PastedUnits
{
    private const int Parts = 3;

    /// <summary>The lines that have something in them.</summary>
    public static IReadOnlyList<PastedUnit> Read(string? text, Currency currency) =>
    [
        .. (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)
            .Select(line => ReadLine(line, currency)),
    ];

    private static PastedUnit ReadLine(string line, Currency currency)
    {
        var sign = line.Contains('\t', StringComparison.Ordinal) ? '\t'
            : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        var parts = line.Split(sign, Parts, StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
        {
            return new PastedUnit(line, null, null, T("Write number, type and price."));
        }

        var price = TypedAmount.Read(parts[^1], currency);
        var problem = price.Problem
            ?? (price.Amount is not { Minor: > 0 } ? T("Write a price above zero.") : null)
            ?? (parts[0].Length == 0 ? T("Write the number.") : null);
        return new PastedUnit(
            parts[0], parts.Length == Parts && parts[1].Length > 0 ? parts[1] : null, price.Amount, problem);
    }
}
