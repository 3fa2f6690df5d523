using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>Money coming into a wallet from the outside world.</summary>
public sealed class TopUp : CashMovement<TopUp>
{
    private TopUp()
    {
    }

    /// <summary>Asks for a deposit.</summary>
    public TopUp(CashRequest request, DateTimeOffset now)
        : base(request, now)
    {
    }

    /// <summary>What the payer writes on the transfer (<see cref="Ledger.PaymentReference"/>); null where an
    /// administrator posted it.</summary>
    public string? PaymentReference { get; private set; }

    /// <summary>When its money came in, where it was reviewed.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>The line of a bank file that brought it.</summary>
    public Id<BankLine>? BankLine { get; private set; }

    /// <summary>Gives it the reference that the payer writes on the transfer.</summary>
    public void Name(string paymentReference) => PaymentReference = paymentReference;

    /// <summary>Names the line of a bank file that brought it; what came counts, whatever was asked for.</summary>
    public void Bring(BankLine line)
    {
        BankLine = line.Id;
        AmountMinor = line.AmountMinor;
    }

    /// <summary>Its money came in, and compliance must look at it.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Review(Decision decision)
    {
        Decide("review", decision);
        ArrivedAt = decision.At;
    }

    /// <summary>Compliance lets it go to its owner; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Release(Id<Operation> operation, Decision decision)
    {
        Decide("release", decision with { Reason = Text.Required("reason", decision.Reason, Limits.Reason) });
        OperationId = operation;
    }

    /// <summary>Names the operation that sent its money back.</summary>
    public void SendBack(Id<Operation> operation) => OperationId = operation;

    // The money passed a clearing account, to which a reversal would bring it back with nobody to explain it.
    private protected override Refusal? Irreversible() => ArrivedAt is null && BankLine is null
        ? null
        : LedgerCodes.OperationNotReversible.Because(
            "It came through a clearing account; what goes out again is a withdrawal.");
}
