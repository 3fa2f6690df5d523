using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Offers.Web.Platform.Pdf;

/// <summary>Renders a document's component and puts the page around it: fonts, style sheet, title, numbers.</summary>
internal sealed class PaperRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    // A second lock behind the blocked network: even if a text escaped its encoding, nothing is loaded or run.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

    // Nothing is shown on a screen, so Chromium lays the pages out once, for paper, and not twice.
    private const string PaperOnly = "@media screen{body{display:none}}";

    // Tags let a screen reader follow the tables, but a thousand lines of them take two seconds and 2.5 MB more. Longer
    // documents are read aloud from the print view.
    private const int MaxTaggedLength = 60_000;
    private static readonly Lazy<string> StyleSheet = new(() => PaperResources.Text("paper.css"));

    /// <summary>The whole HTML page, ready to print.</summary>
    public async Task<Paper> RenderAsync(PdfRequest request)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(request.Parameters));
            return (await renderer.RenderComponentAsync(request.Document, parameters)).ToHtmlString();
        });
        return new(Compose(request, body), body.Length <= MaxTaggedLength ? PaperTags.On : PaperTags.Off);
    }

    private static string Compose(PdfRequest request, string body)
    {
        var words = PaperWords.In(request.Language);
        return $"""
            <!DOCTYPE html>
            <html lang="{words.Code}" dir="{words.Direction}">
            <head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{HtmlEncoder.Default.Encode(request.Title)}</title>
            <style>{PaperFonts.CssFor(body + request.Footer + words.Page + words.Of)}</style>
            <style>{StyleSheet.Value}</style><style>{FootOf(request, words)}{PaperOnly}</style></head>
            <body>{body}</body></html>
            """;
    }

    private static string FootOf(PdfRequest request, PaperWords words)
    {
        var (start, end) = words.Direction == "rtl" ? ("right", "left") : ("left", "right");
        var number = $"{Quote(words.Page + " ")} counter(page) {Quote(" " + words.Of + " ")} counter(pages)";
        return $"@page{{@bottom-{start}{{content:{Quote(request.Footer)};direction:{words.Direction}}}"
            + $"@bottom-{end}{{content:{number};direction:{words.Direction}}}}}";
    }

    /// <summary>A CSS string in which every character that could mean something is written as its number.</summary>
    private static string Quote(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value)
                ? css.Append((char)rune.Value)
                : css.Append('\\').Append(rune.Value.ToString("X6"));
        }

        return css.Append('"').ToString();
    }
}

/// <summary>A page that is ready to print.</summary>
/// <param name="Html">All of it, fonts included.</param>
/// <param name="Tags">Whether its structure goes into the file.</param>
internal sealed record Paper(string Html, PaperTags Tags);

/// <summary>The structure of headings, tables and cells that assistive technology reads from a PDF.</summary>
internal enum PaperTags
{
    On,
    Off,
}
