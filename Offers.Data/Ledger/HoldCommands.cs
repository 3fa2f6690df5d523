using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// A hold and the two accounts between which it moves; these never change, so they are read beforehand.
/// </summary>
public readonly record struct HoldPlace(Id<Hold> Hold, Id<Account> Available, Id<Account> Held)
{
    /// <summary>Where a hold is.</summary>
    public static HoldPlace Of(Hold hold) => new(hold.Id, hold.AvailableAccountId, hold.HeldAccountId);
}

/// <summary>What a hold's verbs answer.</summary>
/// <param name="Id">The hold.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">All that was set aside.</param>
/// <param name="Captured">What went to its destination.</param>
/// <param name="Voided">What was given back.</param>
/// <param name="Open">What is still set aside.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Receipt">The operation.</param>
public sealed record HoldAnswer(
    Id<Hold> Id, string Currency, AmountText Amount, AmountText Captured, AmountText Voided, AmountText Open,
    HoldState Status, Id<Operation> Receipt)
{
    internal static HoldAnswer Of(Hold hold, Operation operation) => new(
        hold.Id, hold.Currency.Code, AmountText.Of(hold.Amount), Part(hold, hold.CapturedMinor),
        Part(hold, hold.VoidedMinor), AmountText.Of(hold.Open), hold.State, operation.Id);

    private static AmountText Part(Hold hold, long minor) => AmountText.Of(new Money(minor, hold.Currency));
}

/// <summary>A command on one open hold.</summary>
/// <param name="place">The hold.</param>
public abstract class HoldCommand(HoldPlace place) : BatchCommand
{
    /// <inheritdoc/>
    public override string Subject => place.Hold.ToString();

    /// <inheritdoc/>
    public override void Name(RowNames names) => names.NeedHold(place);

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        var hold = work.Find(LedgerRows.HoldById, place.Hold) is { } found && found.Book == work.Caller.Book
            ? found
            : throw LedgerCodes.HoldNotFound.Because();
        var before = OffersJson.Text(new { status = hold.State, open = hold.Open });
        var operation = Act(work, hold);
        var answer = HoldAnswer.Of(hold, operation);
        work.Audit(new AuditFact(Action, hold.ObjectId, before, OffersJson.Text(answer), operation.Reason));
        work.Raise(hold, "ledger.hold." + Words.Snake(hold.State.ToString()), answer);
        return Answer.Ok(answer);
    }

    /// <summary>Moves the money.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c> and others.</exception>
    protected abstract Operation Act(Work work, Hold hold);

    /// <summary>Why the operation is made; it belongs to the object that the hold serves.</summary>
    protected OperationFacts Facts(Work work, Hold hold) => new(Action, hold.Reference, work.Now);
}

/// <summary>Takes a part of a hold to its destination.</summary>
/// <param name="place">The hold.</param>
/// <param name="part">How much.</param>
/// <param name="destination">Where it goes.</param>
public sealed class CaptureHold(HoldPlace place, Money part, AccountKey destination) : HoldCommand(place)
{
    /// <inheritdoc/>
    public override string Action => OperationKinds.Capture;

    /// <inheritdoc/>
    public override void Name(RowNames names)
    {
        base.Name(names);
        _ = destination.Owner.Kind == OwnerKind.Person
            ? names.Need(LedgerRows.AccountsOf, destination.Owner)
            : names.Need(LedgerRows.AccountByKey, destination);
    }

    /// <inheritdoc/>
    protected override Operation Act(Work work, Hold hold) =>
        work.Ledger.Capture(hold, part, work.Ledger.Account(destination), Facts(work, hold));
}

/// <summary>Gives back what is open of a hold.</summary>
/// <param name="place">The hold.</param>
public sealed class VoidHold(HoldPlace place) : HoldCommand(place)
{
    /// <inheritdoc/>
    public override string Action => OperationKinds.Void;

    /// <inheritdoc/>
    protected override Operation Act(Work work, Hold hold) => work.Ledger.Void(hold, Facts(work, hold));
}

/// <summary>Gives back what is open of a hold whose time is over.</summary>
/// <param name="place">The hold.</param>
public sealed class ExpireHold(HoldPlace place) : HoldCommand(place)
{
    /// <inheritdoc/>
    public override string Action => OperationKinds.Expiry;

    /// <inheritdoc/>
    protected override Operation Act(Work work, Hold hold) => work.Ledger.Expire(hold, Facts(work, hold));
}
