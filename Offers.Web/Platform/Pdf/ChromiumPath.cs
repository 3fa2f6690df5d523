using Offers.Domain.Platform;

namespace Offers.Web.Platform.Pdf;

/// <summary>Finds the Chromium that prints.</summary>
internal static class ChromiumPath
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The configured path, or the first of the known names in the folders of the PATH.</summary>
    /// <exception cref="Refusal"><c>pdf_unavailable</c>, saying how to install it.</exception>
    public static string Find(string? configured, string? searchPath)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return File.Exists(configured)
                ? configured
                : throw PlatformCodes.PdfUnavailable.Because(
                    "The setting Pdf:Chromium names a file that is not there. Correct it, or use the print view.");
        }

        var folders = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var places = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name)));
        return places.FirstOrDefault(File.Exists)
            ?? throw PlatformCodes.PdfUnavailable.Because(
                "No Chromium was found on this server. Install it (Debian and Ubuntu: apt-get install chromium) or set "
                + "Pdf:Chromium to its path; until then, use the print view.");
    }
}
