using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Offers.Data.Identity;
using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Investments.Api;

/// <summary>The secret address of a calendar, told once.</summary>
/// <param name="Address">The full address; whoever has it reads dates, names of offers and planned amounts.</param>
public sealed record CalendarFeedAddress(string Address);

/// <summary>
/// Serves calendars to calendar programs, which cannot sign in: by a secret address, nothing but dates, names of offers
/// and planned amounts. An address that is unknown, was taken away or never was one answers the same.
/// </summary>
internal static class CalendarFeedEndpoints
{
    private const int TokenAtMost = 100;
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(1);

    /// <summary>The path of a feed.</summary>
    internal static string PathOf(string token) => $"/calendar/{token}.ics";

    internal static void Map(WebApplication app, RouteGroupBuilder api)
    {
        app.MapGet("/calendar/{token}.ics", ReadAsync).RequirePolicy(Policies.Anonymous).ExcludeFromDescription();
        var own = api.MapGroup("/investments/calendar/feed").RequirePolicy(Policies.Investor).WithTags("Investments");
        own.MapGet("", static (CalendarFeedDesk desk, HttpContext http) => desk.GetAsync(http.Person()))
            .WithSummary("How the secret address of the caller's calendar stands").Answers<CalendarFeedView>();
        own.MapPost("", MakeAsync).Answers<CalendarFeedAddress>(201)
            .WithSummary("Make a new secret address of the caller's calendar")
            .WithDescription("It is told only here; the one before stops at once. It needs no sign-in.");
        own.MapPost("/revoke", RevokeAsync).WithSummary("Take the secret address away").Produces(204);
    }

    private static async Task<IResult> MakeAsync(CalendarFeedDesk desk, SiteAddress site, HttpContext http)
    {
        // The answer holds a secret, so it is not kept for a replay.
        var token = await desk.MakeAsync(CommandRequest.Once(http.Caller()));
        return Results.Json(
            new CalendarFeedAddress(site.Of(PathOf(token))), OffersJson.Options,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(CalendarFeedDesk desk, HttpContext http)
    {
        await desk.RevokeAsync(CommandRequest.Once(http.Caller()));
        return Results.NoContent();
    }

    private static async Task<IResult> ReadAsync(
        string token, CalendarFeedDesk desk, CashFlowQueries flows, ScheduleQueries schedules, HttpContext http)
    {
        http.LeaveAlone();
        if (http.RequestServices.GetRequiredService<RateLimits>().CountFeed(http) is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await desk.FindAsync(token.Length > TokenAtMost ? "" : token) is not { } feed)
        {
            http.Response.Headers.CacheControl = "no-store";
            return Results.NotFound();
        }

        // The stamp is the day's, so that the file of a day is the same until something in it changes.
        var today = await schedules.TodayAsync(feed.Book);
        var made = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var file = CalendarFile.Of(await flows.CalendarAsync(feed.Book, feed.Person), made);
        http.Response.Headers.CacheControl = string.Create(
            CultureInfo.InvariantCulture, $"private, max-age={_fresh.TotalSeconds:0}");
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.File(
            file, CalendarFile.ContentType + "; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))}\""));
    }
}
