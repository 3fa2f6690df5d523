using Microsoft.AspNetCore.Localization;
using Microsoft.Playwright;

namespace Offers.E2E.Infrastructure;

/// <summary>One way in which every page has to look right.</summary>
/// <param name="Name">Ends the names of its pictures.</param>
/// <param name="Width">Width of the window in CSS pixels.</param>
/// <param name="Scheme">The theme that the system asks for.</param>
/// <param name="Language">The language that the person chose.</param>
public sealed record Look(string Name, int Width, ColorScheme Scheme, string Language)
{
    private const int Height = 900;

    /// <summary>A desktop in the light theme.</summary>
    public static Look Light { get; } = new("light", 1280, ColorScheme.Light, "en");

    /// <summary>A desktop in the dark theme.</summary>
    public static Look Dark { get; } = new("dark", 1280, ColorScheme.Dark, "en");

    /// <summary>A phone in the light theme.</summary>
    public static Look Phone { get; } = new("390", 390, ColorScheme.Light, "en");

    /// <summary>A desktop in Arabic, from right to left.</summary>
    public static Look Arabic { get; } = new("ar", 1280, ColorScheme.Light, "ar");

    /// <summary>A phone on which no script runs.</summary>
    public static Look BarePhone { get; } = new("bare-390", 390, ColorScheme.Light, "en") { RunsScripts = false };

    /// <summary>The same in Arabic.</summary>
    public static Look BareArabicPhone { get; } = new("bare-390-ar", 390, ColorScheme.Light, "ar")
    {
        RunsScripts = false,
    };

    /// <summary>All looks, for tests that visit each page once per look.</summary>
    public static IReadOnlyList<Look> All { get; } = [Light, Dark, Phone, Arabic];

    /// <summary>False where scripts are kept away, so that only plain documents and forms work.</summary>
    public bool RunsScripts { get; init; } = true;

    /// <summary>The way of the lines.</summary>
    public string Direction => Language == "ar" ? "rtl" : "ltr";

    /// <summary>The cookie by which the application remembers the language.</summary>
    public Cookie CookieAt(Uri address) => new()
    {
        Name = CookieRequestCultureProvider.DefaultCookieName,
        Value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture("en", Language)),
        Url = $"{address}",
    };

    /// <summary>The look as options of a browser context.</summary>
    public BrowserNewContextOptions ToOptions(Uri address) => new()
    {
        BaseURL = $"{address}",
        ColorScheme = Scheme,
        Locale = Language,
        ViewportSize = new() { Width = Width, Height = Height },
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = RunsScripts,
    };

    /// <inheritdoc />
    public override string ToString() => Name;
}
