using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger;

/// <summary>Kinds of operations as people read them.</summary>
public static class OperationWords
{
    private const string InvestKind = "investments.invest";

    /// <summary>The words of a kind: <c>investments.invest</c> becomes "Investment held".</summary>
    public static string Of(string kind) => kind.EndsWith(OperationKinds.Reversal, StringComparison.Ordinal)
        ? Of(kind[..^OperationKinds.Reversal.Length]) + ", taken back"
        : kind switch
        {
            InvestKind => "Investment held",
            OperationKinds.Deposit => "Deposit",
            OperationKinds.Withdrawal => "Withdrawal",
            OperationKinds.WithdrawalHold => "Held for a withdrawal",
            OperationKinds.WithdrawalVoid => "Withdrawal given back",
            OperationKinds.Transfer => "Transfer",
            OperationKinds.Hold => "Held",
            OperationKinds.Capture => "Hold captured",
            OperationKinds.Void => "Hold given back",
            OperationKinds.Expiry => "Hold expired",
            _ => Phrase.Sentence(Words.Plain(kind[(kind.LastIndexOf('.') + 1)..])),
        };
}
