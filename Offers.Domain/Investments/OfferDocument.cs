using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>Shows the project.</summary>
    Brochure,

    /// <summary>The information memorandum: terms and risks.</summary>
    Memo,

    /// <summary>What is expected.</summary>
    Projections,

    /// <summary>What somebody independent thinks it is worth.</summary>
    Valuation,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Who may read a document.</summary>
public enum DocumentVisibility
{
    /// <summary>Everybody, while the offer is live.</summary>
    Public,

    /// <summary>Signed-in investors while the offer is live, and whoever invested afterwards.</summary>
    Private,
}

/// <summary>Whether investors must accept a document.</summary>
public enum DocumentAcceptance
{
    /// <summary>Nobody is asked.</summary>
    NotAsked,

    /// <summary>Nobody invests without having accepted the version that holds then.</summary>
    BeforeInvesting,
}

/// <summary>What an administrator says of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="Acceptance">Whether investors must accept it.</param>
public sealed record DocumentFacts(
    DocumentKind Kind, string Title, DocumentVisibility Visibility, DocumentAcceptance Acceptance);

/// <summary>A document of an offer. Its versions stay for ever, since investors accepted them.</summary>
public sealed class OfferDocument : Entity<OfferDocument>
{
    private OfferDocument()
    {
    }

    /// <summary>Begins a document, still without a version.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public OfferDocument(InvestmentOffer offer, DocumentFacts facts)
        : base(offer.Book)
    {
        Offer = offer.Id;
        Write(facts);
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>Its title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who may read it.</summary>
    public DocumentVisibility Visibility { get; private set; }

    /// <summary>Whether investors must accept it.</summary>
    public DocumentAcceptance Acceptance { get; private set; }

    /// <summary>How many versions it has; the last one holds.</summary>
    public int VersionCount { get; private set; }

    /// <summary>When it was taken out of the offer.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Why it was taken out.</summary>
    public string? RemovalReason { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>True where investors must accept it now.</summary>
    public bool MustBeAccepted => RemovedAt is null && Acceptance == DocumentAcceptance.BeforeInvesting;

    /// <summary>What an administrator said of it.</summary>
    public DocumentFacts Facts => new(Kind, Title, Visibility, Acceptance);

    /// <summary>Adds a version, which holds from now on.</summary>
    /// <exception cref="Refusal"><c>content_limit</c>.</exception>
    public DocumentVersion Add(StoredFile file)
    {
        if (VersionCount >= OfferFiles.MostVersions)
        {
            throw InvestmentCodes.ContentLimit.Because(
                $"A document has at most {OfferFiles.MostVersions} versions.", ("most", OfferFiles.MostVersions));
        }

        Revision += VersionCount > 0 ? 1 : 0;
        return new DocumentVersion(this, file, ++VersionCount);
    }

    /// <summary>Changes what is said of it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(DocumentFacts facts)
    {
        Write(facts);
        Revision++;
    }

    /// <summary>Takes it out of the offer; who accepted a version may still read that.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Remove(string? reason, DateTimeOffset now)
    {
        RemovalReason = Text.Required("reason", reason, Limits.Reason);
        RemovedAt = now;
        Revision++;
    }

    private void Write(DocumentFacts facts) => (Kind, Title, Visibility, Acceptance) = (
        facts.Kind, Text.Line("title", facts.Title, Limits.Title), facts.Visibility, facts.Acceptance);
}

/// <summary>One version of a document; it never changes.</summary>
public sealed class DocumentVersion : Entity<DocumentVersion>
{
    private DocumentVersion()
    {
    }

    internal DocumentVersion(OfferDocument document, StoredFile file, int number)
        : base(document.Book)
    {
        (Offer, Document, Number) = (document.Offer, document.Id, number);
        (File, AddedBy, AddedAt) = (file.Id, file.StoredBy, file.StoredAt);
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>The document.</summary>
    public Id<OfferDocument> Document { get; private set; }

    /// <summary>Which version, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Its bytes.</summary>
    public Id<StoredFile> File { get; private set; }

    /// <summary>Who added it.</summary>
    public Id<IPerson>? AddedBy { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; private set; }
}
