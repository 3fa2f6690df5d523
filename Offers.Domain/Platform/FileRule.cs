namespace Offers.Domain.Platform;

/// <summary>What somebody says of a file that he sends.</summary>
/// <param name="Name">Its name; a path before it is cut off.</param>
/// <param name="ContentType">What it is said to be, for example <c>image/png; foo=1</c>.</param>
public sealed record FileClaim(string? Name, string? ContentType);

/// <summary>Which files are taken in one place, and how large each kind may be.</summary>
/// <param name="MaxBytes">The most bytes by kind; kinds that are not named are refused.</param>
public sealed record FileRule(IReadOnlyDictionary<FileType, long> MaxBytes)
{
    /// <summary>The most bytes of any kind.</summary>
    public long LargestBytes => MaxBytes.Values.Max();

    /// <summary>The content types that are taken, for people and for the file box of a form.</summary>
    public string Accepted => string.Join(", ", MaxBytes.Keys);

    /// <summary>What a file is said to be, where that is taken here and its name agrees.</summary>
    /// <exception cref="Refusal"><c>file_type_unsupported</c>, <c>file_content_mismatch</c>.</exception>
    public FileType Declared(FileClaim claim)
    {
        var said = claim.ContentType?.Split(';')[0].Trim();
        var type = MaxBytes.Keys.FirstOrDefault(x => x.IsCalled(said));
        if (type is null)
        {
            throw PlatformCodes.FileTypeUnsupported.Because($"Send {Accepted}.", ("accepted", Accepted));
        }

        var extension = NameOf(claim).Split('.')[^1];
        return type.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)
            ? type
            : throw PlatformCodes.FileContentMismatch.Because(
                $"The name of {type} ends with .{string.Join(" or .", type.Extensions)}.");
    }

    /// <summary>Compares what a file was said to be with what it begins with.</summary>
    /// <exception cref="Refusal"><c>file_content_mismatch</c>.</exception>
    public static void CheckContent(FileType declared, ReadOnlySpan<byte> head)
    {
        if (!declared.IsShownBy(head))
        {
            throw PlatformCodes.FileContentMismatch.Because($"The file's content is not {declared}.");
        }
    }

    /// <summary>Refuses what is larger than its kind may be.</summary>
    /// <exception cref="Refusal"><c>file_too_large</c> with <c>maxBytes</c>.</exception>
    public void CheckSize(FileType type, long bytes)
    {
        var most = MaxBytes[type];
        if (bytes > most)
        {
            throw PlatformCodes.FileTooLarge.Because($"{type} has at most {most} bytes.", ("maxBytes", most));
        }
    }

    /// <summary>The name of a file without the folders that some browsers send with it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static string NameOf(FileClaim claim) =>
        Text.Line("file", claim.Name?.Split('/', '\\')[^1], Limits.Title);
}
