using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>
/// Seals and opens cards. The key of the hashes by which double cards are found is made once, and kept sealed in the
/// database: so it is the same on all nodes and stays when the keys of the ring change.
/// </summary>
public sealed class CardVault(OffersDatabase database, SecretsRing ring, TimeProvider time) : IDisposable
{
    /// <summary>The name under which the key of the hashes is kept.</summary>
    internal const string KeyName = "rewards.card-hash";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private CardSealer? _sealer;

    /// <summary>What seals and opens.</summary>
    public async ValueTask<CardSealer> SealerAsync()
    {
        if (_sealer is not null)
        {
            return _sealer;
        }

        await _gate.WaitAsync();
        try
        {
            return _sealer ??= new CardSealer(ring, await HashKeyAsync());
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Seals the key of the hashes with the newest key of the ring.</summary>
    public async Task ResealKeyAsync()
    {
        await SealerAsync();
        await database.WriteOutsideAsync(async db =>
        {
            var kept = await db.StoredKeys.SingleAsync(x => x.Name == KeyName);
            if (!kept.Xml.StartsWith(ring.CurrentMark, StringComparison.Ordinal))
            {
                kept.Reseal(ring.Seal(KeyName, ring.Open(KeyName, kept.Xml)));
            }

            return 0;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<byte[]> HashKeyAsync()
    {
        if (await FindAsync() is { } known)
        {
            return known;
        }

        var made = RandomNumberGenerator.GetBytes(SecretKey.Length);
        try
        {
            await database.WriteOutsideAsync(db => db.StoredKeys.Add(new StoredKey(
                KeyName, ring.Seal(KeyName, Convert.ToBase64String(made)), time.GetUtcNow())));
            return made;
        }
        catch (DbUpdateException taken)
        {
            // Another node was quicker: its key counts.
            return await FindAsync()
                ?? throw new InvalidOperationException("The key of card hashes is missing.", taken);
        }
    }

    private async Task<byte[]?> FindAsync()
    {
        await using var db = database.Read(BookId.Live);
        var kept = await db.StoredKeys.Where(x => x.Name == KeyName).Select(x => x.Xml).SingleOrDefaultAsync();
        return kept is null ? null : Convert.FromBase64String(ring.Open(KeyName, kept));
    }
}

/// <summary>Seals and opens cards with a ring of keys.</summary>
public sealed class CardSealer
{
    private const string Purpose = "rewards.card";
    private readonly SecretsRing _ring;
    private readonly byte[] _hashKey;

    internal CardSealer(SecretsRing ring, byte[] hashKey) => (_ring, _hashKey) = (ring, hashKey);

    /// <summary>Seals a card.</summary>
    public SealedCard Seal(CardSecret secret) => new(
        _ring.Seal(Purpose, JsonSerializer.Serialize(secret, OffersJson.Options)), HashOf(secret.Code),
        secret.Code.Length > 4 ? secret.Code[^4..] : secret.Code);

    /// <summary>Opens a card.</summary>
    /// <exception cref="CryptographicException">It was changed, or its key is not in the ring.</exception>
    public CardSecret Open(Card card) =>
        JsonSerializer.Deserialize<CardSecret>(_ring.Open(Purpose, card.Sealed), OffersJson.Options)
            ?? throw new CryptographicException("The card holds nothing.");

    /// <summary>How everything begins that the newest key sealed.</summary>
    public string CurrentMark => _ring.CurrentMark;

    /// <summary>The secret of a card, sealed with the newest key.</summary>
    /// <exception cref="CryptographicException">As for <see cref="Open"/>.</exception>
    public string Again(Card card) => _ring.Seal(Purpose, _ring.Open(Purpose, card.Sealed));

    /// <summary>The keyed hash of a code: the same code in any pool has the same, and nobody finds codes by
    /// trying.</summary>
    public byte[] HashOf(string code) => HMACSHA256.HashData(_hashKey, Encoding.UTF8.GetBytes(code));
}
