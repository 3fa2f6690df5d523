using System.Text;

namespace Offers.Domain.Platform;

/// <summary>One line of a file of values: takes it apart, whatever stands between the values.</summary>
internal static class CsvLine
{
    private static readonly char[] _delimiters = [',', ';', '\t'];

    /// <summary>What stands between the values, by the line of heads.</summary>
    internal static char DelimiterOf(string heads) => _delimiters.MaxBy(x => heads.Count(c => c == x));

    /// <summary>True where nothing stands between the delimiters.</summary>
    internal static bool IsBlank(string line) => line.AsSpan().Trim(" \t,;").Length == 0;

    /// <summary>True where the line's bytes were no text.</summary>
    internal static bool IsBroken(string line) => line.AsSpan().IndexOfAny('\uFFFD', '\0') >= 0;

    /// <summary>The values; null where a quote is not closed.</summary>
    internal static List<string>? Split(string line, char delimiter)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == delimiter && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return isQuoted ? null : fields;
    }
}
