using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Who asks for a file.</summary>
/// <param name="Book">The book that he works on.</param>
/// <param name="Reader">Who he is.</param>
/// <param name="Person">Which person; null for nobody.</param>
public sealed record FileReader(BookId Book, ContentReader Reader, Id<IPerson>? Person);

/// <summary>A file that somebody may read.</summary>
/// <param name="File">The file.</param>
/// <param name="IsPublic">True where everybody may read it, so that shared caches may keep it.</param>
/// <param name="IsDocument">True for what is downloaded rather than shown in a page.</param>
public sealed record ReadableFile(StoredFile File, bool IsPublic, bool IsDocument);

/// <summary>
/// Decides who may read the files of offers. Media and public documents: everybody while the offer is live. Private
/// documents: signed-in investors while it is live. Whoever invested keeps all of these, and the versions that he
/// accepted even where they were replaced or removed. Administrators: everything.
/// </summary>
public sealed class OfferFileQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>A file for a reader.</summary>
    /// <exception cref="Refusal"><c>file_not_found</c>, also for one that he may not read.</exception>
    public async Task<ReadableFile> GetAsync(FileReader reader, Id<StoredFile> id)
    {
        await using var db = database.Read(reader.Book);
        var file = await db.StoredFiles.SingleOrDefaultAsync(x => x.Id == id);
        var place = file is null ? null : await PlaceAsync(db, id);
        if (file is null || place is null)
        {
            throw PlatformCodes.FileNotFound.Because();
        }

        var offer = await db.InvestmentOffers.SingleAsync(x => x.Id == place.Offer);
        var isLive = offer.Status == OfferStatus.Live && !offer.IsOver(await db.NowAsync(time));
        var isPublic = isLive && place is { Holds: true, Visibility: DocumentVisibility.Public };
        return isPublic || reader.Reader == ContentReader.Administrator
            || (reader.Reader == ContentReader.Investor && await MayAsync(db, reader, place, isLive))
            ? new ReadableFile(file, isPublic, place.Version is not null)
            : throw PlatformCodes.FileNotFound.Because();
    }

    private static async Task<bool> MayAsync(OffersDb db, FileReader reader, Place place, bool isLive)
    {
        if (place.Holds)
        {
            return isLive || await db.Positions.AnyAsync(x => x.Investor == reader.Person && x.Offer == place.Offer);
        }

        var accepted = await db.Investments
            .Where(x => x.Investor == reader.Person && x.Offer == place.Offer && x.AcceptedVersions != "")
            .Select(x => x.AcceptedVersions).Distinct().ToListAsync();
        return accepted.SelectMany(VersionIds.Read).Any(x => x == place.Version);
    }

    private static async Task<Place?> PlaceAsync(OffersDb db, Id<StoredFile> id)
    {
        var media = await db.OfferMedia.Where(x => x.File == id).Select(x => x.Offer).ToListAsync();
        if (media is [var offer])
        {
            return new Place(offer, DocumentVisibility.Public, true, null);
        }

        return await (
            from version in db.DocumentVersions.Where(x => x.File == id)
            join document in db.OfferDocuments on version.Document equals document.Id
            select new Place(
                version.Offer, document.Visibility,
                document.RemovedAt == null && version.Number == document.VersionCount, version.Id))
            .SingleOrDefaultAsync();
    }

    // Holds is true for what the offer shows now, false for versions that were replaced or removed.
    private sealed record Place(
        Id<InvestmentOffer> Offer, DocumentVisibility Visibility, bool Holds, Id<DocumentVersion>? Version);
}
