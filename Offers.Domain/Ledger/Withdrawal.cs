using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>Whether a second administrator must agree.</summary>
public enum ApprovalNeed
{
    /// <summary>No.</summary>
    None,

    /// <summary>Yes, and nobody has yet.</summary>
    Waiting,

    /// <summary>Somebody did.</summary>
    Given,
}

/// <summary>Money going out of a wallet; its amount is held until it is decided.</summary>
public sealed class Withdrawal : CashMovement<Withdrawal>
{
    private Withdrawal()
    {
    }

    /// <summary>Asks for a withdrawal, for which money was set aside.</summary>
    public Withdrawal(CashRequest request, DateTimeOffset now)
        : base(request, now) => Destination = request.Destination;

    /// <summary>The hold that keeps the money until it is decided; null when posted at once.</summary>
    public Id<Hold>? HoldId { get; private set; }

    /// <summary>The bank account to which it goes, where one was named.</summary>
    public Id<Destination>? Destination { get; private set; }

    /// <summary>Whether a second administrator must agree.</summary>
    public ApprovalNeed Approval { get; private set; }

    /// <summary>The administrator who agreed; another one pays it out.</summary>
    public Id<IPerson>? ApprovedBy { get; private set; }

    /// <summary>Names the hold.</summary>
    public void Secure(Hold hold) => HoldId = hold.Id;

    /// <summary>A second administrator must agree before it can be completed.</summary>
    public void AskApproval() => Approval = ApprovalNeed.Waiting;

    /// <summary>A second administrator agreed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c> where it was decided meanwhile.</exception>
    public void Approve(Id<IPerson> by)
    {
        if (State != CashState.Requested || Approval != ApprovalNeed.Waiting)
        {
            throw PlatformCodes.ActionNotAllowed.Because($"It is {Words.Plain(State.ToString())}.");
        }

        (Approval, ApprovedBy) = (ApprovalNeed.Given, by);
    }

    /// <summary>Refuses to let it be paid out by the one who approved it.</summary>
    /// <exception cref="Refusal"><c>same_person</c>.</exception>
    public void CheckPayer(Id<IPerson>? by)
    {
        if (ApprovedBy is not null && (by is null || by == ApprovedBy))
        {
            throw PlatformCodes.SamePerson.Because("Who approved a withdrawal does not pay it out, too.");
        }
    }

    private protected override Refusal? Incompletable() => Approval == ApprovalNeed.Waiting
        ? PlatformCodes.ApprovalRequired.Because()
        : null;

    // The hold's part was captured for good: money that came back is a new deposit.
    private protected override Refusal? Irreversible() => HoldId is null
        ? null
        : LedgerCodes.OperationNotReversible.Because("It took held money; what comes back is a deposit.");
}
