using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Something that explains a part of a clearing account.</summary>
/// <param name="Id">Its outside id.</param>
/// <param name="Text">What it is, in a line.</param>
/// <param name="Amount">How much of the account it is.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Page">The administrators' page on which it is seen.</param>
public sealed record ClearingItem(string Id, string Text, Money Amount, DateTimeOffset Since, string Page);

/// <summary>What waits in the clearing account of a flow, item by item: their sum is its balance.</summary>
/// <param name="Qualifier">The flow.</param>
/// <param name="ItemsAsync">The oldest items of a currency, no more than asked for.</param>
/// <param name="SumAsync">The sum of all of them, minor units.</param>
public sealed record ClearingContent(
    string Qualifier, Func<OffersDb, Currency, int, Task<IReadOnlyList<ClearingItem>>> ItemsAsync,
    Func<OffersDb, Currency, Task<long>> SumAsync);

/// <summary>The clearing accounts of deposits, and what explains them.</summary>
public static class Clearings
{
    /// <summary>Deposits that compliance must look at.</summary>
    public static readonly ClearingContent Reviews = new(
        ClearingFlow.DepositReview.Qualifier, ReviewedAsync,
        static async (db, currency) => await db.TopUps
            .Where(x => x.State == CashState.InReview && x.Currency == currency).SumAsync(x => x.AmountMinor));

    /// <summary>Lines of bank files of which nobody knows whose they are.</summary>
    public static readonly ClearingContent BankLines = new(
        ClearingFlow.BankImport.Qualifier, UnmatchedAsync,
        static async (db, currency) => await db.BankLines
            .Where(x => x.State == BankLineState.Unmatched && x.Currency == currency).SumAsync(x => x.AmountMinor));

    /// <summary>Counts clearing accounts of deposits that are not the sum of what waits in them.</summary>
    public static readonly DerivedTotal Explained = new(
        "Clearing accounts of deposits are what waits in them", CountAsync);

    /// <summary>The platform's clearing account of a flow.</summary>
    public static AccountKey Of(BookId book, Currency currency, ClearingFlow flow) => new(
        Owner.Of(book, Organisation.PlatformId(book)), Purpose.Clearing, currency, flow.Qualifier);

    private static async Task<IReadOnlyList<ClearingItem>> ReviewedAsync(OffersDb db, Currency currency, int atMost)
    {
        var rows = await db.TopUps.Where(x => x.State == CashState.InReview && x.Currency == currency)
            .OrderBy(x => x.Id).Take(atMost).ToListAsync();
        var names = await OwnerNames.ReadAsync(db, rows.Select(x => (x.OwnerKind, x.OwnerId)));
        return [.. rows.Select(x => new ClearingItem(
            x.ObjectId, $"Deposit of {names.GetValueOrDefault(x.OwnerId)?.Name ?? x.Owner.ToString()}", x.Amount,
            x.ArrivedAt ?? x.RequestedAt, $"/admin/transfers?kind=deposits&status=in_review&q={x.ObjectId}"))];
    }

    private static async Task<IReadOnlyList<ClearingItem>> UnmatchedAsync(OffersDb db, Currency currency, int atMost)
    {
        var rows = await db.BankLines.Where(x => x.State == BankLineState.Unmatched && x.Currency == currency)
            .OrderBy(x => x.Id).Take(atMost)
            .Join(db.BankFiles, line => line.File, file => file.Id, (line, file) => new { line, file.Name })
            .ToListAsync();
        return [.. rows.Select(x => new ClearingItem(
            x.line.ObjectId, $"Line {x.line.Number} of {x.Name}, {x.line.Payer ?? "no payer"}, {x.line.Reference}",
            x.line.Amount, x.line.ImportedAt, $"/admin/bank-lines?q={x.line.ObjectId}"))];
    }

    private static async Task<int> CountAsync(OffersDb db)
    {
        var wrong = 0;
        foreach (var content in new[] { Reviews, BankLines })
        {
            var balances = await db.Accounts
                .Where(x => x.Purpose == Purpose.Clearing && x.Qualifier == content.Qualifier)
                .GroupBy(x => x.Currency).Select(g => new { g.Key, Sum = g.Sum(x => x.BalanceMinor) }).ToListAsync();
            foreach (var currency in Currency.All)
            {
                var balance = balances.Find(x => x.Key == currency)?.Sum ?? 0;
                wrong += balance == await content.SumAsync(db, currency) ? 0 : 1;
            }
        }

        return wrong;
    }
}
