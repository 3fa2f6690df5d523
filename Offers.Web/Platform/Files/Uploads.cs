using Offers.Data.Platform.Files;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Files;

/// <summary>An upload that was read to its end: its files, or none, and the fields that came with them.</summary>
public sealed class Uploads : IDisposable
{
    private readonly List<TakenFile> _files = [];
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>The files, under temporary names, in the order in which they were sent.</summary>
    public IReadOnlyList<TakenFile> Files => _files;

    /// <summary>The fields by name.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>What stands for it in the fingerprint of the request's key.</summary>
    internal byte[] Fingerprint =>
        OffersJson.Bytes(new { files = _files.Select(file => file.Facts), fields = _fields });

    /// <summary>A field as it was sent; null where it was not or is empty.</summary>
    public string? this[string field] => _fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    /// <inheritdoc/>
    public void Dispose() => _files.ForEach(file => file.Dispose());

    /// <summary>Adds a file that was read.</summary>
    internal void Add(TakenFile file) => _files.Add(file);

    /// <summary>Adds a field; false for one that came before.</summary>
    internal bool TryAdd(string field, string text) => _fields.TryAdd(field, text);
}
