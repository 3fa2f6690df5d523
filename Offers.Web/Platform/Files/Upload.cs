using Offers.Data.Platform.Files;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Files;

/// <summary>An upload that was read to its end: one file and the fields that came with it.</summary>
/// <param name="file">The file, under a temporary name.</param>
/// <param name="fields">The fields by name.</param>
public sealed class Upload(TakenFile file, IReadOnlyDictionary<string, string> fields) : IDisposable
{
    /// <summary>The file.</summary>
    public TakenFile File => file;

    /// <summary>What stands for it in the fingerprint of the request's key.</summary>
    internal byte[] Fingerprint => OffersJson.Bytes(new { file.Facts, fields });

    /// <summary>A field as it was sent; null where it was not or is empty.</summary>
    public string? this[string field] => fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    /// <summary>A field that is one of a set of words.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public T Word<T>(string field, T standard)
        where T : struct, Enum => this[field] is not { } word ? standard
        : Words.Read<T>(Words.Snake(word)) ?? throw Refusal.OfField(
            field, $"'{field}' is one of {string.Join(", ", Enum.GetNames<T>().Select(Words.Snake))}.");

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
