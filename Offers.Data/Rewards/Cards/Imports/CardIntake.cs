using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>A row that is not entered, and why.</summary>
/// <param name="Row">The number of the line in the file; the heads are line 1.</param>
/// <param name="Code"><c>duplicate</c> or <c>invalid</c>.</param>
/// <param name="Reason">One sentence; never what stood there.</param>
public sealed record CardFault(long Row, string Code, string Reason)
{
    /// <summary>The most faults of a file that are kept; all are counted.</summary>
    public const int MostKept = 10_000;

    internal const string Duplicate = "duplicate";

    internal const string Invalid = "invalid";
}

/// <summary>A file of cards that was read to its end: checked, and sealed.</summary>
/// <param name="Id">The identity that its import will have.</param>
/// <param name="Rows">How many rows it had.</param>
/// <param name="Found">What was found.</param>
/// <param name="Faults">The first rows that are not entered.</param>
/// <param name="Hash">SHA-256 of its bytes: the same file sent again has the same.</param>
public sealed record CheckedCards(
    Id<CardImport> Id, long Rows, CardCount Found, IReadOnlyList<CardFault> Faults, byte[] Hash);

/// <summary>
/// Reads a file of cards while it comes in: parses, checks and seals each row once. On the disk there are only sealed
/// cards, and in memory no more than one batch and half a hash of each code.
/// </summary>
public sealed class CardIntake(OffersDatabase database, CardVault vault, CardFolder folder)
{
    /// <summary>How many rows are checked at a time.</summary>
    public const int CheckedAtOnce = 5_000;

    /// <summary>Reads a file to its end.</summary>
    /// <param name="pool">The pool for its cards.</param>
    /// <param name="today">The platform's day.</param>
    /// <param name="body">The file as it comes in.</param>
    /// <param name="cancellation">Ends it where its sender goes away.</param>
    /// <exception cref="Refusal"><c>cards_file_invalid</c>; nothing is left behind, as after every other
    /// error.</exception>
    public async Task<CheckedCards> ReadAsync(
        CardPool pool, DateOnly today, Stream body, CancellationToken cancellation = default)
    {
        var id = Id<CardImport>.New();
        try
        {
            return await ReadAsync((id, pool), today, body, cancellation);
        }
        catch
        {
            folder.Remove(id);
            throw;
        }
    }

    private async Task<CheckedCards> ReadAsync(
        (Id<CardImport> Id, CardPool Pool) of, DateOnly today, Stream body, CancellationToken cancellation)
    {
        await using var hashed = new HashedStream(body);
        using var csv = await CardCsv.OpenAsync(hashed, new CardRowRule(of.Pool.Cost, today), cancellation);
        var batch = new CardBatchCheck(await vault.SealerAsync(), database, of.Pool.Book);
        var (file, writer) = CardStage.Create(folder.PartOf(of.Id));
        await using (writer)
        {
            await CheckAsync(csv, batch, writer, cancellation);
            writer.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(folder.PartOf(of.Id), folder.PathOf(of.Id));
        return new CheckedCards(of.Id, batch.Rows, batch.Found, batch.Faults, hashed.Hash());
    }

    private static async Task CheckAsync(
        CardCsv csv, CardBatchCheck batch, BinaryWriter writer, CancellationToken cancellation)
    {
        var some = new List<CardRow>(CheckedAtOnce);
        while (await csv.ReadAsync(cancellation) is { } row)
        {
            some.Add(row);
            if (some.Count == CheckedAtOnce)
            {
                await batch.CheckAsync(some, writer);
                some.Clear();
            }
        }

        await batch.CheckAsync(some, writer);
        if (batch.Rows == 0)
        {
            throw RewardCodes.CardsFileInvalid.Because("The file has no rows.");
        }
    }
}
