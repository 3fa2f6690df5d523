using Offers.Data.Ledger;
using Offers.Data.Ledger.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Ledger.Pages;

/// <summary>What administrators decide about several deposits or withdrawals at once, with one reason.</summary>
/// <param name="deposits">Decides deposits.</param>
/// <param name="withdrawals">Decides withdrawals.</param>
public sealed class CashBulk(DepositDesk deposits, WithdrawalDesk withdrawals)
{
    private const string Release = "Release";
    private const string Reject = "Reject";

    /// <summary>The verbs for deposits as buttons say them.</summary>
    public static IReadOnlyList<string> OfDeposits { get; } = [Release, Reject];

    /// <summary>The verbs for withdrawals as buttons say them.</summary>
    public static IReadOnlyList<string> OfWithdrawals { get; } = [Reject];

    /// <summary>What a verb will do to each of some deposits, and why not where it cannot.</summary>
    public BulkPlan DepositPlan(string verb, IReadOnlyList<CashView> rows) => Plan(verb, "deposit", rows, row =>
    {
        var id = Id<TopUp>.Parse(row.Id);
        return Item(row, verb, (request, reason) => verb == Release
            ? deposits.ReleaseAsync(request, id, reason)
            : deposits.RejectAsync(request, id, reason)) with
        {
            Consequence = verb == Release ? T("Goes to the wallet of {0}.", row.Owner.Name)
                : row.Status == CashState.InReview ? T("Is sent back where it came from.")
                : T("No money moves; it is not waited for any more."),
        };
    });

    /// <summary>What a verb will do to each of some withdrawals, and why not where it cannot.</summary>
    public BulkPlan WithdrawalPlan(string verb, IReadOnlyList<CashView> rows) => Plan(verb, "withdrawal", rows, row =>
    {
        var id = Id<Withdrawal>.Parse(row.Id);
        return Item(row, verb, (request, reason) => withdrawals.RejectAsync(request, id, reason)) with
        {
            Consequence = T("Is available to {0} again.", row.Owner.Name),
        };
    });

    private static BulkPlan Plan(
        string verb, string noun, IReadOnlyList<CashView> rows, Func<CashView, BulkItem> item) =>
        new(verb, noun, [.. rows.Select(item)]) { NeedsReason = true, IsDangerous = verb == Reject };

    private static BulkItem Item(
        CashView row, string verb, Func<Data.Platform.Writing.CommandRequest, string?, Task<Answer>> run)
    {
        var allowed = row.AllowedActions.FirstOrDefault(x => x.Action == verb.ToLowerInvariant());
        return new BulkItem(row.Id, $"{row.Owner.Name} ({row.PaymentReference ?? row.Reference ?? row.Id})", run)
        {
            Amount = row.Amount,
            Why = LedgerFigure.Cash(row.Id),
            WhyNot = allowed is { Allowed: true } ? null : allowed?.Reason ?? T("It cannot be done now."),
        };
    }
}
