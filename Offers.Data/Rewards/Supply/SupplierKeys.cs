using System.Security.Cryptography;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>Seals and opens the keys that suppliers and we share.</summary>
public sealed class SupplierKeys(SecretsRing ring)
{
    /// <summary>The shortest key.</summary>
    public const int Shortest = 16;

    /// <summary>The longest key.</summary>
    public const int Longest = 200;

    private const string Purpose = "rewards.supplier";
    private const int FreshBytes = 32;

    /// <summary>Seals a key.</summary>
    public string Seal(string key) => ring.Seal(Purpose, key);

    /// <summary>Opens a supplier's key; null where it has none.</summary>
    /// <exception cref="CryptographicException">The ring has lost what sealed it.</exception>
    public string? Open(Supplier supplier) =>
        supplier.SealedKey is { } kept ? ring.Open(Purpose, kept) : null;

    /// <summary>A key that nobody can guess.</summary>
    public static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FreshBytes));
}
