
using Offers.Domain.Platform;
using Offers.Web.Platform.Pdf;

namespace Offers.Tests.Pdf;

/// <summary>A test that prints for real; skipped, with the reason, where a program that it needs is missing.</summary>
public sealed class PdfFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["pdftotext", "pdfinfo", "pdffonts"];

    public PdfFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = Programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program))));
        Skip = missing.Select(program => $"{program} is not installed").FirstOrDefault() ?? MissingChromium();
    }

    private static string? MissingChromium()
    {
        try
        {
            ChromiumPath.Find(null, Environment.GetEnvironmentVariable("PATH"));
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Detail;
        }
    }
}
