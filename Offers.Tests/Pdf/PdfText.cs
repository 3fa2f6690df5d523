using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Offers.Tests.Pdf;

/// <summary>Reads PDFs as other programs see them, by the tools of poppler.</summary>
public static partial class PdfText
{
    public static string Of(byte[] pdf, int? page = null)
    {
        var pages = page is { } number ? FormattableString.Invariant($"-f {number} -l {number} ") : "";
        return Marks().Replace(Run("pdftotext", pdf, pages + "-layout {0} -"), "");
    }

    /// <summary>
    /// A text's letters alone, in their usual forms: Noto draws many Arabic and Indic letters in parts, between which
    /// pdftotext sees spaces.
    /// </summary>
    public static string Letters(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));

    public static int Pages(byte[] pdf) =>
        int.Parse(PageCount().Match(Run("pdfinfo", pdf, "{0}")).Groups[1].Value, CultureInfo.InvariantCulture);

    public static string[] Fonts(byte[] pdf) =>
        Run("pdffonts", pdf, "{0}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();

    /// <summary>Keeps the file beside the tests, so that a person can look at it.</summary>
    public static void Keep(byte[] pdf, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "artefacts", "pdf"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name + ".pdf"), pdf);
    }

    private static string Run(string program, byte[] pdf, string arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var line = string.Format(CultureInfo.InvariantCulture, arguments, file);
            using var process = Process.Start(new ProcessStartInfo(program, line)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} failed.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"Pages:\s+(\d+)")]
    private static partial Regex PageCount();

    // Marks of direction that pdftotext adds around text of the other direction.
    [GeneratedRegex("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")]
    private static partial Regex Marks();
}
