using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a walk along the audit chain found.</summary>
/// <param name="Verified">True where every row follows from the one before, up to the head.</param>
/// <param name="Entries">How many rows were found.</param>
/// <param name="Head">The hash of the last row, in hexadecimal, as the head has it.</param>
/// <param name="FirstBad">The number of the first row that is wrong.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record AuditChainReport(
    bool Verified, long Entries, string Head, long? FirstBad = null, string? Problem = null);

/// <summary>One row of the audit chain.</summary>
/// <param name="Number">Its place.</param>
/// <param name="Action">What was done.</param>
/// <param name="Actor">Who did it, by name or by the system's part.</param>
/// <param name="Before">The hash of the row before it, in hexadecimal.</param>
/// <param name="Own">Its own hash, in hexadecimal.</param>
public sealed record AuditLink(long Number, string Action, string Actor, string Before, string Own);

/// <summary>
/// Walks along a book's audit chain and names the first row that was changed, dropped, inserted or swapped.
/// </summary>
public sealed class AuditChain(OffersDatabase database)
{
    private const int Chunk = 2_000;

    /// <summary>Checks every row, and the last against the head.</summary>
    public async Task<AuditChainReport> VerifyAsync(BookId book)
    {
        await using var db = database.Read(book);
        var head = await db.Heads.SingleAsync();
        var tip = Convert.ToHexStringLower(head.AuditHash);
        var (number, hash) = (0L, new byte[32]);
        while (number < head.LastAudit)
        {
            var (last, until) = (number, head.LastAudit);
            var rows = await db.AuditEntries.Where(x => x.Number > last && x.Number <= until)
                .OrderBy(x => x.Number).Take(Chunk).ToListAsync();
            foreach (var row in rows)
            {
                if (row.Number != number + 1)
                {
                    return new AuditChainReport(false, number, tip, number + 1, "The row is missing.");
                }

                if (!row.Hash.AsSpan().SequenceEqual(row.HashAfter(hash)))
                {
                    return new AuditChainReport(
                        false, number, tip, row.Number, "The row does not follow from the one before.");
                }

                (number, hash) = (row.Number, row.Hash);
            }

            if (rows.Count == 0)
            {
                return new AuditChainReport(false, number, tip, number + 1, "The row is missing.");
            }
        }

        return await EndAsync(db, head, hash);
    }

    /// <summary>The latest rows, oldest first, for people to look at.</summary>
    public async Task<IReadOnlyList<AuditLink>> LatestAsync(BookId book, int count)
    {
        await using var db = database.Read(book);
        var rows = await db.AuditEntries.OrderByDescending(x => x.Number).Take(count + 1).ToListAsync();
        rows.Reverse();
        var people = await OwnerNames.ReadAsync(
            db, rows.Where(x => x.Person is not null).Select(x => (OwnerKind.Person, x.Person!.Value.Value)));
        return [.. rows.Select((row, i) => new AuditLink(
            row.Number, row.Action, people.GetValueOrDefault(row.Person?.Value ?? default)?.Name ?? row.Role,
            Convert.ToHexStringLower(i == 0 ? new byte[32] : rows[i - 1].Hash), Convert.ToHexStringLower(row.Hash)))
            .Skip(Math.Max(0, rows.Count - count))];
    }

    // Rows behind the head are looked for together with the head as it is then, since others write meanwhile.
    private static async Task<AuditChainReport> EndAsync(OffersDb db, Head head, byte[] hash)
    {
        var tip = Convert.ToHexStringLower(head.AuditHash);
        if (!hash.AsSpan().SequenceEqual(head.AuditHash))
        {
            return new AuditChainReport(
                false, head.LastAudit, tip, head.LastAudit, "The last row is not the one that the head knows.");
        }

        var behind = await db.AuditEntries.Where(x => db.Heads.Any(h => h.Book == x.Book && x.Number > h.LastAudit))
            .OrderBy(x => x.Number).Select(x => (long?)x.Number).FirstOrDefaultAsync();
        return behind is null
            ? new AuditChainReport(true, head.LastAudit, tip)
            : new AuditChainReport(false, head.LastAudit, tip, behind, "The row was inserted behind the head.");
    }
}
