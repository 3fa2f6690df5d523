using System.Text;

namespace Offers.Domain.Platform;

/// <summary>One line of comma-separated values, where a row is a line.</summary>
public static class CsvLine
{
    /// <summary>The fields of a line; null where a quote is not closed on it.</summary>
    public static IReadOnlyList<string>? Split(string line, char delimiter)
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
