using Offers.Domain.Platform;

namespace Offers.Data.Platform.Files;

/// <summary>
/// A file that was read to its end and is what it says it is, under a temporary name on the disk. It is gone with this
/// object unless <see cref="FileStore"/> kept it.
/// </summary>
public sealed class TakenFile : IDisposable
{
    internal TakenFile(string path, FileFacts facts) => (Path, Facts) = (path, facts);

    /// <summary>What is known of it.</summary>
    public FileFacts Facts { get; }

    internal string Path { get; }

    /// <summary>Reads it from its beginning.</summary>
    public Stream OpenRead() => File.OpenRead(Path);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
