using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>The states of an investment.</summary>
public enum InvestmentStatus
{
    /// <summary>Decided, and the money is held.</summary>
    Confirmed,

    /// <summary>Refused with a code; kept for the record, no money moved.</summary>
    Refused,

    /// <summary>Taken back by the investor inside the cooling-off days.</summary>
    Withdrawn,

    /// <summary>The money is in the offer's pool.</summary>
    Settled,

    /// <summary>The offer was cancelled and the money given back.</summary>
    Returned,

    /// <summary>The principal was returned.</summary>
    Repaid,
}

/// <summary>One request to invest and what became of it.</summary>
public sealed class Investment : Entity<Investment>
{
    private Investment()
    {
    }

    private Investment(InvestmentOffer offer, Id<IPerson> investor, Money requested, DateTimeOffset now)
        : base(offer.Book)
    {
        Offer = offer.Id;
        Investor = investor;
        Currency = offer.Currency;
        RequestedMinor = requested.Minor;
        CreatedAt = now;
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>The investor.</summary>
    public Id<IPerson> Investor { get; private set; }

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>What was asked for, minor units.</summary>
    public long RequestedMinor { get; private set; }

    /// <summary>What was taken, minor units; 0 when refused.</summary>
    public long AcceptedMinor { get; private set; }

    /// <summary>Where it stands.</summary>
    public InvestmentStatus Status { get; private set; }

    /// <summary>The hold that keeps the money.</summary>
    public Id<Hold>? HoldId { get; private set; }

    /// <summary>The operation that held it; the receipt.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>Why it was refused.</summary>
    public string? RefusalCode { get; private set; }

    /// <summary>The versions of documents that the investor accepted, as <see cref="VersionIds"/> writes
    /// them.</summary>
    public string AcceptedVersions { get; private set; } = "";

    /// <summary>Until when the investor may take it back; null where he may not.</summary>
    public DateTimeOffset? CoolingOffEndsAt { get; private set; }

    /// <summary>When it was decided, in the book's time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What was asked for.</summary>
    public Money Requested => new(RequestedMinor, Currency);

    /// <summary>What was taken.</summary>
    public Money Accepted => new(AcceptedMinor, Currency);

    /// <summary>Begins a confirmed investment; the hold follows in the same unit of work.</summary>
    internal static Investment Confirm(
        InvestmentOffer offer, Id<IPerson> investor, Fill fill,
        (DateTimeOffset Now, DateTimeOffset? CoolingOffEnd) at) =>
        new(offer, investor, fill.Requested, at.Now)
        {
            AcceptedMinor = fill.Accepted.Minor,
            CoolingOffEndsAt = at.CoolingOffEnd,
        };

    /// <summary>Keeps a refused request for the record.</summary>
    public static Investment Refuse(
        InvestmentOffer offer, Id<IPerson> investor, Money requested, (RefusalCode Code, DateTimeOffset Now) refusal) =>
        new(offer, investor, requested, refusal.Now)
        {
            Status = InvestmentStatus.Refused,
            RefusalCode = refusal.Code.Code,
        };

    /// <summary>Names the hold and the operation that secure it.</summary>
    public void Secure(Hold hold, Operation operation) => (HoldId, OperationId) = (hold.Id, operation.Id);

    /// <summary>Records that the investor accepted what the offer asks to be accepted.</summary>
    public void Accept(InvestmentOffer offer) => AcceptedVersions = offer.VersionsToAccept;

    /// <summary>Takes it back inside the cooling-off days; the hold is voided in the same unit of work.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>cooling_off_over</c>.</exception>
    public void Withdraw(DateTimeOffset now) => Status = InvestmentLife.Machine.Next(this, "withdraw", now);

    /// <summary>The money went into the offer's pool.</summary>
    public void Settle(DateTimeOffset now) => Status = InvestmentLife.Machine.Next(this, "settle", now);

    /// <summary>The offer was cancelled and the money given back.</summary>
    public void Return(DateTimeOffset now) => Status = InvestmentLife.Machine.Next(this, "return", now);

    /// <summary>The principal was returned.</summary>
    public void Repay(DateTimeOffset now) => Status = InvestmentLife.Machine.Next(this, "repay", now);
}

/// <summary>How much of a request is taken.</summary>
public readonly record struct Fill(Money Requested, Money Accepted);
