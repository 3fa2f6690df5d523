using System.Text.Json;

namespace Offers.Domain.Platform;

/// <summary>Names of enum members as the API and as people read them.</summary>
public static class Words
{
    /// <summary><c>PartlyCaptured</c> becomes <c>partly_captured</c>.</summary>
    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary><c>PartlyCaptured</c> becomes <c>partly captured</c>.</summary>
    public static string Plain(string name) => Snake(name).Replace('_', ' ');

    /// <summary>Reads an enum member from its snake_case word, case-insensitive; unknown answers null.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Snake(value.ToString()), word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
