using Microsoft.AspNetCore.WebUtilities;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Lists;

/// <summary>A view that everybody has.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">Its part of the address, without the question mark; '' for the whole list.</param>
public sealed record UsualView(string Name, string Query);

/// <summary>
/// A list as pages, files and saved views know it: where it is, its filters, orders and columns. What a person chose
/// of these stands in the page's address and nowhere else; a saved view is such an address with a name.
/// </summary>
/// <param name="Key">Its key, by which views are kept.</param>
/// <param name="Path">The page that shows it.</param>
/// <param name="Filters">What it can be narrowed to.</param>
/// <param name="Columns">Its columns, in their order.</param>
public record ListSheet(
    string Key, string Path, IReadOnlyList<FilterDefinition> Filters, IReadOnlyList<ListColumn> Columns)
{
    /// <summary>The parameter of an order.</summary>
    public const string Sort = "sort";

    /// <summary>The parameter of the columns that are shown.</summary>
    public const string Shown = "cols";

    /// <summary>The parameter of how close rows are.</summary>
    public const string Density = "density";

    /// <summary>The parameter of how many rows a page has.</summary>
    public const string Size = "size";

    /// <summary>The density in which most rows fit.</summary>
    public const string Compact = "compact";

    private static readonly string[] _looks = [Sort, Shown, Density, Size];

    /// <summary>The views that everybody has, the whole list first.</summary>
    public IReadOnlyList<UsualView> Usual { get; init; } = [new("All", "")];

    /// <summary>The keys by which it can be ordered.</summary>
    public IReadOnlyList<string> Sorts { get; init; } = [];

    /// <summary>
    /// Parameters besides the filters that say what the list shows, such as which of several queues, each with its
    /// usual value.
    /// </summary>
    public IReadOnlyDictionary<string, string> Parts { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where a file of it is; null where there is none.</summary>
    public string? CsvPath { get; init; }

    /// <summary>The portal to which it belongs.</summary>
    public Portal Portal => PortalMenu.At(Path)
        ?? throw new InvalidOperationException($"{Path} is the page of no portal.");

    /// <summary>
    /// What of an address belongs to a view of this list, always in the same order, without what is usual: two
    /// addresses that show the same have the same text. Unknown parameters and the place in the list are left out.
    /// </summary>
    public string Canonical(string? query)
    {
        var given = QueryHelpers.ParseQuery(query);
        var kept = Parts.Keys.Concat(Filters.Select(filter => filter.Key)).Concat(_looks)
            .Select(key => (Key: key, Value: given.TryGetValue(key, out var values) ? values[0] : null))
            .Select(pair => (pair.Key, Value: Kept(pair.Key, pair.Value)))
            .Where(pair => !string.IsNullOrEmpty(pair.Value));
        return string.Join('&', kept.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value!)));
    }

    /// <summary>The page with a view.</summary>
    public string Href(string query) => query.Length == 0 ? Path : Path + "?" + query;

    /// <summary>The file of exactly what an address shows; null where there is none.</summary>
    public string? CsvHref(string? query)
    {
        var look = ListLook.Of(this, query);
        var changes = look.Values.Where(x => x.Key is not (Density or Size));
        return CsvPath is null
            ? null
            : QueryHelpers.AddQueryString(CsvPath, changes.Select(x => KeyValuePair.Create(x.Key, (string?)x.Value)));
    }

    private string? Kept(string key, string? value) => key switch
    {
        Sort => Sorts.Contains(value?.TrimStart('-')) ? value : null,
        Density => value == Compact ? value : null,
        Size => ListLook.SizeOf(value) is var size && size != ListLook.Sizes[0] ? $"{size}" : null,
        Shown => ColumnsOf(value) is var chosen && chosen.SequenceEqual(ColumnsOf(null))
            ? null
            : string.Join(',', chosen.Where(column => column.Use != ColumnUse.Always).Select(column => column.Key)) is
                { Length: > 0 } keys ? keys : "-",
        _ => Parts.TryGetValue(key, out var usual) && usual == value ? null : value?.Trim(),
    };

    /// <summary>The columns that a choice shows, in the list's order; the usual ones where nothing is chosen.</summary>
    internal IEnumerable<ListColumn> ColumnsOf(string? chosen)
    {
        var keys = chosen?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Columns.Where(column => column.Use == ColumnUse.Always
            || (keys?.Contains(column.Key, StringComparer.Ordinal) ?? column.Use == ColumnUse.Usual));
    }
}

/// <summary>A list whose rows can be written to a file.</summary>
/// <param name="Key">Its key, by which views are kept.</param>
/// <param name="Path">The page that shows it.</param>
/// <param name="Filters">What it can be narrowed to.</param>
/// <param name="Fields">Its columns with what a file has for them.</param>
/// <typeparam name="T">A row.</typeparam>
public sealed record ListSheet<T>(
    string Key, string Path, IReadOnlyList<FilterDefinition> Filters, IReadOnlyList<ListColumn<T>> Fields)
    : ListSheet(Key, Path, Filters, Fields);
