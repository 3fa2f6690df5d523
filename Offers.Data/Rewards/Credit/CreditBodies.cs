using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Credit;

/// <summary>Credit that is to go from a parent to its child, or back.</summary>
/// <param name="FromAccountId">Who gives: an account, or the id of an agency, a client, a campaign or an
/// organisation.</param>
/// <param name="ToAccountId">Who gets, named alike.</param>
/// <param name="Amount">How much, at least 1.00.</param>
/// <param name="Currency">The currency; may be left out where an account is named.</param>
/// <param name="Notes">What for; why, where credit is taken back.</param>
public sealed record AllocationBody(
    string? FromAccountId, string? ToAccountId, AmountText? Amount, string? Currency = null, string? Notes = null);

/// <summary>Credit that is to go back from a child to its direct parent.</summary>
/// <param name="FromAccountId">Who gives back: an account, or the id of an agency, a client, a campaign or an
/// organisation.</param>
/// <param name="Amount">How much; all that is unspent where left out.</param>
/// <param name="Reason">Why.</param>
/// <param name="Currency">The currency; may be left out where an account is named.</param>
/// <param name="ToAccountId">The direct parent; may be left out.</param>
public sealed record ReclaimBody(
    string? FromAccountId, AmountText? Amount, string? Reason, string? Currency = null, string? ToAccountId = null);

/// <summary>Whose credit a campaign is to spend.</summary>
/// <param name="Mode"><c>shared</c> or <c>isolated</c>.</param>
/// <param name="Amount">What its client gives it, where it is isolated.</param>
/// <param name="Notes">What for.</param>
public sealed record BudgetModeBody(BudgetMode? Mode, AmountText? Amount = null, string? Notes = null);

/// <summary>A wish for credit.</summary>
/// <param name="AccountId">Who is to get it: an account, or the id of an agency, a client or a campaign.</param>
/// <param name="Amount">How much, at least 1.00.</param>
/// <param name="Currency">The currency; may be left out where an account is named.</param>
/// <param name="Note">What for.</param>
public sealed record CreditWishBody(
    string? AccountId, AmountText? Amount, string? Currency = null, string? Note = null);

/// <summary>When credit is asked for by itself.</summary>
/// <param name="Threshold">Below this.</param>
/// <param name="Amount">How much is asked for.</param>
public sealed record AutoReloadBody(AmountText? Threshold, AmountText? Amount);

/// <summary>An account that is to be opened for credit in a currency.</summary>
/// <param name="OwnerId">The id of an agency, a client or a campaign.</param>
/// <param name="Currency">The currency.</param>
public sealed record CreditAccountBody(string? OwnerId, string? Currency);

/// <summary>One side of credit that moved.</summary>
/// <param name="Id">The account and the number of its entry.</param>
/// <param name="OperationId">The operation.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Amount">Signed.</param>
/// <param name="BalanceBefore">What was available before.</param>
/// <param name="BalanceAfter">What is available after.</param>
/// <param name="RelatedTransaction">The other side.</param>
public sealed record CreditTransaction(
    string Id, Id<Operation> OperationId, Id<Account> AccountId, AmountText Amount, AmountText BalanceBefore,
    AmountText BalanceAfter, string RelatedTransaction)
{
    internal static CreditTransaction Of(CreditMoved moved, Account account, Account other, Money amount) => new(
        IdOf(account), moved.Operation.Id, account.Id, AmountText.Of(amount),
        AmountText.Of(account.Balance - amount), AmountText.Of(account.Balance), IdOf(other));

    private static string IdOf(Account account) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{account.Id}-{account.EntryCount}");
}

/// <summary>What credit that moved answers: both sides of one operation.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="OutTransaction">The side that gave.</param>
/// <param name="InTransaction">The side that got.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">How much.</param>
/// <param name="FromAccountBalance">What is available after it where it came from.</param>
/// <param name="ToAccountBalance">What is available after it where it went.</param>
public sealed record CreditMoveAnswer(
    Id<Operation> OperationId, CreditTransaction OutTransaction, CreditTransaction InTransaction, string Currency,
    AmountText Amount, AmountText FromAccountBalance, AmountText ToAccountBalance)
{
    internal static CreditMoveAnswer Of(CreditMoved moved, Money amount) => new(
        moved.Operation.Id, CreditTransaction.Of(moved, moved.From, moved.To, -amount),
        CreditTransaction.Of(moved, moved.To, moved.From, amount), amount.Currency.Code, AmountText.Of(amount),
        AmountText.Of(moved.From.Balance), AmountText.Of(moved.To.Balance));
}
