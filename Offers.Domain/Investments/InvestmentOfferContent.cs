using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What an offer's row itself knows of its content: the cover and what must be accepted.</summary>
public sealed partial class InvestmentOffer
{
    /// <summary>The picture that stands for it; null for none.</summary>
    public Id<StoredFile>? CoverFile { get; private set; }

    /// <summary>The versions that investors must accept, as <see cref="VersionIds"/> writes them.</summary>
    public string VersionsToAccept { get; private set; } = "";

    /// <summary>The kinds of documents that it has, as words.</summary>
    public string DocumentKinds { get; private set; } = "";

    /// <summary>The kinds of documents that its rule pack asks for and that it does not have.</summary>
    public IReadOnlyList<DocumentKind> DocumentsMissing => Rules is not { } pack ? [] :
        [.. pack.Documents.Where(kind => !DocumentKinds.Split(' ').Contains(Words.Snake(kind.ToString())))];

    /// <summary>The versions that investors must accept.</summary>
    public IReadOnlyList<Id<DocumentVersion>> DocumentsToAccept => VersionIds.Read(VersionsToAccept);

    /// <summary>Lets a picture stand for it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for a film.</exception>
    public void Cover(OfferMedia? image) => CoverFile = image is null or { Kind: MediaKind.Image }
        ? image?.File
        : throw Refusal.OfField("media", "The cover is a picture.");

    /// <summary>Says which kinds of documents it has now.</summary>
    public void Have(IEnumerable<DocumentKind> kinds) =>
        DocumentKinds = string.Join(' ', kinds.Distinct().Order().Select(kind => Words.Snake(kind.ToString())));

    /// <summary>Asks investors to accept these versions from now on.</summary>
    /// <exception cref="Refusal"><c>content_limit</c>.</exception>
    public void AskToAccept(IReadOnlyCollection<Id<DocumentVersion>> versions) =>
        VersionsToAccept = versions.Count <= VersionIds.Most
            ? VersionIds.Write(versions)
            : throw InvestmentCodes.ContentLimit.Because(
                $"Investors accept at most {VersionIds.Most} documents.", ("most", VersionIds.Most));

    /// <summary>Refuses an investor who has not accepted the versions that hold now.</summary>
    /// <exception cref="Refusal"><c>documents_not_accepted</c> with <c>missing</c>.</exception>
    public void CheckAccepted(IReadOnlyCollection<Id<DocumentVersion>>? accepted)
    {
        if (VersionsToAccept.Length == 0)
        {
            return;
        }

        var missing = DocumentsToAccept.Except(accepted ?? []).ToList();
        if (missing.Count > 0)
        {
            throw InvestmentCodes.DocumentsNotAccepted.Because(null, ("missing", missing));
        }
    }
}
