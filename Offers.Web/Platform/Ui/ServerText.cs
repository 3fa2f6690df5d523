using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Texts;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// A sentence that the server wrote in English. On a page in another language it is shown translated where there is a
/// translation; else as English, after the title of the refusal that it belongs to.
/// </summary>
public sealed partial class ServerText : ComponentBase
{
    private const int TimeoutMs = 1000;

    /// <summary>The refusal; its title is said first where the sentence has no translation.</summary>
    [Parameter] public Refusal? Refusal { get; set; }

    /// <summary>The sentence; the refusal's own where left out.</summary>
    [Parameter] public string? Text { get; set; }

    private string Sentence => Text ?? Refusal?.Detail ?? "";

    /// <summary>
    /// A sentence in the language of the page. Its numbers, amounts and names in quotes do not count: <c>There are at
    /// most 6 lines.</c> is translated under <c>There are at most {0} lines.</c>
    /// </summary>
    public static string In(string sentence)
    {
        if (Languages.Current == Languages.All[0])
        {
            return sentence;
        }

        var values = new List<object?>();
        var key = Value().Replace(sentence, value =>
        {
            values.Add(value.Value);
            return $"{{{values.Count - 1}}}";
        });
        return Translation.Arabic.ContainsKey(key) && !Translation.Arabic.ContainsKey(sentence)
            ? T(key, [.. values])
            : T(sentence);
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var text = In(Sentence);
        if (Languages.Current == Languages.All[0] || text.Any(IsArabic))
        {
            builder.AddContent(0, text);
            return;
        }

        if (Refusal is not null)
        {
            builder.AddContent(1, T(Refusal.Code.Title) + " ");
        }

        builder.OpenElement(2, "bdi");
        builder.AddAttribute(3, "lang", "en");
        builder.AddAttribute(4, "dir", "ltr");
        builder.AddAttribute(5, "class", Refusal is null ? null : "sm");
        builder.AddContent(6, text);
        builder.CloseElement();
    }

    private static bool IsArabic(char letter) => letter is >= '\u0600' and <= '\u06ff';

    [GeneratedRegex(
        @"'\w+'|(?:\b[A-Z]{3,4}[ \u00A0])?\d(?:[\d.,:-]*\d)?", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex Value();
}
