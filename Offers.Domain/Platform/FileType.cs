namespace Offers.Domain.Platform;

/// <summary>A kind of file that is taken, and by what its first bytes show it.</summary>
public sealed class FileType
{
    /// <summary>How many of the first bytes show what a file is.</summary>
    public const int HeadBytes = 16;

    /// <summary>A document.</summary>
    public static readonly FileType Pdf = new("application/pdf", ["pdf"], static head => head.StartsWith("%PDF-"u8));

    /// <summary>A picture.</summary>
    public static readonly FileType Png = new("image/png", ["png"], static head =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));

    /// <summary>A picture.</summary>
    public static readonly FileType Jpeg = new("image/jpeg", ["jpg", "jpeg"], static head =>
        head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]));

    /// <summary>A picture.</summary>
    public static readonly FileType WebP = new("image/webp", ["webp"], static head =>
        head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8));

    /// <summary>A film.</summary>
    public static readonly FileType Mp4 = new("video/mp4", ["mp4", "m4v"], static head =>
        head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && !head[8..].StartsWith("qt  "u8));

    /// <summary>A table as text. Browsers name it after the program that opens it on their machine.</summary>
    public static readonly FileType Csv = new("text/csv", ["csv"], static head => !head.Contains((byte)0))
    {
        OtherNames = ["application/vnd.ms-excel", "application/octet-stream", "text/plain"],
    };

    /// <summary>Every kind that is taken anywhere.</summary>
    public static readonly IReadOnlyList<FileType> All = [Pdf, Png, Jpeg, WebP, Mp4, Csv];

    private readonly Sign _sign;

    private FileType(string contentType, IReadOnlyList<string> extensions, Sign sign) =>
        (ContentType, Extensions, _sign) = (contentType, extensions, sign);

    private delegate bool Sign(ReadOnlySpan<byte> head);

    /// <summary>As what it is sent, for example <c>image/png</c>.</summary>
    public string ContentType { get; }

    /// <summary>Other content types by which browsers send it.</summary>
    public IReadOnlyList<string> OtherNames { get; private init; } = [];

    /// <summary>The ends of its names, without the dot, lower case.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>True where a content type stands for this kind.</summary>
    public bool IsCalled(string? contentType) =>
        OtherNames.Prepend(ContentType).Contains(contentType, StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the first bytes of a file are those of this kind.</summary>
    public bool IsShownBy(ReadOnlySpan<byte> head) => _sign(head);

    /// <inheritdoc/>
    public override string ToString() => ContentType;
}
