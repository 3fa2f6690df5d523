using System.Text.Json.Serialization;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A picture or film as it is answered and shown.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Url">Where its bytes are.</param>
/// <param name="ContentType">What they are.</param>
/// <param name="SizeBytes">How many.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Position">Its place, from 1.</param>
/// <param name="IsCover">Whether it stands for the offer.</param>
public sealed record MediaView(
    Id<OfferMedia> Id, MediaKind Kind, string Url, string ContentType, long SizeBytes, string? Caption, int Position,
    bool IsCover);

/// <summary>A version of a document.</summary>
/// <param name="Id">What <c>acceptedDocuments</c> of an investment names.</param>
/// <param name="Number">Which, from 1.</param>
/// <param name="Url">Where its bytes are.</param>
/// <param name="FileName">Its file's name.</param>
/// <param name="ContentType">What its bytes are.</param>
/// <param name="SizeBytes">How many.</param>
/// <param name="Sha256">Their SHA-256, 64 hexadecimal digits.</param>
/// <param name="AddedAt">When it was added.</param>
public sealed record VersionView(
    Id<DocumentVersion> Id, int Number, string Url, string FileName, string ContentType, long SizeBytes, string Sha256,
    DateTimeOffset AddedAt);

/// <summary>A document as it is answered and shown.</summary>
public sealed record DocumentView
{
    /// <summary>The identity.</summary>
    public required Id<OfferDocument> Id { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Who may read it.</summary>
    public required DocumentVisibility Visibility { get; init; }

    /// <summary>Whether investors must accept it.</summary>
    public required DocumentAcceptance Acceptance { get; init; }

    /// <summary>The version that holds.</summary>
    public required VersionView Current { get; init; }

    /// <summary>Earlier versions, newest first; for administrators.</summary>
    public IReadOnlyList<VersionView>? Earlier { get; init; }

    /// <summary>When it was taken out; for administrators.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Why; for administrators.</summary>
    public string? RemovalReason { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }
}

/// <summary>An event in the timeline.</summary>
/// <param name="Id">The identity.</param>
/// <param name="HappensOn">On which day.</param>
/// <param name="Title">What happens.</param>
/// <param name="Note">More about it.</param>
/// <param name="Revision">The revision that <c>If-Match</c> names.</param>
public sealed record MilestoneView(
    Id<OfferMilestone> Id, DateOnly HappensOn, string Title, string? Note, int Revision);

/// <summary>A line of the cost breakdown.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Amount">How much, in the offer's currency.</param>
public sealed record CostView(string Label, Money Amount);

/// <summary>A yearly yield.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="RateBps">Basis points.</param>
public sealed record YieldView(string Label, int RateBps);

/// <summary>Headline, reasons and figures.</summary>
/// <param name="Headline">The headline.</param>
/// <param name="Why">Reasons to invest.</param>
/// <param name="Costs">The cost breakdown.</param>
/// <param name="CostTotal">What the costs add up to.</param>
/// <param name="Yields">Yearly yields.</param>
/// <param name="Revision">The revision that <c>If-Match</c> names; 0 while nothing was written.</param>
public sealed record MarketingView(
    string? Headline, IReadOnlyList<string> Why, IReadOnlyList<CostView> Costs, Money CostTotal,
    IReadOnlyList<YieldView> Yields, int Revision);

/// <summary>What an offer shows beside its terms.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Currency">The currency of its amounts.</param>
/// <param name="Marketing">Headline, reasons and figures.</param>
/// <param name="Media">Pictures and the film, in their order.</param>
/// <param name="Documents">Documents that the reader may read.</param>
/// <param name="Timeline">What was done and is planned, earliest first.</param>
public sealed record OfferContentView(
    Id<InvestmentOffer> OfferId, Currency Currency, MarketingView Marketing, IReadOnlyList<MediaView> Media,
    IReadOnlyList<DocumentView> Documents, IReadOnlyList<MilestoneView> Timeline)
{
    /// <summary>The documents that investors must accept.</summary>
    [JsonIgnore]
    public IReadOnlyList<DocumentView> ToAccept =>
        [.. Documents.Where(x => x.Acceptance == DocumentAcceptance.BeforeInvesting && x.RemovedAt is null)];

    /// <summary>Pictures, the cover first.</summary>
    [JsonIgnore]
    public IReadOnlyList<MediaView> Pictures =>
        [.. Media.Where(x => x.Kind == MediaKind.Image).OrderByDescending(x => x.IsCover)];
}

/// <summary>A version of a document that an investor accepted.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Number">Which version.</param>
/// <param name="Sha256">The SHA-256 of what was accepted.</param>
/// <param name="Url">Where it can be read.</param>
public sealed record AcceptedDocumentView(
    Id<DocumentVersion> VersionId, string Title, int Number, string Sha256, string Url);

/// <summary>Who reads: decides which documents he gets.</summary>
public enum ContentReader
{
    /// <summary>Somebody of whom nothing is known: what is public.</summary>
    Anybody,

    /// <summary>An investor: what holds.</summary>
    Investor,

    /// <summary>An administrator: everything, also what was replaced or removed.</summary>
    Administrator,
}
