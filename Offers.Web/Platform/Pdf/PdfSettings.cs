namespace Offers.Web.Platform.Pdf;

/// <summary>The settings of section <c>Pdf</c>.</summary>
public sealed record PdfSettings
{
    /// <summary>Full path of the Chromium that prints; where empty, the first one found on the PATH.</summary>
    public string? Chromium { get; init; }

    /// <summary>
    /// The system's user as whom Chromium runs when the server itself runs as root on Linux; empty leaves it root.
    /// </summary>
    public string RunAs { get; init; } = "nobody";

    /// <summary>Prints after which a browser is replaced, so that memory it does not give back stays bounded.</summary>
    public int PrintsPerBrowser { get; init; } = 200;
}
