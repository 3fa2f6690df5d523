using System.Security.Cryptography;
using System.Text;

namespace Offers.Data.Platform.Secrets;

/// <summary>One key of the ring.</summary>
/// <param name="Id">Names it inside what it sealed; 1 to 30 of <c>A-Z a-z 0-9 - _</c>.</param>
/// <param name="Bytes">256 random bits.</param>
public sealed record SecretKey(string Id, byte[] Bytes)
{
    /// <summary>How long a key is, in bytes.</summary>
    public const int Length = 32;
}

/// <summary>
/// Seals texts that must be read again, such as seeds of authenticators, with AES-256-GCM. New texts are sealed with
/// the first key; the others still open what they sealed, so that keys can be changed one after another.
/// </summary>
public sealed class SecretsRing
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int IdAtMost = 30;
    private const string Form = "s1";

    private readonly Dictionary<string, byte[]> _keys;
    private readonly string _current;

    /// <summary>Makes a ring of keys, the first of which seals.</summary>
    /// <exception cref="InvalidOperationException">There is none, or one has a bad id or length.</exception>
    public SecretsRing(IReadOnlyList<SecretKey> keys)
    {
        foreach (var key in keys)
        {
            Check(key);
        }

        _current = keys.Count > 0 ? keys[0].Id : throw new InvalidOperationException("The ring of secrets has no key.");
        _keys = keys.ToDictionary(key => key.Id, key => key.Bytes, StringComparer.Ordinal);
    }

    /// <summary>How every text begins that the first key sealed.</summary>
    public string CurrentMark => $"{Form}.{_current}.";

    /// <summary>Seals a text.</summary>
    /// <param name="purpose">What it is for; opening needs the same.</param>
    /// <param name="text">The text.</param>
    /// <returns>Form, key id and sealed bytes, separated by points.</returns>
    public string Seal(string purpose, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_keys[_current], TagLength);
        aes.Encrypt(
            box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength + TagLength),
            box.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(purpose));
        return $"{Form}.{_current}.{Convert.ToBase64String(box)}";
    }

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="CryptographicException">It was changed, or its key is not in the ring.</exception>
    public string Open(string purpose, string sealedText)
    {
        if (sealedText.Split('.') is not [Form, var id, var coded] || !_keys.TryGetValue(id, out var key))
        {
            throw new CryptographicException("The text was not sealed with a key of this ring.");
        }

        var box = Convert.FromBase64String(coded);
        if (box.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("The sealed text is cut off.");
        }

        var plain = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength),
            plain, Encoding.UTF8.GetBytes(purpose));
        return Encoding.UTF8.GetString(plain);
    }

    private static void Check(SecretKey key)
    {
        if (key.Bytes.Length != SecretKey.Length)
        {
            throw new InvalidOperationException(
                $"The secret key '{key.Id}' has {key.Bytes.Length} bytes; {SecretKey.Length} are needed.");
        }

        if (key.Id.Length is 0 or > IdAtMost || !key.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new InvalidOperationException($"'{key.Id}' cannot name a secret key.");
        }
    }
}
