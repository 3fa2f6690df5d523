using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>Which files an offer takes, and how many.</summary>
public static class OfferFiles
{
    /// <summary>The most pictures.</summary>
    public const int MostImages = 20;

    /// <summary>The most films.</summary>
    public const int MostVideos = 1;

    /// <summary>The most documents.</summary>
    public const int MostDocuments = 30;

    /// <summary>The most versions of a document.</summary>
    public const int MostVersions = 100;

    /// <summary>The most events of the timeline.</summary>
    public const int MostMilestones = 50;

    private const long Megabyte = 1024 * 1024;

    /// <summary>Pictures of at most 10 MB and a film of at most 200 MB.</summary>
    public static readonly FileRule Media = new(new Dictionary<FileType, long>
    {
        [FileType.Png] = 10 * Megabyte,
        [FileType.Jpeg] = 10 * Megabyte,
        [FileType.WebP] = 10 * Megabyte,
        [FileType.Mp4] = 200 * Megabyte,
    });

    /// <summary>Documents of at most 50 MB, printed or scanned.</summary>
    public static readonly FileRule Documents = new(new Dictionary<FileType, long>
    {
        [FileType.Pdf] = 50 * Megabyte,
        [FileType.Png] = 50 * Megabyte,
        [FileType.Jpeg] = 50 * Megabyte,
    });
}
