using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>Checks the rows of a file batch by batch, and seals those that are new cards.</summary>
internal sealed class CardBatchCheck(CardSealer sealer, OffersDatabase database, BookId book)
{
    private readonly HashMemory _earlier = new();
    private readonly List<CardFault> _faults = [];
    private (long New, long Duplicate, long Invalid, long CostMinor) _found;

    /// <summary>How many rows there were.</summary>
    internal long Rows { get; private set; }

    /// <summary>What was found.</summary>
    internal CardCount Found => new(_found.New, _found.Duplicate, _found.Invalid, _found.CostMinor);

    /// <summary>The first rows that are not entered.</summary>
    internal IReadOnlyList<CardFault> Faults => _faults;

    /// <summary>Checks some rows and writes the new cards.</summary>
    /// <exception cref="Refusal"><c>cards_file_invalid</c> for a file with too many rows.</exception>
    internal async Task CheckAsync(IReadOnlyCollection<CardRow> rows, BinaryWriter writer)
    {
        Rows += rows.Count;
        if (Rows > CardCsv.MaxRows)
        {
            throw RewardCodes.CardsFileInvalid.Because($"The file has more than {CardCsv.MaxRows} rows.");
        }

        var fresh = Fresh(rows);
        var known = await KnownCards.ReadAsync(database, book, fresh.ConvertAll(x => x.Hash));
        foreach (var (row, hash) in fresh)
        {
            if (known.Contains(hash))
            {
                Leave(row.Line, CardFault.Duplicate, "The card is in a pool already.");
            }
            else
            {
                Seal(row, writer);
            }
        }

        _faults.Sort((a, b) => a.Row.CompareTo(b.Row));
    }

    private List<(CardRow Row, CardHash Hash)> Fresh(IReadOnlyCollection<CardRow> rows)
    {
        var fresh = new List<(CardRow, CardHash)>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Secret is not { } secret)
            {
                Leave(row.Line, CardFault.Invalid, row.Fault!);
                continue;
            }

            var hash = CardHash.Of(sealer.HashOf(secret.Code));
            if (_earlier.Add(hash.High))
            {
                fresh.Add((row, hash));
            }
            else
            {
                Leave(row.Line, CardFault.Duplicate, "The card is in the file already.");
            }
        }

        return fresh;
    }

    private void Seal(CardRow row, BinaryWriter writer)
    {
        var card = sealer.Seal(row.Secret!);
        if (card.Sealed.Length > Card.MaxSealed)
        {
            Leave(row.Line, CardFault.Invalid, "Code, number and PIN together are too long.");
            return;
        }

        writer.Append(new StagedCard(row.Line, card, row.CostMinor, row.LastDay));
        _found.New++;
        _found.CostMinor = checked(_found.CostMinor + row.CostMinor);
    }

    private void Leave(long line, string code, string reason)
    {
        if (_faults.Count < CardFault.MostKept)
        {
            _faults.Add(new CardFault(line, code, reason));
        }

        _ = code == CardFault.Duplicate ? _found.Duplicate++ : _found.Invalid++;
    }
}
