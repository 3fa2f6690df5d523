using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Search;

/// <summary>
/// Finds what a whole id names: deposits, withdrawals, holds, operations, approvals and receipts. Administrators find
/// those of everybody in the book, others their own.
/// </summary>
public sealed class IdSearch(
    CashQueries cash, HoldQueries holds, OperationQueries operations, BankQueries banks) : ISearchSource
{
    /// <inheritdoc />
    public string Title => "Ids";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        var mine = caller.IsAdministrator ? null : Mine.Of(caller);
        if (!caller.IsAdministrator && mine is null)
        {
            return [];
        }

        try
        {
            return await FindAsync(caller.Book, question.Text, mine) is { } hit ? [hit] : [];
        }
        catch (Refusal refusal) when (refusal.Code.Status == StatusCodes.Status404NotFound)
        {
            return [];
        }
    }

    private async Task<SearchHit?> FindAsync(BookId book, string text, Mine? mine)
    {
        var owner = mine?.Owner;
        if (Id<TopUp>.TryParse(text, out var topUp))
        {
            return Hit(await cash.DepositAsync(book, topUp, owner), "Deposit of {0}", "deposits", mine);
        }

        if (Id<Withdrawal>.TryParse(text, out var withdrawal))
        {
            return Hit(
                await cash.WithdrawalAsync(book, withdrawal, owner), "Withdrawal of {0}", "withdrawals", mine);
        }

        if (Id<Hold>.TryParse(text, out _))
        {
            var filter = new HoldFilter { Owner = owner, Search = text };
            var found = await holds.ListAsync(book, filter, new PageRequest(1));
            return found.Data is [var hold]
                ? new SearchHit(
                    T("Hold of {0}", MoneyText.Plain(hold.Amount)), hold.Owner.Name,
                    mine is null ? $"/admin/holds?q={text}" : mine.Portal.Entries, Glyph.Hold)
                : null;
        }

        if (owner is null && Id<Approval>.TryParse(text, out _))
        {
            return new SearchHit(T("Approval"), text, $"/admin/approvals?q={text}", Glyph.Check);
        }

        if (owner is null && Id<BankLine>.TryParse(text, out var line))
        {
            var receipt = await banks.LineAsync(book, line);
            return new SearchHit(
                T("Receipt of {0}", MoneyText.Plain(receipt.Amount)), receipt.Payer ?? receipt.Reference,
                $"/admin/bank-lines?q={line}", Glyph.Bank);
        }

        return Id<Operation>.TryParse(text, out var operation) ? await OperationAsync(book, operation, mine) : null;
    }

    private static SearchHit Hit(CashView cash, string what, string kind, Mine? mine) => new(
        T(what, MoneyText.Plain(cash.Amount)), cash.Owner.Name,
        mine is null ? $"/admin/transfers?kind={kind}&q={cash.Id}" : mine.Portal.Cash,
        kind == "deposits" ? Glyph.Deposit : Glyph.Withdraw);

    private async Task<SearchHit?> OperationAsync(BookId book, Id<Operation> id, Mine? mine)
    {
        var operation = mine is null
            ? await operations.GetAsync(book, id)
            : await operations.GetForAsync(mine.Owner, id);
        return new SearchHit(
            T("Operation {0}", operation.Number), operation.Kind,
            mine is null ? $"/admin/operations/{id}" : $"{mine.Portal.Entries}?q={id}", Glyph.Operations);
    }

    // Whose money somebody finds who is no administrator, and where he looks at it.
    private sealed record Mine(Owner Owner, WalletPortal Portal)
    {
        internal static Mine? Of(Caller caller) =>
            caller.Person is { } person && WalletPortal.Of(caller) is { } portal
                ? new Mine(Owner.Of(caller.Book, person), portal)
                : null;
    }
}
