namespace Offers.Data.Platform.Files;

/// <summary>Where files lie: by the first two digits of their hash, and those still coming in, in a folder of their
/// own.</summary>
public sealed class FileFolder
{
    private const string ComingIn = "incoming";
    private const int ShardDigits = 2;
    private readonly string _root;

    /// <summary>Makes the folder where it is not there yet.</summary>
    /// <param name="root">Its path.</param>
    public FileFolder(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(Path.Combine(_root, ComingIn));
    }

    /// <summary>Where the bytes with a hash lie, or would.</summary>
    public string PathOf(string hash) => Path.Combine(_root, hash[..ShardDigits], hash);

    /// <summary>A new name for a file that comes in.</summary>
    internal string Temporary() => Path.Combine(_root, ComingIn, Guid.NewGuid().ToString("N") + ".part");

    /// <summary>Where a file lies that is only looked at.</summary>
    internal string AsideOf(string hash) => Path.Combine(_root, ComingIn, hash + ".aside");

    /// <summary>Files that came in and never got to their place.</summary>
    internal IEnumerable<string> Unfinished() => Directory.EnumerateFiles(Path.Combine(_root, ComingIn));

    /// <summary>The hashes of all files in their places.</summary>
    internal IEnumerable<string> Hashes() => Directory.EnumerateDirectories(_root)
        .Where(shard => Path.GetFileName(shard).Length == ShardDigits)
        .SelectMany(Directory.EnumerateFiles).Select(path => Path.GetFileName(path)!);
}
