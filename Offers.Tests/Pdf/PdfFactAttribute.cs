
namespace Offers.Tests.Pdf;

/// <summary>A test that prints for real; skipped, with the reason, where a program that it needs is missing.</summary>
public sealed class PdfFactAttribute : FactAttribute
{
    private static readonly string[] Programs = ["chromium", "pdftotext", "pdfinfo", "pdffonts"];

    public PdfFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = Programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program))));
        if (missing.FirstOrDefault() is { } program)
        {
            Skip = $"{program} is not installed";
        }
    }
}
