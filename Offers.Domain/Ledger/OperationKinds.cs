namespace Offers.Domain.Ledger;

/// <summary>
/// The kinds of operations that the ledger itself posts; modules add their own, as <c>module.verb</c>.
/// </summary>
public static class OperationKinds
{
    /// <summary>Money came in.</summary>
    public const string Deposit = "ledger.deposit";

    /// <summary>Money came in that compliance must look at.</summary>
    public const string DepositReview = "ledger.deposit.review";

    /// <summary>That money was sent back.</summary>
    public const string DepositReturn = "ledger.deposit.return";

    /// <summary>A bank file told of money.</summary>
    public const string BankReceipt = "ledger.bank.receipt";

    /// <summary>That money was sent back, since it is nobody's here.</summary>
    public const string BankReturn = "ledger.bank.return";

    /// <summary>Money went out.</summary>
    public const string Withdrawal = "ledger.withdrawal";

    /// <summary>Money was set aside for a withdrawal that was asked for.</summary>
    public const string WithdrawalHold = "ledger.withdrawal.hold";

    /// <summary>That money was given back, since the withdrawal was rejected or cancelled.</summary>
    public const string WithdrawalVoid = "ledger.withdrawal.void";

    /// <summary>Money moved from one owner to another.</summary>
    public const string Transfer = "ledger.transfer";

    /// <summary>Money was set aside.</summary>
    public const string Hold = "ledger.hold";

    /// <summary>Held money was taken to its destination.</summary>
    public const string Capture = "ledger.hold.capture";

    /// <summary>Held money was given back.</summary>
    public const string Void = "ledger.hold.void";

    /// <summary>Held money was given back because its time was over.</summary>
    public const string Expiry = "ledger.hold.expiry";

    /// <summary>What a reversal's kind ends with.</summary>
    public const string Reversal = ".reversal";
}
