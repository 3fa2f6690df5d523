using System.Text.RegularExpressions;
using Offers.Web.Platform.Texts;

namespace Offers.Tests.Tidy;

/// <summary>Every text of a page is said through <see cref="Translation"/> and has its Arabic.</summary>
public sealed partial class TextsTests
{
    [Fact]
    public void No_component_writes_a_text_of_its_own() => Findings.AssertNone(
        from component in PageText.Components
        where !Exceptions.EnglishOnly.Keys.Any(start => component.Path.StartsWith(start, StringComparison.Ordinal))
        from text in component.Plain
        select $"{text.Place}: {text.Value.Trim()}",
        "Say it with T, N or W, so that it has a translation.");

    [Fact]
    public void Every_text_has_its_Arabic() => Findings.AssertNone(
        from text in PageText.Said
        where !Translation.Arabic.ContainsKey(text.Value)
        select $"{text.Place}: {text.Value}",
        "Add it to the Texts.ar.resx beside it.");

    [Fact]
    public void A_translation_has_the_values_of_its_text() => Findings.AssertNone(
        from text in Translation.Arabic
        let forms = text.Value.Split('|')
        where forms.Length is not (1 or 6)
            || forms.Any(string.IsNullOrWhiteSpace)
            || (forms.Length == 1 && !Values(text.Key).SetEquals(Values(text.Value)))
        select $"{text.Key}: {text.Value}",
        "Write the same {0} as in English; a plural has six forms.");

    [Fact]
    public void A_text_has_one_translation() => Findings.AssertNone(
        from entry in PageText.Resources.SelectMany(file => file.Entries)
        group entry by entry.Key into same
        where same.Select(entry => entry.Value).Distinct(StringComparer.Ordinal).Count() > 1
        select $"{same.Key}: {string.Join(" / ", same.Select(entry => entry.Value).Distinct(StringComparer.Ordinal))}",
        "One English text is said in one way.");

    [Fact]
    public void A_file_of_texts_names_each_once() => Findings.AssertNone(
        from file in PageText.Resources
        from same in file.Entries.GroupBy(entry => entry.Key, StringComparer.Ordinal)
        where same.Count() > 1
        select $"{file.Path}: {same.Key}",
        "Take out the second one.");

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Value();
}
