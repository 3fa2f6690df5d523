using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>A sum and how many lines make it.</summary>
/// <param name="Amount">The sum.</param>
/// <param name="Lines">How many.</param>
public sealed record SumOf(Money Amount, int Lines);

/// <summary>What was summed in a period.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Amount">The sum.</param>
public sealed record PeriodSum(DateTimeOffset From, Money Amount);

/// <summary>The sums of the ledger on the administrators' overview; each is that of a list.</summary>
public sealed class OverviewSums(OffersDatabase database)
{
    /// <summary>What all wallets hold, available and held, but the platform's own.</summary>
    public async Task<SumOf> WalletsAsync(BookId book, Currency currency)
    {
        await using var db = database.Read(book);
        var platform = Organisation.PlatformId(book).Value;
        var accounts = db.Accounts.Where(x => x.Currency == currency && x.OwnerId != platform
            && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held));
        var owners = await accounts.Select(x => x.OwnerId).Distinct().CountAsync();
        return new SumOf(new Money(await accounts.SumAsync(x => x.BalanceMinor), currency), owners);
    }

    /// <summary>Deposits that wait for a decision.</summary>
    public async Task<SumOf> WaitingDepositsAsync(BookId book, Currency currency)
    {
        await using var db = database.Read(book);
        var waiting = db.TopUps.Where(x => x.State == CashState.Requested && x.Currency == currency);
        return new SumOf(
            new Money(await waiting.SumAsync(x => x.AmountMinor), currency), await waiting.CountAsync());
    }

    /// <summary>What is set aside by holds of which nothing was taken yet.</summary>
    public async Task<SumOf> HeldAsync(BookId book, Currency currency)
    {
        await using var db = database.Read(book);
        var held = db.Holds.Where(x => x.State == HoldState.Held && x.Currency == currency);
        return new SumOf(new Money(await held.SumAsync(x => x.AmountMinor), currency), await held.CountAsync());
    }

    /// <summary>Deposits that were completed, by period.</summary>
    /// <param name="book">The book.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="bounds">The beginnings of the periods and the end of the last, in order; at most 25.</param>
    public async Task<IReadOnlyList<PeriodSum>> DepositedAsync(
        BookId book, Currency currency, IReadOnlyList<DateTimeOffset> bounds)
    {
        await using var db = database.Read(book);
        var sums = new List<PeriodSum>();
        foreach (var (from, until) in bounds.Zip(bounds.Skip(1)))
        {
            var sum = await db.TopUps
                .Where(x => x.State == CashState.Completed && x.Currency == currency
                    && x.DecidedAt >= from && x.DecidedAt < until)
                .SumAsync(x => x.AmountMinor);
            sums.Add(new PeriodSum(from, new Money(sum, currency)));
        }

        return sums;
    }
}
