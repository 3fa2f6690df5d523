using System.Text.RegularExpressions;

namespace Offers.Tests.Platform.Writing;

/// <summary>Leaves ids out of text, so that two runs can be compared.</summary>
public static partial class Ids
{
    /// <summary>The text with each id as its prefix alone.</summary>
    public static string? Hide(string? text) => text is null ? null : Id().Replace(text, "$1");

    [GeneratedRegex("([a-z]+)_[0-9a-z]{26}")]
    private static partial Regex Id();
}
