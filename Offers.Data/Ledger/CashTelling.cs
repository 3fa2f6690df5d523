using System.Text.Json.Serialization;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What was done to a deposit or withdrawal.</summary>
/// <param name="Action"><c>module.verb</c>, for the audit.</param>
/// <param name="Event">The event's type.</param>
/// <param name="Before">The state before; null for a new one.</param>
/// <param name="Reason">Why.</param>
internal sealed record CashDeed(string Action, string Event, CashState? Before, string? Reason)
{
    internal static CashDeed Of(string action, string type, string? reason) => new(action, type, null, reason);
}

/// <summary>The one way in which deposits and withdrawals are audited and told.</summary>
internal static class CashTelling
{
    internal static void Tell<T>(this Work work, CashMovement<T> cash, CashDeed deed)
        where T : CashMovement<T>
    {
        var payload = new
        {
            id = cash.ObjectId,
            owner = cash.Owner.ToString(),
            amount = cash.Amount,
            currency = cash.Currency,
            status = cash.State,
            reference = cash.Reference,
            operation = cash.OperationId,
            decisionReason = cash.DecisionReason,
            bankLine = (cash as TopUp)?.BankLine,
            destination = (cash as Withdrawal)?.Destination,
        };
        var before = deed.Before is { } state ? OffersJson.Text(new { status = state }) : null;
        work.Audit(new AuditFact(deed.Action, cash.ObjectId, before, OffersJson.Text(payload), deed.Reason));
        work.Raise(cash, deed.Event, payload);
    }

    /// <summary>What a verb answers, with the wallet as it is after it; the wallet must have been named.</summary>
    internal static CashAnswer Answer<T>(this Work work, CashMovement<T> cash)
        where T : CashMovement<T> => new(
            cash.ObjectId, cash.Currency.Code, AmountText.Of(cash.Amount), cash.State, cash.Reference, cash.Reason,
            cash.RequestedAt, AmountText.Of(work.Ledger.Available(cash.Owner, cash.Currency).Balance),
            AmountText.Of(work.Ledger.Held(cash.Owner, cash.Currency).Balance), cash.OperationId)
        {
            PaymentReference = (cash as TopUp)?.PaymentReference is { } reference
                ? PaymentReference.Show(reference)
                : null,
            Destination = (cash as Withdrawal)?.Destination,
            NeedsApproval = (cash as Withdrawal)?.Approval is ApprovalNeed.Waiting ? true : null,
        };
}

/// <summary>A deposit or withdrawal as its verbs answer it.</summary>
/// <param name="Id">Its outside id.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">How much.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reference">The bank's or payer's reference.</param>
/// <param name="Reason">Why it was asked for.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Available">Available after it.</param>
/// <param name="Held">Held after it.</param>
/// <param name="Receipt">The operation that moved the money, once it did.</param>
public sealed record CashAnswer(
    string Id, string Currency, AmountText Amount, CashState Status, string? Reference, string? Reason,
    DateTimeOffset RequestedAt, AmountText Available, AmountText Held, Id<Operation>? Receipt)
{
    /// <summary>What the payer writes on the transfer of a deposit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PaymentReference { get; init; }

    /// <summary>The bank account to which a withdrawal goes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Id<Destination>? Destination { get; init; }

    /// <summary>True where a second administrator must agree before a withdrawal is paid out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? NeedsApproval { get; init; }
}
