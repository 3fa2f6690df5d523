namespace Offers.Web.Platform.Lists;

/// <summary>When a column is shown.</summary>
public enum ColumnUse
{
    /// <summary>Always: it says what the row is.</summary>
    Always,

    /// <summary>Unless it is taken away.</summary>
    Usual,

    /// <summary>Where it is asked for.</summary>
    Extra,
}

/// <summary>A column that people can show and hide.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Use">When it is shown.</param>
public record ListColumn(string Key, string Label, ColumnUse Use = ColumnUse.Usual);

/// <summary>One value that a row has in a file.</summary>
/// <param name="Name">The head of the column in the file.</param>
/// <param name="Of">The value: text, amount, time, date, number or a word of a list of words.</param>
/// <typeparam name="T">A row.</typeparam>
public sealed record CsvField<T>(string Name, Func<T, object?> Of);

/// <summary>A column with the values that a file has for it.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Use">When it is shown.</param>
/// <param name="Fields">What a file has for it.</param>
/// <typeparam name="T">A row.</typeparam>
public sealed record ListColumn<T>(
    string Key, string Label, ColumnUse Use = ColumnUse.Usual, params IReadOnlyList<CsvField<T>> Fields)
    : ListColumn(Key, Label, Use)
{
    /// <summary>A column with one value of its own name.</summary>
    public static ListColumn<T> Of(string key, string label, Func<T, object?> value) =>
        new(key, label, ColumnUse.Usual, new CsvField<T>(key, value));

    /// <summary>The same column, shown as said.</summary>
    public ListColumn<T> Shown(ColumnUse use) => this with { Use = use };

    /// <summary>The same column with one value more in files.</summary>
    public ListColumn<T> And(string name, Func<T, object?> value) =>
        this with { Fields = [.. Fields, new CsvField<T>(name, value)] };
}
