using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>The hash of a card's code as a value that is compared and looked up.</summary>
/// <param name="High">Its first half.</param>
/// <param name="Low">Its second half.</param>
public readonly record struct CardHash(UInt128 High, UInt128 Low)
{
    private const int Half = 16;

    /// <summary>A hash as it is kept.</summary>
    public static CardHash Of(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[Half..]));

    /// <summary>The hash as it is kept.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Half * 2];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Half), Low);
        return bytes;
    }
}

/// <summary>Finds cards by the hashes of their codes, over all pools and books.</summary>
internal static class KnownCards
{
    /// <summary>A card by the hash of its code.</summary>
    internal static readonly RowLookup<Card, CardHash> ByHash =
        new([nameof(Card.Hash)], x => CardHash.Of(x.Hash), hash => [hash.ToBytes()]);

    /// <summary>Names the cards of some hashes.</summary>
    internal static RowNames NeedKnown(this RowNames names, IEnumerable<CardHash> hashes)
    {
        foreach (var hash in hashes)
        {
            names.Need(ByHash, hash);
        }

        return names;
    }

    /// <summary>Which of some hashes are known, without the pen.</summary>
    internal static async Task<IReadOnlySet<CardHash>> ReadAsync(
        OffersDatabase database, BookId book, IReadOnlyCollection<CardHash> hashes)
    {
        await using var db = database.Read(book);
        await db.Database.OpenConnectionAsync();
        var rows = new RowSet(database.Model);
        await database.PeekOf(db).LoadAsync(new RowNames().NeedKnown(hashes), rows);
        return hashes.Where(hash => rows.Find(ByHash, hash).Count > 0).ToHashSet();
    }
}
