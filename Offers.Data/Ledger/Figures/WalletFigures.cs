using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;

namespace Offers.Data.Ledger.Figures;

/// <summary>Explains what an owner has, after any operation, and what an operation did to it.</summary>
public sealed class WalletFigures(FigureEntries entries) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [LedgerFigure.AvailableName] = ask => BalanceAsync(ask, Purpose.Available),
            [LedgerFigure.HeldName] = ask => BalanceAsync(ask, Purpose.Held),
            [LedgerFigure.WalletName] = WalletAsync,
            [LedgerFigure.LineName] = LineAsync,
        };

    // about: owner, currency, number of the last operation that counts
    private async Task<Explanation> BalanceAsync(FigureAsk ask, Purpose purpose)
    {
        var (owner, currency) = (ask.Owner(0), ask.Currency(1));
        var found = EntriesOf(ask, owner, purpose, currency);
        var after = "";
        if (ask.Length > 2)
        {
            var last = ask.Number(2);
            found = found.Where(x => x.OperationNumber <= last);
            after = $" after operation {last:N0}";
        }

        var sum = await entries.OfAsync(ask, found, currency);
        var (title, formula) = purpose == Purpose.Held
            ? ("Held" + after, "The sum of all entries on the held account: plus when money is set aside, minus when "
                + "it goes to its destination or is given back.")
            : ("Available" + after, "The sum of all entries on the available account: plus for money that came in, "
                + "minus for money that went out or was set aside.");
        return ask.Explain(title, sum.Sum, formula, await OwnerAsync(ask, owner)) with { Entries = sum };
    }

    private static async Task<Explanation> WalletAsync(FigureAsk ask)
    {
        var (owner, currency) = (ask.Owner(0), ask.Currency(1));
        var accounts = await WalletAccounts.ReadAsync(ask.Db, owner, currency);
        var wallet = WalletView.Of(
            currency, accounts.Available?.BalanceMinor ?? 0, accounts.Held?.BalanceMinor ?? 0);
        return ask.Explain(
            "Wallet", wallet.Total, "What is available and what is held, together.",
            ExplanationInput.Plus("Available", wallet.Available, LedgerFigure.Available(owner, currency)),
            ExplanationInput.Plus("Held", wallet.Held, LedgerFigure.Held(owner, currency)));
    }

    // about: available or held, owner, currency, operation number
    private async Task<Explanation> LineAsync(FigureAsk ask)
    {
        var (purpose, owner, currency, number) = (ask.Word<Purpose>(0), ask.Owner(1), ask.Currency(2), ask.Number(3));
        if (purpose is not (Purpose.Available or Purpose.Held)
            || !await ask.Db.Operations.AnyAsync(x => x.Number == number))
        {
            throw FigureAsk.NotFound();
        }

        var found = EntriesOf(ask, owner, purpose, currency).Where(x => x.OperationNumber == number);
        var sum = await entries.OfAsync(ask, found, currency);
        return ask.Explain(
            $"Change of {(purpose == Purpose.Held ? "held" : "available")} money by operation {number:N0}", sum.Sum,
            "The entry of this operation on the account. All entries of an operation sum to zero.",
            await OwnerAsync(ask, owner)) with { Entries = sum };
    }

    private static IQueryable<Entry> EntriesOf(FigureAsk ask, Owner owner, Purpose purpose, Currency currency) =>
        from account in ask.Db.Accounts.Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id
            && x.Currency == currency && x.Purpose == purpose && x.Qualifier == "")
        join entry in ask.Db.Entries on account.Id equals entry.AccountId
        select entry;

    private static async Task<ExplanationInput> OwnerAsync(FigureAsk ask, Owner owner) =>
        ExplanationInput.Fact("Owner", (await OwnerNames.OneAsync(ask.Db, owner)).Name);
}
