using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>Files of cards whose value asks for a second person; then their cards are entered.</summary>
public sealed class CardImportApprovals : IApprovable
{
    private const string Name = "rewards.cards";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public async Task ApproveAsync(ClosureWork work, Approval approval)
    {
        var import = await FindAsync(work.Db, approval);
        import.Move("release", work.Caller.Person, work.Now);
        CardImportDesk.Tell(work, import, "started", OffersJson.Text(new { State = CardImportState.Releasing }));
    }

    /// <inheritdoc/>
    public async Task TakeBackAsync(ClosureWork work, Approval approval)
    {
        var import = await FindAsync(work.Db, approval);
        import.Move("reject", work.Caller.Person, work.Now);
        CardImportDesk.Tell(work, import, "cancelled", OffersJson.Text(new { State = CardImportState.Releasing }));
    }

    /// <inheritdoc/>
    public async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        OffersDb db, Approval approval)
    {
        var import = await FindAsync(db, approval);
        var pool = await db.CardPools.SingleAsync(x => x.Id == import.Pool);
        var totals = await db.PoolTotals.SingleAsync(x => x.Pool == import.Pool);
        return ($"/admin/card-imports/{import.Id}",
        [
            new("Pool", pool.Name, pool.Name),
            new("Free cards", Number(totals.Available), Number(totals.Available + import.NewFound)),
            new("Value of free cards", new Money(totals.ValueMinor, pool.Currency).ToString(),
                new Money(totals.ValueMinor + import.CostFoundMinor, pool.Currency).ToString()),
        ]);
    }

    internal static ApprovalFacts Facts(CardImport import, CardPool pool, Money cost) => new(
        Name, import.ObjectId, cost, Text.Cut(
            $"{Number(import.NewFound)} cards of {import.FileName} into {pool.Name}", Limits.Title));

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static Task<CardImport> FindAsync(OffersDb db, Approval approval)
    {
        var id = Id<CardImport>.Parse(approval.Subject);
        return db.CardImports.SingleAsync(x => x.Id == id);
    }
}
