using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Rewards.Redemptions.Public;

/// <summary>
/// The page on which people get their cards: plain documents and forms, without a circuit, a script that is needed, or
/// anything of the portals. Looking never redeems, since programs look at links, too; only the button does.
/// </summary>
internal static class GiftEndpoints
{
    private const string DeviceCookie = "offers.device";
    private const string LanguageQuery = "lang";
    private const string MailedQuery = "mailed";
    private const int MarkBytes = 16;

    internal static void Map(IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/redeem").RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        page.MapGet("", Ask);
        page.MapGet("/{code}", LookAsync);
        page.MapPost("/{code}", ShowAsync).DisableAntiforgery();
        page.MapPost("/{code}/mail", MailAsync).DisableAntiforgery();
    }

    private static IResult Ask(HttpContext http, string? code) => string.IsNullOrWhiteSpace(code)
        ? new GiftResult(new GiftPageModel(LanguageOf(http, null), null))
        : Results.LocalRedirect(new GiftPageModel(LanguageOf(http, null), GiftFinder.Bare(code)).Path);

    private static async Task<IResult> LookAsync(
        HttpContext http, string code, GiftFinder gifts, RateLimits limits, IAntiforgery antiforgery)
    {
        if (Limited(http, limits, code) is { } limited)
        {
            return limited;
        }

        var gift = await gifts.FindAsync(code);
        Mark(http);
        var mailed = http.Request.Query.ContainsKey(MailedQuery) ? MailOutcome.Sent : MailOutcome.None;
        var page = Page(http, (code, gift), antiforgery) with { Mailed = mailed };
        return new GiftResult(page, gift is null ? 404 : 200);
    }

    private static Task<IResult> ShowAsync(
        HttpContext http, string code, GiftFinder gifts, GiftDesk desk, RateLimits limits, IAntiforgery antiforgery) =>
        PressAsync(http, (code, gifts), limits, antiforgery, async (page, gift, wish) =>
        {
            try
            {
                var shown = await desk.ShowAsync(CallerOf(http, gift), gift, wish);
                var staff = await StaffAsync(http, desk, (gift, shown));
                return new GiftResult(page with { Shown = shown, Staff = staff });
            }
            catch (Refusal refusal)
            {
                return new GiftResult(page with { Refused = refusal.Code }, refusal.Code.Status == 404 ? 404 : 200);
            }
        });

    private static Task<IResult> MailAsync(
        HttpContext http, string code, GiftFinder gifts, GiftMail mail, RateLimits limits, IAntiforgery antiforgery) =>
        PressAsync(http, (code, gifts), limits, antiforgery, async (page, gift, wish) =>
        {
            try
            {
                await mail.SendAsync(CallerOf(http, gift), gift, wish.Redemption);
                return Results.LocalRedirect($"{page.Path}&{MailedQuery}=1");
            }
            catch (Refusal refusal)
            {
                return new GiftResult(refusal.Code == RewardCodes.RedemptionNotFound
                    ? page with { Refused = refusal.Code } : page with { Mailed = MailOutcome.Refused });
            }
        });

    // What both buttons begin with. A form that stood open too long is simply shown again, with a new token.
    private static async Task<IResult> PressAsync(
        HttpContext http, (string Code, GiftFinder Gifts) what, RateLimits limits, IAntiforgery antiforgery,
        Func<GiftPageModel, GiftView, GiftWish, Task<IResult>> press)
    {
        if (Limited(http, limits, what.Code) is { } limited)
        {
            return limited;
        }

        var gift = await what.Gifts.FindAsync(what.Code);
        var page = Page(http, (what.Code, gift), antiforgery);
        return gift is null ? new GiftResult(page, 404)
            : await IsOursAsync(http, antiforgery)
                ? await press(page, gift, WishOf(http, await http.Request.ReadFormAsync(http.RequestAborted)))
                : new GiftResult(page);
    }

    private static async Task<bool> IsOursAsync(HttpContext http, IAntiforgery antiforgery)
    {
        try
        {
            return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            // The form is broken, so that nothing can be read of it.
            return false;
        }
    }

    private static GiftWish WishOf(HttpContext http, IFormCollection form) => new(
        Id<Redemption>.TryParse(form["gift"], out var id) ? id : null,
        form["value"] is [{ Length: > 0 } value] ? new AmountText(value) : null,
        http.Request.Cookies[DeviceCookie]);

    private static async Task<RedemptionView?> StaffAsync(
        HttpContext http, GiftDesk desk, (GiftView Gift, GiftShown Shown) what)
    {
        var caller = http.Caller();
        return caller.IsAdministrator && what.Shown.Card is not null
            ? await desk.StaffAsync(caller with { Book = what.Gift.Book }, what.Shown.Redemption)
            : null;
    }

    private static Caller CallerOf(HttpContext http, GiftView gift)
    {
        var caller = http.Caller() with { Book = gift.Book };
        return caller.Person is null ? caller with { ActingAs = "Recipient" } : caller;
    }

    private static GiftPageModel Page(
        HttpContext http, (string Code, GiftView? Gift) what, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new GiftPageModel(LanguageOf(http, what.Gift), GiftFinder.Bare(what.Code))
        {
            Gift = what.Gift, Token = tokens.RequestToken ?? "", TokenField = tokens.FormFieldName,
        };
    }

    private static GiftResult? Limited(HttpContext http, RateLimits limits, string code)
    {
        // The kept name of a code has a bounded length, whatever was typed.
        var bare = GiftFinder.Bare(code);
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(bare.ToUpperInvariant())));
        if (limits.CountRedeem(http.Caller().Ip, name) is not { } seconds)
        {
            return null;
        }

        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var model = new GiftPageModel(LanguageOf(http, null), bare) { Refused = PlatformCodes.RateLimited };
        return new GiftResult(model, StatusCodes.Status429TooManyRequests);
    }

    // What was asked for, else what the person chose before, else what his browser wants, else the gift's language.
    private static Language LanguageOf(HttpContext http, GiftView? gift)
    {
        var asked = (string?)http.Request.Query[LanguageQuery];
        var wants = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(x => x.Quality ?? 1)
            .Select(x => x.Value.Value?.Split('-')[0]);
        string?[] wishes = [asked, .. wants, gift?.Language];
        return wishes.Select(x => Languages.All.FirstOrDefault(y => y.Code == x)).FirstOrDefault(x => x is not null)
            ?? Languages.All[0];
    }

    private static void Mark(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(DeviceCookie))
        {
            return;
        }

        http.Response.Cookies.Append(
            DeviceCookie, Convert.ToHexString(RandomNumberGenerator.GetBytes(MarkBytes)), new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps, Path = "/redeem",
            });
    }

    /// <summary>The document in its language; kept by nobody on the way.</summary>
    private sealed class GiftResult(GiftPageModel model, int status = 200) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(model.Language.Code);
            httpContext.Response.Headers.CacheControl = "no-store";
            var parameters = new Dictionary<string, object?> { [nameof(GiftDocument.Model)] = model };
            var page = new RazorComponentResult<GiftDocument>(parameters)
            {
                StatusCode = status, PreventStreamingRendering = true,
            };
            return page.ExecuteAsync(httpContext);
        }
    }
}
