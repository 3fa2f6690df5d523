using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Offers.Web.Platform.Lists;

/// <summary>What a person chose of a list, read from the page's address.</summary>
/// <param name="Sheet">The list.</param>
/// <param name="Query">The canonical part of the address; '' for the plain list.</param>
/// <param name="Values">The same by key.</param>
public sealed record ListLook(ListSheet Sheet, string Query, IReadOnlyDictionary<string, string> Values)
{
    private readonly HashSet<string> _shown =
        [.. Sheet.ColumnsOf(Values.GetValueOrDefault(ListSheet.Shown)).Select(column => column.Key)];

    /// <summary>How many rows a page can have, the usual first.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [20, 50, 100];

    /// <summary>True where the rows are close together.</summary>
    public bool IsCompact => Values.ContainsKey(ListSheet.Density);

    /// <summary>How many rows a page has.</summary>
    public int Size => SizeOf(Values.GetValueOrDefault(ListSheet.Size));

    /// <summary>The order as it stands in the address; null for the list's own.</summary>
    public string? Sort => Values.GetValueOrDefault(ListSheet.Sort);

    /// <summary>True where a filter narrows the list.</summary>
    public bool IsNarrowed => Sheet.Filters.Any(filter => Values.ContainsKey(filter.Key));

    /// <summary>The class of the table's frame.</summary>
    public string? Class => IsCompact ? "dense" : null;

    /// <summary>The value of a filter; null where it does not narrow.</summary>
    public string? this[string key] => Values.GetValueOrDefault(key);

    /// <summary>What an address shows of a list.</summary>
    public static ListLook Of(ListSheet sheet, string? query)
    {
        var canonical = sheet.Canonical(query);
        var values = QueryHelpers.ParseQuery(canonical).ToDictionary(x => x.Key, x => x.Value.ToString());
        return new ListLook(sheet, canonical, values);
    }

    /// <summary>What the open page shows of a list.</summary>
    public static ListLook At(ListSheet sheet, string uri) => Of(sheet, new Uri(uri).Query);

    /// <summary>True where a column is shown.</summary>
    public bool Shows(string column) => _shown.Contains(column);

    /// <summary>The columns with one more or one less, as they stand in the address.</summary>
    public string Toggled(ListColumn column)
    {
        var keys = Sheet.Columns.Where(x => x.Use != ColumnUse.Always && Shows(x.Key) != (x.Key == column.Key));
        return string.Join(',', keys.Select(x => x.Key)) is { Length: > 0 } some ? some : "-";
    }

    internal static int SizeOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size)
            ? size
            : Sizes[0];
}
