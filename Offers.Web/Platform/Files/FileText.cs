using System.Globalization;

namespace Offers.Web.Platform.Files;

/// <summary>What pages say about files.</summary>
public static class FileText
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary>How large: <c>640 B</c>, <c>12 KB</c>, <c>3.4 MB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < Kilobyte => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < Megabyte => string.Create(CultureInfo.InvariantCulture, $"{(bytes + Kilobyte - 1) / Kilobyte} KB"),
        _ => string.Create(
            CultureInfo.InvariantCulture, $"{bytes / Megabyte}.{bytes % Megabyte * 10 / Megabyte} MB"),
    };
}
