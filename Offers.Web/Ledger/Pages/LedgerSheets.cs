using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The lists of this module: filters, columns, the views that everybody has, and what files of them
/// hold.</summary>
public static class LedgerSheets
{
    /// <summary>The name of the view of deposits that wait.</summary>
    internal const string Deposits = "Deposits";

    /// <summary>The name of the view of deposits that compliance looks at.</summary>
    internal const string InReview = "In review";

    /// <summary>The name of the view of withdrawals that wait.</summary>
    internal const string Withdrawals = "Withdrawals";

    private static readonly FilterOption _all = new("all", "All");

    /// <summary>Deposits and withdrawals, for administrators.</summary>
    public static ListSheet<CashView> Transfers { get; } = new(
        "transfers", "/admin/transfers",
        [
            new("status", "State", [.. Enum.GetNames<CashState>().Select(FilterOption.Of), _all]),
            LedgerChips.InCurrency, new("q", "Owner or reference"),
        ],
        [
            ListColumn<CashView>.Of("asked", "Asked for", x => x.RequestedAt).And("waitingSince", x => x.WaitingSince),
            ListColumn<CashView>.Of("owner", "Owner", x => x.Owner.Name).And("email", x => x.Owner.Email)
                .And("id", x => x.Id).Shown(ColumnUse.Always),
            ListColumn<CashView>.Of("reference", "Reference", x => x.Reference)
                .And("paymentReference", x => x.PaymentReference).And("destination", x => x.Destination?.Number)
                .And("reason", x => x.Reason),
            ListColumn<CashView>.Of("state", "State", x => x.Status).And("decidedAt", x => x.DecidedAt)
                .And("decisionReason", x => x.DecisionReason),
            ListColumn<CashView>.Of("amount", "Amount", x => x.Amount).And("currency", x => x.Currency.Code)
                .Shown(ColumnUse.Always),
        ])
    {
        Parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "deposits" },
        CsvPath = "/api/v1/admin/transfers.csv",
        Usual = [new(Deposits, ""), new(InReview, "status=in_review"), new(Withdrawals, "kind=withdrawals")],
    };

    /// <summary>Operations, for administrators.</summary>
    public static ListSheet<OperationView> Operations { get; } = new(
        "operations", "/admin/operations",
        [LedgerChips.Kind, LedgerChips.From, LedgerChips.Until, new("q", "Number, id, reference or reason")],
        [
            ListColumn<OperationView>.Of("number", "Number", x => x.Number).And("operation", x => x.Id)
                .Shown(ColumnUse.Always),
            ListColumn<OperationView>.Of("what", "What", x => x.Kind).And("subject", x => x.Subject)
                .And("reference", x => x.Reference).And("reason", x => x.Reason),
            ListColumn<OperationView>.Of("by", "By", x => x.Actor?.Name ?? "System"),
            ListColumn<OperationView>.Of("recorded", "Recorded", x => x.RecordedAt),
            ListColumn<OperationView>.Of("effective", "Effective", x => x.EffectiveAt),
        ])
    {
        CsvPath = "/api/v1/admin/operations.csv",
        Usual = [new("All", ""), new("Investments", "kind=investments."), new("Ledger", "kind=ledger.")],
    };

    /// <summary>What happened on an own wallet, for investors; the page puts the currency's address in.</summary>
    public static ListSheet<WalletLine> Entries { get; } = new(
        "transactions", "/investor/transactions",
        [LedgerChips.Kind, LedgerChips.From, LedgerChips.Until, new("q", "Reason, id or number")],
        [
            ListColumn<WalletLine>.Of("number", "Number", x => x.Number).And("operation", x => x.OperationId)
                .And("kind", x => x.Kind).And("subject", x => x.Subject).And("reference", x => x.Reference)
                .And("reason", x => x.Reason).Shown(ColumnUse.Always),
            new ListColumn<WalletLine>(
                "recorded", "Recorded", ColumnUse.Usual, new CsvField<WalletLine>("effectiveAt", x => x.EffectiveAt),
                new CsvField<WalletLine>("recordedAt", x => x.RecordedAt)),
            new ListColumn<WalletLine>(
                "amount", "Amount", ColumnUse.Always,
                new CsvField<WalletLine>("currency", x => x.AvailableAfter.Currency.Code),
                new CsvField<WalletLine>("availableAmount", x => x.AvailableAmount),
                new CsvField<WalletLine>("heldAmount", x => x.HeldAmount)),
            ListColumn<WalletLine>.Of("availableAfter", "Available", x => x.AvailableAfter),
            ListColumn<WalletLine>.Of("heldAfter", "Held", x => x.HeldAfter),
        ])
    {
        Parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["currency"] = "" },
        Usual = [new("All", "")],
    };

    /// <summary>What happened on an own wallet, for agents.</summary>
    public static ListSheet<WalletLine> AgentEntries { get; } =
        Entries with { Key = "agent-transactions", Path = "/agent/wallet" };
}
