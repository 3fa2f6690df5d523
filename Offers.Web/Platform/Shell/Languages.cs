using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Offers.Web.Platform.Shell;

/// <summary>A language of the pages.</summary>
/// <param name="Code">The tag of the document's <c>lang</c>, for example <c>en</c>.</param>
/// <param name="Name">Its name in itself.</param>
/// <param name="Direction">The way of its lines: <c>ltr</c> or <c>rtl</c>.</param>
public sealed record Language(string Code, string Name, string Direction);

/// <summary>The languages of the pages and the cookie that remembers which one a person chose.</summary>
public static class Languages
{
    /// <summary>All of them; the first is the one without a choice.</summary>
    public static IReadOnlyList<Language> All { get; } = [new("en", "English", "ltr"), new("ar", "العربية", "rtl")];

    /// <summary>The language of this request or circuit.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? All[0];

    /// <summary>
    /// Only the language of the texts changes: numbers are read and written the same way everywhere, so that an amount
    /// cannot change its meaning with the language.
    /// </summary>
    public static RequestLocalizationOptions Options()
    {
        var options = new RequestLocalizationOptions
        {
            SupportedCultures = [CultureInfo.GetCultureInfo(All[0].Code)],
            SupportedUICultures = [.. All.Select(language => CultureInfo.GetCultureInfo(language.Code))],
            DefaultRequestCulture = new RequestCulture(All[0].Code),
        };
        options.RequestCultureProviders = [new CookieRequestCultureProvider { Options = options }];
        return options;
    }

    /// <summary>Remembers the choice in a cookie and goes back to where the person was.</summary>
    public static IResult Choose(HttpContext context, LanguageChoice choice)
    {
        var language = Find(choice.Language) ?? All[0];
        var cookie = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(All[0].Code, language.Code));
        context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, cookie, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.LocalRedirect(IsLocal(choice.Back) ? choice.Back! : "/");
    }

    private static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    private static bool IsLocal(string? path) =>
        path is ['/'] or ['/', not ('/' or '\\'), ..];
}

/// <summary>The form of the language menu.</summary>
/// <param name="Language">A code of <see cref="Languages.All"/>; an unknown one is the first.</param>
/// <param name="Back">The path to go back to.</param>
public sealed record LanguageChoice(string? Language, string? Back);
