using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Offers.Web.Platform.Pdf;

/// <summary>
/// The fonts of printed documents as <c>data:</c> addresses, since a print has no network. Only the subsets whose
/// characters occur are put in, so that an English statement does not carry the Arabic letters.
/// </summary>
internal static class PaperFonts
{
    private const string Text = "Offers Paper";
    private const string Mono = "Offers Paper Mono";
    private static readonly int[] Weights = [400, 600];
    private static readonly ConcurrentDictionary<Subset, string> Faces = new();

    // Where ranges overlap the later face wins, so the rupee sign comes from the same face as the euro's neighbours.
    private static readonly Subset[] Subsets =
    [
        new("devanagari", Text, "noto-sans-devanagari", [new(0x900, 0x97F), new(0x1CD0, 0x1CF9), new(0xA8E0, 0xA8FF)]),
        new("greek", Text, "noto-sans-greek", [new(0x370, 0x3FF)]),
        new("cyrillic", Text, "noto-sans-cyrillic", [new(0x400, 0x45F), new(0x490, 0x491), new(0x4B0, 0x4B1)]),
        new("arabic", Text, "noto-sans-arabic-arabic",
            [new(0x600, 0x6FF), new(0x750, 0x77F), new(0x870, 0x8FF), new(0xFB50, 0xFDFF), new(0xFE70, 0xFEFC)]),
        new("latin-ext", Text, "noto-sans-latin-ext",
            [new(0x100, 0x2BA), new(0x1E00, 0x1E9F), new(0x1EF2, 0x1EFF), new(0x2020, 0x2021), new(0x20A0, 0x20AB),
                new(0x20AD, 0x20C0), new(0x2113, 0x2113)]),
        new("latin", Text, "noto-sans-latin",
            [new(0, 0xFF), new(0x131, 0x131), new(0x152, 0x153), new(0x2BB, 0x2BC), new(0x2C6, 0x2DC),
                new(0x2000, 0x201F), new(0x2022, 0x206F), new(0x20AC, 0x20AC), new(0x2122, 0x2122),
                new(0x2212, 0x2215)]),
        new("mono", Mono, "noto-sans-mono-latin", [new(0, 0xFF), new(0x2000, 0x206F)]),
    ];

    /// <summary>The <c>@font-face</c> rules that the text needs.</summary>
    /// <param name="html">The document's HTML; character references are read too.</param>
    public static string CssFor(string html)
    {
        var seen = new HashSet<char>(WebUtility.HtmlDecode(html));
        var css = new StringBuilder();
        foreach (var subset in Subsets.Where(subset => seen.Any(subset.Has)))
        {
            css.Append(Faces.GetOrAdd(subset, Write));
        }

        return css.ToString();
    }

    private static string Write(Subset subset)
    {
        var ranges = string.Join(',', subset.Ranges.Select(range => $"U+{range.First:X}-{range.Last:X}"));
        return string.Concat(Weights.Select(weight =>
            $"@font-face{{font-family:\"{subset.Family}\";font-weight:{weight};unicode-range:{ranges};"
            + $"src:url(data:font/woff2;base64,{Read(subset, weight)}) format(\"woff2\")}}\n"));
    }

    private static string Read(Subset subset, int weight) =>
        Convert.ToBase64String(PaperResources.Bytes($"{subset.File}-{weight}-normal.woff2"));

    private sealed record Subset(string Name, string Family, string File, Letters[] Ranges)
    {
        public bool Has(char letter) => Ranges.Any(range => letter >= range.First && letter <= range.Last);
    }

    private sealed record Letters(int First, int Last);
}
