using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>When holds are given back because their time is over.</summary>
public sealed class HoldsDue(OffersDatabase database) : IDueSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await db.Holds
            .Where(x => (x.State == HoldState.Held || x.State == HoldState.PartlyCaptured) && x.ExpiresAt > after)
            .OrderBy(x => x.ExpiresAt).Take(atMost).Select(x => new { x.Id, x.ExpiresAt, x.Purpose }).ToListAsync();
        return rows.ConvertAll(x => new DueMoment(x.ExpiresAt!.Value, "hold_expires", x.Id.ToString(), x.Purpose));
    }
}

/// <summary>How much money moved, by kind of operation and currency.</summary>
public sealed class MoneyChanges(OffersDatabase database) : IChangeSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChangeGroup>> OfAsync(AdvanceSpan span)
    {
        await using var db = database.Read(span.Book);
        var (after, until) = span.Operations;
        var sums = await (
            from operation in db.Operations.Where(x => x.Number > after && x.Number <= until)
            join entry in db.Entries.Where(x => x.AmountMinor > 0) on operation.Id equals entry.OperationId
            group entry by new { operation.Kind, entry.Currency } into kind
            orderby kind.Key.Kind
            select new { kind.Key.Kind, kind.Key.Currency, Count = kind.Count(), Sum = kind.Sum(x => x.AmountMinor) })
            .ToListAsync();
        return
        [
            new ChangeGroup("money", [.. sums.Select(x => new Change(x.Kind)
            {
                Count = x.Count, Currency = x.Currency, Amount = new Money(x.Sum, x.Currency),
            })]),
        ];
    }
}
