using System.Security.Cryptography;
using System.Text;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>What a provider tells of a message.</summary>
/// <param name="Reference">Our number of it (<c>msg_…</c>), or the provider's own.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record MessageNewsBody(string? Reference, MessageNews? Status, string? Reason = null);

/// <summary>What comes back of messages, and what recipients answer by their links.</summary>
internal static class MessageEndpoints
{
    /// <summary>The header in which a provider signs what it tells: <c>sha256=</c> and HMAC in hexadecimal.</summary>
    internal const string SignatureHeader = "X-Signature";

    /// <summary>The setting of the key with which providers sign.</summary>
    internal const string KeySetting = "Rewards:MessageCallbackKey";

    private const string Scheme = "sha256=";
    private const string Actor = "reward-callback";

    internal static void Map(WebApplication app, RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/rewards/messages").WithTags("Recipients").Refuses(RewardCodes.MessageNotFound);
        messages.MapPost("/{id}/bounce", (
                Id<RewardMessage> id, ReasonBody? body, MessageDesk desk, HttpContext http) =>
                desk.HearAsync(http.Command(), id.ToString(), MessageNews.Bounced, body?.Reason).ToResultAsync())
            .RequirePolicy(Policies.Admin).WithSummary("Record that a message came back")
            .Answers<MessageView>().TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
        messages.MapPost("/{id}/resend", async (
                Id<RewardMessage> id, RedirectBody body, MessageDesk desk, HttpContext http) =>
                (await desk.RedirectAsync(
                    await http.CommandAsync(), RewardScope.Of(http.Caller()), id, body)).ToResult())
            .RequirePolicy(Policies.Rewards)
            .WithSummary("Send the same reward to a right address; for those on no list")
            .Answers<MessageView>().NeedsKey().Refuses(PlatformCodes.ActionNotAllowed);
        messages.MapPost("/callback", HearAsync).RequirePolicy(Policies.Anonymous)
            .WithSummary("What a provider of e-mail or SMS tells of a message; signed in 'X-Signature'")
            .Answers<MessageView>().Refuses(PlatformCodes.Unauthenticated, PlatformCodes.ActionNotAllowed);
        app.MapPost(ConsentLinks.Path + "/{token}/answer", AnswerAsync).RequirePolicy(Policies.Anonymous)
            .DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> HearAsync(
        MessageNewsBody body, MessageDesk desk, IConfiguration settings, HttpContext http)
    {
        CheckSignature(http, settings[KeySetting]);
        var reference = Text.Line("reference", body.Reference, Limits.Reference);
        var news = body.Status ?? throw Refusal.OfField("status", "'status' is 'delivered' or 'bounced'.");
        var caller = Caller.System(BookId.Live, Actor);
        // Providers tell the same again until they hear 200. What came before its time must be heard then, and what is
        // known changes nothing, so that no answer is kept.
        return (await desk.HearAsync(CommandRequest.Once(caller), reference, news, body.Reason)).ToResult();
    }

    private static void CheckSignature(HttpContext http, string? key)
    {
        var sent = http.Request.Headers[SignatureHeader].ToString();
        if (string.IsNullOrEmpty(key) || !sent.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw PlatformCodes.Unauthenticated.Because("The callback is not signed.");
        }

        var right = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), RequestBody.Of(http)));
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(sent[Scheme.Length..].ToLowerInvariant()), Encoding.ASCII.GetBytes(right)))
        {
            throw PlatformCodes.Unauthenticated.Because("The callback is not signed with the right key.");
        }
    }

    // Programs that look at links only GET them; what a person says is a POST.
    private static async Task<IResult> AnswerAsync(
        string token, ConsentLinks links, RecipientDesk desk, HttpContext http)
    {
        if (links.Read(token) is not { } link || Words.Read<SmsConsent>(await SaidAsync(http)) is not { } answer)
        {
            return Results.LocalRedirect($"{ConsentLinks.Path}/{Uri.EscapeDataString(token)}");
        }

        var caller = http.Caller() with { Book = link.Book, ActingAs = "recipient" };
        (await desk.AnswerAsync(CommandRequest.Once(caller), link.Recipient, answer)).Check();
        return Results.LocalRedirect(
            $"{ConsentLinks.Path}/{Uri.EscapeDataString(token)}?done={Words.Snake(answer.ToString())}");
    }

    // What is no form, or a broken one, says nothing.
    private static async Task<string?> SaidAsync(HttpContext http)
    {
        try
        {
            return http.Request.HasFormContentType
                ? (await http.Request.ReadFormAsync(http.RequestAborted))["answer"].ToString()
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
