using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Texts;

/// <summary>
/// The texts of the pages in the language of the page. English stands in the source and is the key; each folder keeps
/// its Arabic in a <c>Texts.ar.resx</c> beside its pages. A text without a translation stays English.
/// </summary>
public static class Translation
{
    private static readonly Lazy<FrozenDictionary<string, string>> _arabic = new(() => Load("ar"));

    /// <summary>Every English text that has a translation, with it.</summary>
    public static IReadOnlyDictionary<string, string> Arabic => _arabic.Value;

    private static bool IsArabic => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ar";

    /// <summary>A text in the language of the page.</summary>
    /// <param name="english">The English text; with <c>{0}</c> where a value stands.</param>
    /// <param name="values">The values, in the order of the English text.</param>
    public static string T(string english, params ReadOnlySpan<object?> values)
    {
        var text = IsArabic ? Arabic.GetValueOrDefault(english, english) : english;
        return values.IsEmpty ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>A text about a number of things, in the form that the language has for that number.</summary>
    /// <param name="number">How many; stands for <c>{0}</c>, grouped by thousands.</param>
    /// <param name="one">The English text for one, for example <c>{0} home</c>.</param>
    /// <param name="many">The English text for other numbers; the key. Its Arabic has the six forms of the Unicode
    /// plural rules (zero, one, two, few, many, other) between <c>|</c>.</param>
    public static string N(long number, string one, string many)
    {
        var text = IsArabic && Arabic.TryGetValue(many, out var forms)
            ? forms.Split('|')[ArabicForm(number)]
            : number == 1 ? one : many;
        return string.Format(CultureInfo.InvariantCulture, text, number.ToString("N0", CultureInfo.InvariantCulture));
    }

    /// <summary>A member of an enumeration as a word: <c>Cancelled by issuer</c>.</summary>
    public static string W(Enum value) => T(Phrase.Sentence(Words.Plain(value.ToString())));

    // https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html, Arabic.
    private static int ArabicForm(long number) => (number, Math.Abs(number % 100)) switch
    {
        (0, _) => 0,
        (1, _) => 1,
        (2, _) => 2,
        (_, >= 3 and <= 10) => 3,
        (_, >= 11) => 4,
        _ => 5,
    };

    private static FrozenDictionary<string, string> Load(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Translation).Assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language));
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(name)!);
            foreach (DictionaryEntry entry in reader)
            {
                texts[(string)entry.Key] = (string)entry.Value!;
            }
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
