using Microsoft.Playwright;

namespace Offers.E2E.Infrastructure;

/// <summary>One way in which every page has to look right.</summary>
/// <param name="Name">Ends the names of its pictures.</param>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Scheme">The theme that the system asks for.</param>
/// <param name="Locale">The language that the browser asks for.</param>
public sealed record Look(string Name, int Width, ColorScheme Scheme, string Locale)
{
    private const int Height = 900;

    /// <summary>A desktop in the light theme.</summary>
    public static Look Light { get; } = new("light", 1280, ColorScheme.Light, "en-GB");

    /// <summary>A desktop in the dark theme.</summary>
    public static Look Dark { get; } = new("dark", 1280, ColorScheme.Dark, "en-GB");

    /// <summary>A phone in the light theme.</summary>
    public static Look Phone { get; } = new("390", 390, ColorScheme.Light, "en-GB");

    /// <summary>A desktop in Arabic, from right to left.</summary>
    public static Look Arabic { get; } = new("ar", 1280, ColorScheme.Light, "ar-AE");

    /// <summary>All looks, for tests that visit each page once per look.</summary>
    public static IReadOnlyList<Look> All { get; } = [Light, Dark, Phone, Arabic];

    /// <summary>The look as options of a browser context.</summary>
    public BrowserNewContextOptions ToOptions(Uri address) => new()
    {
        BaseURL = $"{address}",
        ColorScheme = Scheme,
        Locale = Locale,
        ViewportSize = new() { Width = Width, Height = Height },
        ReducedMotion = ReducedMotion.Reduce,
    };

    /// <inheritdoc />
    public override string ToString() => Name;
}
