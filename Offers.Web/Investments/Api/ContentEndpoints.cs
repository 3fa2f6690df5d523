using Offers.Data.Investments;
using Offers.Data.Platform.Files;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Investments.Api;

/// <summary>What offers show: read by investors and by everybody.</summary>
internal static class ContentEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/investment-offers/{id}/content", GetAsync).RequirePolicy(Policies.Investor)
            .WithTags("Investment offers").WithSummary("Pictures, documents, timeline and figures of an offer")
            .Answers<OfferContentView>().Refuses(InvestmentCodes.OfferNotFound);
        api.MapGet("/public/investment-offers/{code}", PublicAsync).RequirePolicy(Policies.Anonymous)
            .WithTags("Investment offers").WithSummary("A live offer by its code, with what everybody may see of it")
            .Answers<PublicOfferView>().Refuses(InvestmentCodes.OfferNotFound);
    }

    /// <summary>Maps the address of the files themselves, outside the API, where pages and readers find them.</summary>
    internal static void MapFiles(WebApplication app) =>
        app.MapMethods("/files/{id}", [HttpMethods.Get, HttpMethods.Head], SendAsync)
            .RequirePolicy(Policies.Anonymous).ExcludeFromDescription();

    /// <summary>Who the caller is to an offer's content: the policies decide, as for pages.</summary>
    internal static ContentReader ReaderOf(HttpContext http) =>
        http.Caller() is { Person: not null } caller && !Principals.OwesSecondFactor(http.User)
            ? caller switch
            {
                _ when caller.Is(Domain.Identity.Role.Admin) || caller.Is(Domain.Identity.Role.SuperAdmin) =>
                    ContentReader.Administrator,
                _ when caller.Is(Domain.Identity.Role.Investor) => ContentReader.Investor,
                _ => ContentReader.Anybody,
            }
            : ContentReader.Anybody;

    private static async Task<OfferContentView> GetAsync(
        Id<InvestmentOffer> id, OfferQueries offers, OfferContentQueries contents, HttpContext http)
    {
        var book = http.Caller().Book;
        await offers.GetForInvestorAsync(book, id, http.Person());
        return await contents.GetAsync(book, id, ContentReader.Investor);
    }

    private static async Task<PublicOfferView> PublicAsync(
        string code, OfferQueries offers, OfferContentQueries contents)
    {
        var offer = await offers.GetPublicAsync(BookId.Live, code);
        return new PublicOfferView(offer, await contents.GetAsync(BookId.Live, offer.Id, ContentReader.Anybody));
    }

    private static async Task SendAsync(
        string id, OfferFileQueries files, FileStore store, HttpContext http)
    {
        http.LeaveAlone();
        try
        {
            var known = Id<StoredFile>.TryParse(id, out var file) ? file : throw PlatformCodes.FileNotFound.Because();
            var caller = http.Caller();
            var found = await files.GetAsync(new FileReader(caller.Book, ReaderOf(http), caller.Person), known);
            await store.Send(http, found.File, (
                found.IsDocument ? FileLook.Download : FileLook.Inline,
                found.IsPublic ? FileCaching.Shared : FileCaching.Private)).ExecuteAsync(http);
        }
        catch (Refusal refusal)
        {
            await Problems.WriteAsync(http, refusal);
        }
    }
}

/// <summary>An offer as everybody sees it.</summary>
/// <param name="Offer">Its words and terms.</param>
/// <param name="Content">What it shows.</param>
internal sealed record PublicOfferView(OfferView Offer, OfferContentView Content);
