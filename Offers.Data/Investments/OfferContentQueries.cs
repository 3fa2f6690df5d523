using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Reads what offers show. Whether a reader may see the offer at all is asked before.</summary>
public sealed class OfferContentQueries(OffersDatabase database)
{
    /// <summary>What an offer shows to a reader.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<OfferContentView> GetAsync(BookId book, Id<InvestmentOffer> id, ContentReader reader)
    {
        await using var db = database.Read(book);
        return await ReadAsync(db, id, reader);
    }

    /// <summary>What was accepted with investments, by version.</summary>
    internal static async Task<IReadOnlyDictionary<Id<DocumentVersion>, AcceptedDocumentView>> AcceptedAsync(
        OffersDb db, IEnumerable<Investment> investments)
    {
        var ids = investments.SelectMany(x => VersionIds.Read(x.AcceptedVersions)).Distinct().ToList();
        if (ids.Count == 0)
        {
            return new Dictionary<Id<DocumentVersion>, AcceptedDocumentView>();
        }

        var rows = await (
            from version in db.DocumentVersions.Where(x => ids.Contains(x.Id))
            join document in db.OfferDocuments on version.Document equals document.Id
            join file in db.StoredFiles on version.File equals file.Id
            select new { version.Id, document.Title, version.Number, version.File, file.Hash }).ToListAsync();
        return rows.ToDictionary(x => x.Id, x => new AcceptedDocumentView(
            x.Id, x.Title, x.Number, x.Hash, StoredFile.UrlOf(x.File)));
    }

    /// <summary>What an offer shows to a reader, read with a context that is open already.</summary>
    internal static async Task<OfferContentView> ReadAsync(
        OffersDb db, Id<InvestmentOffer> id, ContentReader reader)
    {
        var offer = await db.InvestmentOffers.Where(x => x.Id == id)
            .Select(x => new { x.Currency, x.CoverFile }).SingleOrDefaultAsync()
            ?? throw InvestmentCodes.OfferNotFound.Because();
        var media = await (
            from item in db.OfferMedia.Where(x => x.Offer == id)
            join file in db.StoredFiles on item.File equals file.Id
            orderby item.Position, item.Id
            select new { item, file.ContentType, file.SizeBytes }).ToListAsync();
        var timeline = await db.OfferMilestones.Where(x => x.Offer == id)
            .OrderBy(x => x.HappensOn).ThenBy(x => x.Id)
            .Select(x => new MilestoneView(x.Id, x.HappensOn, x.Title, x.Note, x.Revision)).ToListAsync();
        return new OfferContentView(
            id, offer.Currency, await MarketingAsync(db, id, offer.Currency),
            [.. media.Select(x => new MediaView(
                x.item.Id, x.item.Kind, StoredFile.UrlOf(x.item.File), x.ContentType, x.SizeBytes, x.item.Caption,
                x.item.Position, x.item.File == offer.CoverFile))],
            await DocumentsAsync(db, id, reader), timeline);
    }

    /// <summary>Headline, reasons and figures of an offer, read with a context that is open already.</summary>
    internal static async Task<MarketingView> MarketingAsync(
        OffersDb db, Id<InvestmentOffer> id, Currency currency)
    {
        var words = await db.OfferMarketing.SingleOrDefaultAsync(x => x.Offer == id);
        var figures = await db.OfferFigures.AsNoTracking().Where(x => x.Offer == id).OrderBy(x => x.Number)
            .ToListAsync();
        var costs = figures.Where(x => x.Kind == OfferFigureKind.Cost).ToList();
        return new MarketingView(
            words?.Headline, words?.Reasons ?? [], [.. costs.Select(x => new CostView(x.Label, x.Amount))],
            costs.Aggregate(Money.Zero(currency), (sum, cost) => sum + cost.Amount),
            [.. figures.Where(x => x.Kind == OfferFigureKind.Yield).Select(x => new YieldView(x.Label, x.RateBps))],
            words?.Revision ?? 0);
    }

    private static async Task<IReadOnlyList<DocumentView>> DocumentsAsync(
        OffersDb db, Id<InvestmentOffer> id, ContentReader reader)
    {
        var documents = await db.OfferDocuments.Where(x => x.Offer == id).OrderBy(x => x.Id).ToListAsync();
        var rows = await (
            from version in db.DocumentVersions.Where(x => x.Offer == id)
            join file in db.StoredFiles on version.File equals file.Id
            orderby version.Number descending
            select new { version, file }).ToListAsync();
        var versions = rows.ToLookup(x => x.version.Document, x => new VersionView(
            x.version.Id, x.version.Number, StoredFile.UrlOf(x.file.Id), x.file.Name, x.file.ContentType,
            x.file.SizeBytes, x.file.Hash, x.version.AddedAt));
        var isAdministrator = reader == ContentReader.Administrator;
        return
        [
            .. documents.Where(x => IsFor(x, reader)).Select(x => new DocumentView
            {
                Id = x.Id,
                Kind = x.Kind,
                Title = x.Title,
                Visibility = x.Visibility,
                Acceptance = x.Acceptance,
                Current = versions[x.Id].First(),
                Earlier = isAdministrator ? [.. versions[x.Id].Skip(1)] : null,
                RemovedAt = x.RemovedAt,
                RemovalReason = x.RemovalReason,
                Revision = x.Revision,
            }),
        ];
    }

    private static bool IsFor(OfferDocument document, ContentReader reader) => reader switch
    {
        ContentReader.Administrator => true,
        ContentReader.Investor => document.RemovedAt is null,
        _ => document.RemovedAt is null && document.Visibility == DocumentVisibility.Public,
    };
}
