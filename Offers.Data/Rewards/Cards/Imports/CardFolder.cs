using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>Where sealed cards wait for their entry: a file for each import, never a code in it.</summary>
public sealed class CardFolder
{
    private const string Ready = ".cards";
    private const string ComingIn = ".part";
    private readonly string _root;

    /// <summary>Makes the folder where it is not there yet.</summary>
    /// <param name="root">Its path; the same for all nodes.</param>
    public CardFolder(string root) => _root = Directory.CreateDirectory(Path.GetFullPath(root)).FullName;

    /// <summary>Where the cards of an import lie.</summary>
    internal string PathOf(Id<CardImport> import) => Path.Combine(_root, import + Ready);

    /// <summary>Where they are written while they come in.</summary>
    internal string PartOf(Id<CardImport> import) => Path.Combine(_root, import + ComingIn);

    /// <summary>True where the cards of an import are there.</summary>
    internal bool Has(Id<CardImport> import) => File.Exists(PathOf(import));

    /// <summary>Lets go of the cards of an import.</summary>
    internal void Remove(Id<CardImport> import)
    {
        File.Delete(PathOf(import));
        File.Delete(PartOf(import));
    }

    /// <summary>The imports whose cards have lain here untouched since a time.</summary>
    internal IEnumerable<Id<CardImport>> Older(DateTimeOffset than) => Directory.EnumerateFiles(_root)
        .Where(path => File.GetLastWriteTimeUtc(path) < than.UtcDateTime)
        .Select(path => Id<CardImport>.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? id : default)
        .Where(id => id != default).Distinct();
}
