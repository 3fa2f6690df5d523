using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Where a medium goes.</summary>
/// <param name="Position">Its new place, from 1; beyond the last is the last.</param>
public sealed record MoveBody(int Position);

/// <summary>What a medium shows.</summary>
/// <param name="Caption">In words; left out for none.</param>
public sealed record CaptionBody(string? Caption = null);

/// <summary>Which medium of which offer.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Media">The medium.</param>
public readonly record struct MediaKey(Id<InvestmentOffer> Offer, Id<OfferMedia> Media);

/// <summary>What administrators do with the pictures and the film of an offer.</summary>
public sealed class OfferMediaDesk(UnitOfWork writes)
{
    /// <summary>Puts a picture or the film behind those that are there; the first picture is the cover.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>, <c>validation_failed</c>; <c>content_limit</c>
    /// as an answer.</exception>
    public Task<Answer> AddAsync(CommandRequest request, Id<InvestmentOffer> id, FileFacts facts, string? caption) =>
        writes.RunAsync(request, new Deed("investments.add_media", id.ToString()), async work =>
        {
            var offer = await work.OfferAsync(id);
            var all = await AllAsync(work, id);
            var media = new OfferMedia(offer, work.Store(facts), caption, all.Count + 1);
            OfferContentWork.CheckRoom(
                all.Count(x => x.Kind == media.Kind),
                media.Kind == MediaKind.Video ? OfferFiles.MostVideos : OfferFiles.MostImages,
                media.Kind == MediaKind.Video ? "films" : "pictures");
            work.Db.Add(media);
            if (offer.CoverFile is null && media.Kind == MediaKind.Image)
            {
                offer.Cover(media);
            }

            work.Changed(offer, "add_media", (null, new { media.Id, facts, media.Caption }));
            return Answer.Created(
                View(offer, media, facts), $"/api/v1/admin/investment-offers/{id}/content");
        });

    /// <summary>Moves it to another place; the others close up.</summary>
    /// <exception cref="Refusal"><c>offer_media_not_found</c>.</exception>
    public Task<Answer> MoveAsync(CommandRequest request, MediaKey key, MoveBody body) =>
        ChangeAsync(request, key, "move_media", (offer, media, all) =>
        {
            var before = media.Position;
            OfferMedia.Move(all, media, body.Position);
            return (new { media.Id, position = before }, new { media.Id, media.Position });
        });

    /// <summary>Lets a picture stand for the offer.</summary>
    /// <exception cref="Refusal"><c>offer_media_not_found</c>, <c>validation_failed</c> for a film.</exception>
    public Task<Answer> CoverAsync(CommandRequest request, MediaKey key) =>
        ChangeAsync(request, key, "cover_media", (offer, media, _) =>
        {
            var before = offer.CoverFile;
            offer.Cover(media);
            return (new { file = before }, new { file = offer.CoverFile });
        });

    /// <summary>Says anew what it shows.</summary>
    /// <exception cref="Refusal"><c>offer_media_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> DescribeAsync(CommandRequest request, MediaKey key, CaptionBody body) =>
        ChangeAsync(request, key, "describe_media", (_, media, _) =>
        {
            var before = media.Caption;
            media.Describe(body.Caption);
            return (new { media.Id, caption = before }, new { media.Id, media.Caption });
        });

    /// <summary>Takes it out of the offer, with its file; the next picture becomes the cover where it was that.
    /// </summary>
    /// <exception cref="Refusal"><c>offer_media_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, MediaKey key, string? reason) =>
        writes.RunAsync(request, new Deed("investments.remove_media", key.Offer.ToString()), async work =>
        {
            var why = Text.Required("reason", reason, Limits.Reason);
            var (offer, media, all) = await FindAsync(work, key);
            var file = await work.Db.StoredFiles.SingleAsync(x => x.Id == media.File);
            var rest = all.Where(x => x != media).ToList();
            OfferMedia.Number(rest);
            if (offer.CoverFile == media.File)
            {
                offer.Cover(rest.Find(x => x.Kind == MediaKind.Image));
            }

            work.Db.Remove(media);
            work.Db.Remove(file);
            work.Changed(
                offer, "remove_media", (new { media.Id, file.Hash, file.Name, media.Caption }, null), why);
            return Answer.None();
        });

    private static MediaView View(InvestmentOffer offer, OfferMedia media, FileFacts facts) => new(
        media.Id, media.Kind, StoredFile.UrlOf(media.File), facts.ContentType, facts.SizeBytes, media.Caption,
        media.Position, offer.CoverFile == media.File);

    private static Task<List<OfferMedia>> AllAsync(ClosureWork work, Id<InvestmentOffer> id) =>
        work.Db.OfferMedia.Where(x => x.Offer == id).OrderBy(x => x.Position).ThenBy(x => x.Id).ToListAsync();

    private static async Task<(InvestmentOffer Offer, OfferMedia Media, List<OfferMedia> All)> FindAsync(
        ClosureWork work, MediaKey key)
    {
        var offer = await work.OfferAsync(key.Offer);
        var all = await AllAsync(work, key.Offer);
        return (offer, all.Find(x => x.Id == key.Media) ?? throw InvestmentCodes.OfferMediaNotFound.Because(), all);
    }

    private Task<Answer> ChangeAsync(
        CommandRequest request, MediaKey key, string action,
        Func<InvestmentOffer, OfferMedia, List<OfferMedia>, (object Before, object After)> change) =>
        writes.RunAsync(request, new Deed("investments." + action, key.Offer.ToString()), async work =>
        {
            var (offer, media, all) = await FindAsync(work, key);
            work.Changed(offer, action, change(offer, media, all));
            var file = await work.Db.StoredFiles.SingleAsync(x => x.Id == media.File);
            return Answer.Ok(View(
                offer, media, new FileFacts(file.Hash, file.Name, file.ContentType, file.SizeBytes)));
        });
}
