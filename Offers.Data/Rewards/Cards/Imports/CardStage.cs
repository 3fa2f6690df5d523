using System.Text;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>A sealed card that waits for its entry.</summary>
/// <param name="Line">The number of its line in the file that was sent.</param>
/// <param name="Card">The sealed card.</param>
/// <param name="CostMinor">What it costs, minor units.</param>
/// <param name="LastDay">The last day on which it pays.</param>
internal sealed record StagedCard(long Line, SealedCard Card, long CostMinor, DateOnly? LastDay)
{
    /// <summary>The hash as a value.</summary>
    internal CardHash Hash => CardHash.Of(Card.Hash);
}

/// <summary>How sealed cards are written into a file and read from it again.</summary>
internal static class CardStage
{
    private const int BufferBytes = 128 * 1024;
    private const int HashBytes = 32;
    private const int NoDay = -1;

    /// <summary>Opens a new file.</summary>
    internal static (FileStream File, BinaryWriter Writer) Create(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes);
        return (file, new BinaryWriter(file, Encoding.UTF8));
    }

    /// <summary>Writes a card.</summary>
    internal static void Append(this BinaryWriter writer, StagedCard card)
    {
        writer.Write(card.Line);
        writer.Write(card.CostMinor);
        writer.Write(card.LastDay?.DayNumber ?? NoDay);
        writer.Write(card.Card.Hash);
        writer.Write(card.Card.Last4);
        writer.Write(card.Card.Sealed);
    }

    /// <summary>The cards behind a place, so many at a time.</summary>
    internal static IEnumerable<IReadOnlyList<StagedCard>> Read(string path, long behind, int most)
    {
        using var reader = new BinaryReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes),
            Encoding.UTF8);
        var some = new List<StagedCard>(most);
        for (var at = 0L; reader.BaseStream.Position < reader.BaseStream.Length; at++)
        {
            var card = Read(reader);
            if (at < behind)
            {
                continue;
            }

            some.Add(card);
            if (some.Count == most)
            {
                yield return some;
                some = new List<StagedCard>(most);
            }
        }

        if (some.Count > 0)
        {
            yield return some;
        }
    }

    private static StagedCard Read(BinaryReader reader)
    {
        var (line, cost, day) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        var hash = reader.ReadBytes(HashBytes);
        var (last4, text) = (reader.ReadString(), reader.ReadString());
        return new StagedCard(
            line, new SealedCard(text, hash, last4), cost, day == NoDay ? null : DateOnly.FromDayNumber(day));
    }
}
