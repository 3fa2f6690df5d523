using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>One value that a filter can take.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Text">As people read it.</param>
public sealed record FilterOption(string Value, string Text)
{
    /// <summary>The value of an enum's member.</summary>
    public static FilterOption Of(string name) => new(Words.Snake(name), Phrase.Sentence(Words.Plain(name)));
}

/// <summary>A filter of a list. Its value lives in the page's address, under <see cref="Key"/>.</summary>
/// <param name="Key">The query parameter.</param>
/// <param name="Label">Its name on the chip.</param>
/// <param name="Options">The values to choose from; empty where any text may be typed.</param>
public sealed record FilterDefinition(string Key, string Label, params IReadOnlyList<FilterOption> Options)
{
    /// <summary>A filter whose values are the members of an enum.</summary>
    public static FilterDefinition Of<T>(string key, string label)
        where T : struct, Enum =>
        new(key, label, [.. Enum.GetNames<T>().Select(FilterOption.Of)]);

    /// <summary>The words for a value of the address, in the language of the page.</summary>
    public string TextOf(string value) =>
        Options.FirstOrDefault(option => option.Value == value) is { } option ? T(option.Text) : value;
}
