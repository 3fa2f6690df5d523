using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;

namespace Offers.Data.Ledger.Figures;

/// <summary>Explains sums over many accounts, for administrators.</summary>
public sealed class BooksFigures(FigureEntries entries) : IFigureSource
{
    private const int Shown = 10;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [LedgerFigure.PurposeName] = PurposeAsync,
            [LedgerFigure.BooksName] = BooksAsync,
            [LedgerFigure.ClearingName] = ClearingAsync,
            [LedgerFigure.WalletsName] = WalletsAsync,
            [LedgerFigure.AskedName] = AskedAsync,
            [LedgerFigure.SetAsideName] = SetAsideAsync,
        };

    // about: purpose, currency, ticks of the time as recorded at
    private async Task<Explanation> PurposeAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (purpose, currency) = (ask.Word<Purpose>(0), ask.Currency(1));
        var accounts = ask.Db.Accounts.Where(x => x.Purpose == purpose && x.Currency == currency);
        var sum = await entries.OfAsync(ask, await EntriesAsync(ask, accounts, 2), currency);
        return ask.Explain(
            $"All accounts of purpose {purpose}", sum.Sum, "The sum of all entries on all accounts of this purpose.",
            ExplanationInput.Fact("Accounts", $"{await accounts.CountAsync():N0}")) with { Entries = sum };
    }

    // about: currency, ticks of the time as recorded at
    private async Task<Explanation> BooksAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var currency = ask.Currency(0);
        var accounts = ask.Db.Accounts.Where(x => x.Currency == currency);
        var sum = await entries.OfAsync(ask, await EntriesAsync(ask, accounts, 1), currency);
        return ask.Explain(
            "All accounts", sum.Sum, "The sum of all entries. Every operation sums to zero, so this does too.",
            ExplanationInput.Fact("Accounts", $"{await accounts.CountAsync():N0}")) with { Entries = sum };
    }

    // about: qualifier, currency
    private async Task<Explanation> ClearingAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (flow, currency) = (ask.Text(0), ask.Currency(1));
        var accounts = ask.Db.Accounts.Where(
            x => x.Purpose == Purpose.Clearing && x.Qualifier == flow && x.Currency == currency);
        var sum = await entries.OfAsync(ask, await EntriesAsync(ask, accounts, 2), currency);
        return ask.Explain(
            $"Clearing account {flow}", sum.Sum,
            "Money between two steps: plus when the first was taken, minus when the second was.")
            with { Entries = sum };
    }

    private static async Task<Explanation> WalletsAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var currency = ask.Currency(0);
        var platform = Organisation.PlatformId(ask.Reader.Book).Value;
        var accounts = ask.Db.Accounts.Where(x => x.Currency == currency && x.OwnerId != platform
            && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held));
        var owners = await accounts.GroupBy(x => new { x.OwnerKind, x.OwnerId })
            .Select(x => new { x.Key.OwnerKind, x.Key.OwnerId, Sum = x.Sum(a => a.BalanceMinor) })
            .OrderByDescending(x => x.Sum).Take(Shown).ToListAsync();
        var names = await OwnerNames.ReadAsync(ask.Db, owners.Select(x => (x.OwnerKind, x.OwnerId)));
        var all = new Money(await accounts.SumAsync(x => x.BalanceMinor), currency);
        var largest = owners.ConvertAll(x =>
        {
            var owner = new Owner(ask.Reader.Book, x.OwnerKind, x.OwnerId);
            return ExplanationInput.Plus(
                names.GetValueOrDefault(x.OwnerId)?.Name ?? owner.ToString(), new Money(x.Sum, currency),
                LedgerFigure.Wallet(owner, currency));
        });
        return ask.Explain(
            "All wallets", all, "What all owners but the platform have, available and held.",
            WithOthers(largest, all, "All other wallets"));
    }

    private static async Task<Explanation> AskedAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var currency = ask.Currency(0);
        var waiting = ask.Db.TopUps.Where(x => x.State == CashState.Requested && x.Currency == currency);
        var oldest = await waiting.OrderBy(x => x.Id).Take(Shown).ToListAsync();
        var names = await OwnerNames.ReadAsync(ask.Db, oldest.Select(x => (x.OwnerKind, x.OwnerId)));
        var all = new Money(await waiting.SumAsync(x => x.AmountMinor), currency);
        var parts = oldest.ConvertAll(x => ExplanationInput.Plus(
            names.GetValueOrDefault(x.OwnerId)?.Name ?? x.ObjectId, x.Amount, LedgerFigure.Cash(x.ObjectId)));
        return ask.Explain(
            "Deposits that wait", all, "The sum of deposits that were asked for and are not decided.",
            WithOthers(parts, all, "All later ones"));
    }

    private static async Task<Explanation> SetAsideAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var currency = ask.Currency(0);
        var held = ask.Db.Holds.Where(x => x.State == HoldState.Held && x.Currency == currency);
        var newest = await held.OrderByDescending(x => x.Id).Take(Shown).ToListAsync();
        var all = new Money(await held.SumAsync(x => x.AmountMinor), currency);
        var parts = newest.ConvertAll(x => ExplanationInput.Plus(
            x.Purpose + " " + x.Reference, x.Amount, LedgerFigure.Hold(x.Id, HoldAmount.Amount)));
        return ask.Explain(
            "Set aside by holds", all, "The sum of holds of which nothing was taken or given back.",
            WithOthers(parts, all, "All earlier ones"));
    }

    /// <summary>Parts, and what is missing to the whole as one more.</summary>
    private static List<ExplanationInput> WithOthers(List<ExplanationInput> parts, Money all, string label)
    {
        var others = parts.Aggregate(all, (left, part) => left - part.Amount!.Value);
        return others.IsZero ? parts : [.. parts, ExplanationInput.Plus(label, others)];
    }

    private static async Task<IQueryable<Entry>> EntriesAsync(FigureAsk ask, IQueryable<Account> accounts, int at)
    {
        var found = accounts.Join(ask.Db.Entries, x => x.Id, x => x.AccountId, (_, entry) => entry);
        if (ask.Length <= at)
        {
            return found;
        }

        var then = ask.Number(at);
        if (then > DateTimeOffset.MaxValue.Ticks)
        {
            throw FigureAsk.NotFound();
        }

        var last = await Cuts.BeforeAsync(ask.Db, new DateTimeOffset(then, TimeSpan.Zero));
        return found.Where(x => x.OperationNumber <= last);
    }
}
