using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Sets money of a wallet aside for one purpose.</summary>
/// <param name="owner">Whose wallet.</param>
/// <param name="amount">How much; more than zero.</param>
/// <param name="what">What it is for.</param>
public sealed class PlaceHold(Owner owner, Money amount, HoldFacts what) : BatchCommand
{
    /// <inheritdoc/>
    public override string Action => OperationKinds.Hold;

    /// <inheritdoc/>
    public override string Subject => what.Reference;

    /// <inheritdoc/>
    public override void Name(RowNames names) => names
        .NeedWallet(owner, amount.Currency)
        .Need(LedgerRows.HoldsFor, (what.Purpose, what.Reference));

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        if (work.FindAll(LedgerRows.HoldsFor, (what.Purpose, what.Reference)).FirstOrDefault(x => x.IsOpen) is { } open)
        {
            throw LedgerCodes.HoldExists.Because(null, ("hold", open.Id));
        }

        var (hold, operation) = work.Ledger.Place(
            owner, amount, what, new OperationFacts(Action, what.Reference, work.Now));
        var answer = HoldAnswer.Of(hold, operation);
        work.Audit(new AuditFact(Action, hold.ObjectId, null, OffersJson.Text(answer), null));
        work.Raise(hold, "ledger.hold.placed", answer);
        return Answer.Created(answer, $"/api/v1/admin/holds/{hold.Id}");
    }
}
