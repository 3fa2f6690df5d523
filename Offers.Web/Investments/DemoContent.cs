using Offers.Data.Investments;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Investments;

/// <summary>What the story needs for files.</summary>
/// <param name="Store">Where they go.</param>
/// <param name="Papers">Who prints documents.</param>
internal sealed record DemoFiles(FileStore Store, DemoPapers Papers);

/// <summary>What a demo offer shows: drawn pictures, printed documents, a timeline and figures that add up.</summary>
/// <param name="world">The story.</param>
/// <param name="offer">The offer.</param>
/// <param name="files">What files need.</param>
/// <param name="idOf">Its identity, known once it was drafted.</param>
internal sealed class DemoContent(DemoWorld world, DemoOffer offer, DemoFiles files, Func<Id<InvestmentOffer>> idOf)
{
    private const int LandPercent = 34;
    private const int WorksPercent = 51;
    private const int Percent = 100;
    private const string Asked = "NEST-ALBARARI-001";

    // Older offers have none, so that the story is not held up by the prints that are made meanwhile.
    private const int PapersSinceDay = 100;

    private readonly OfferMediaDesk _media = new(world.Writes);
    private readonly OfferDocumentDesk _documents = new(world.Writes);
    private readonly OfferStoryDesk _story = new(world.Writes);
    private readonly Dictionary<Id<OfferDocument>, Id<DocumentVersion>> _toAccept = [];
    private Id<OfferDocument> _memo;

    /// <summary>The versions that investors accept at this moment of the story.</summary>
    internal IReadOnlyList<Id<DocumentVersion>> Accepted => [.. _toAccept.Values];

    private bool AsksToAccept => IsAsking(offer);

    /// <summary>True for an offer that asks for its memorandum to be accepted.</summary>
    internal static bool IsAsking(DemoOffer offer) => offer.Code == Asked;

    /// <summary>Its moments: before it is published, and a new version of the memorandum a few days later.</summary>
    internal IEnumerable<DemoStep> Steps()
    {
        yield return new DemoStep(world.DaysAgo(offer.DraftedDay, 1), WriteAsync);
        if (AsksToAccept && offer.PublishedDay is { } published)
        {
            yield return new DemoStep(world.DaysAgo(published - 4, 9), ReplaceMemoAsync);
        }
    }

    private async Task WriteAsync()
    {
        await PictureAsync("day", DemoPictures.Day(offer.Code), $"Drawing of {offer.Name} by day");
        await PictureAsync("dusk", DemoPictures.Dusk(offer.Code), "The same houses in the evening");
        await PictureAsync("plan", DemoPictures.Plan(offer.Code), "Plan of a typical floor");
        await _story.WriteAsync(world.ByAdmin(), idOf(), Etag.Of(0), Marketing());
        foreach (var (day, title) in Milestones())
        {
            var on = DateOnly.FromDateTime(world.DaysAgo(day).UtcDateTime);
            await _story.AddAsync(world.ByAdmin(), idOf(), new MilestoneBody(on, title));
        }

        if (offer.PublishedDay is not null && offer.DraftedDay <= PapersSinceDay)
        {
            await PapersAsync();
        }
    }

    private async Task PapersAsync()
    {
        if (await files.Papers.RisksAsync() is { } risks)
        {
            await AddAsync(("notice-of-risks.pdf", risks), new DocumentBody(
                DocumentKind.Other, "Notice of risks", DocumentVisibility.Public));
        }

        if (AsksToAccept && await files.Papers.MemoAsync(offer, DemoPapers.First) is { } memo)
        {
            _memo = await AddAsync(("memorandum.pdf", memo), new DocumentBody(
                DocumentKind.Memo, "Information memorandum", DocumentVisibility.Private,
                DocumentAcceptance.BeforeInvesting));
        }
    }

    private async Task ReplaceMemoAsync()
    {
        if (_toAccept.Count > 0
            && await files.Papers.MemoAsync(offer, DemoPapers.Second) is { } memo)
        {
            var answer = await KeepAsync(("memorandum-2.pdf", memo), FileType.Pdf, OfferFiles.Documents,
                (request, facts) => _documents.ReplaceAsync(request, new DocumentKey(idOf(), _memo), facts));
            _toAccept[_memo] = answer.Read<Added>().Current.Id;
        }
    }

    private Task<Answer> PictureAsync(string name, byte[] png, string caption) =>
        KeepAsync((name + ".png", png), FileType.Png, OfferFiles.Media,
            (request, facts) => _media.AddAsync(request, idOf(), facts, caption));

    private async Task<Id<OfferDocument>> AddAsync((string Name, byte[] Bytes) file, DocumentBody body)
    {
        var answer = await KeepAsync(file, FileType.Pdf, OfferFiles.Documents,
            (request, facts) => _documents.AddAsync(request, idOf(), facts, body));
        var added = answer.Read<Added>();
        if (body.Acceptance == DocumentAcceptance.BeforeInvesting)
        {
            _toAccept[added.Id] = added.Current.Id;
        }

        return added.Id;
    }

    private async Task<Answer> KeepAsync(
        (string Name, byte[] Bytes) file, FileType type, FileRule rule,
        Func<CommandRequest, FileFacts, Task<Answer>> record)
    {
        using var bytes = new MemoryStream(file.Bytes);
        using var taken = await files.Store.TakeAsync(bytes, new FileClaim(file.Name, type.ContentType), rule);
        return await files.Store.KeepAsync(taken, facts => record(world.ByAdmin(), facts));
    }

    private MarketingBody Marketing()
    {
        var (land, works) = (offer.MaxMajor * LandPercent / Percent, offer.MaxMajor * WorksPercent / Percent);
        return new MarketingBody(
            offer.Subtitle,
            ["The land is paid for and registered", "Interest every quarter", "Built by the issuer's own company"],
            [
                new CostBody("Land and registration", AmountText.Of(offer.Of(land))),
                new CostBody("Building works", AmountText.Of(offer.Of(works))),
                new CostBody("Fees and reserve", AmountText.Of(offer.Of(offer.MaxMajor - land - works))),
            ],
            [
                new YieldBody("Interest of this offer", offer.RateBps),
                new YieldBody("Net rent expected of the project", offer.RateBps - 130),
            ]);
    }

    private IEnumerable<(int Day, string Title)> Milestones() =>
    [
        (offer.DraftedDay + 60, "Building permit granted"),
        (offer.DraftedDay + 12, "Ground broken"),
        (offer.DraftedDay - 260, "Roof closed"),
        (offer.DraftedDay - 520, "First homes handed over"),
    ];

    private sealed record Added(Id<OfferDocument> Id, AddedVersion Current);

    private sealed record AddedVersion(Id<DocumentVersion> Id);
}
