using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>How a hold stands; follows from its amounts.</summary>
public enum HoldState
{
    /// <summary>All of it is set aside.</summary>
    Held,

    /// <summary>Part was taken to its destination, part is still set aside.</summary>
    PartlyCaptured,

    /// <summary>Nothing is set aside any more and some was captured.</summary>
    Captured,

    /// <summary>All of it was given back.</summary>
    Voided,

    /// <summary>What was open was given back because its time was over.</summary>
    Expired,
}

/// <summary>What a hold is for.</summary>
/// <param name="Purpose">For example <c>investment</c> or <c>withdrawal</c>.</param>
/// <param name="Reference">The outside id of the object that it serves.</param>
/// <param name="ExpiresAt">When it gives itself back; null for never.</param>
public sealed record HoldFacts(string Purpose, string Reference, DateTimeOffset? ExpiresAt = null);

/// <summary>Money set aside for one purpose: captured + voided + open = amount, always.</summary>
public sealed class Hold : Entity<Hold>
{
    private Hold()
    {
    }

    /// <summary>Sets money aside; the posting is made by the ledger in the same unit of work.</summary>
    public Hold(Account available, Account held, Money amount, HoldFacts facts)
        : base(held.Book)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Minor);
        AvailableAccountId = available.Id;
        HeldAccountId = held.Id;
        Currency = amount.Currency;
        AmountMinor = amount.Minor;
        Purpose = facts.Purpose;
        Reference = facts.Reference;
        ExpiresAt = facts.ExpiresAt;
    }

    /// <summary>Where it came from and goes back to.</summary>
    public Id<Account> AvailableAccountId { get; private set; }

    /// <summary>Where it waits.</summary>
    public Id<Account> HeldAccountId { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>All that was set aside, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>What went to its destination, minor units.</summary>
    public long CapturedMinor { get; private set; }

    /// <summary>What was given back, minor units.</summary>
    public long VoidedMinor { get; private set; }

    /// <summary>What it is for.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>The outside id of the object that it serves.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>When it gives itself back.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>How it stands.</summary>
    public HoldState State { get; private set; }

    /// <summary>What is still set aside.</summary>
    public Money Open => new(AmountMinor - CapturedMinor - VoidedMinor, Currency);

    /// <summary>All that was set aside.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>True while something is set aside.</summary>
    public bool IsOpen => State is HoldState.Held or HoldState.PartlyCaptured;

    /// <summary>Takes a part to its destination.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>, <c>currency_mismatch</c>,
    /// <c>capture_exceeds_hold</c>.</exception>
    public void Capture(Money part)
    {
        CheckOpen();
        CheckPart(part);
        CapturedMinor += part.Minor;
        State = Open.IsZero ? HoldState.Captured : HoldState.PartlyCaptured;
    }

    /// <summary>Gives back what is open and answers how much that was.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>.</exception>
    public Money Void() => GiveBack(HoldState.Voided);

    /// <summary>Gives back a part of what is open; the rest stays set aside.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>, <c>capture_exceeds_hold</c>.</exception>
    public void Void(Money part)
    {
        CheckOpen();
        CheckPart(part);
        VoidedMinor += part.Minor;
        if (Open.IsZero)
        {
            State = CapturedMinor > 0 ? HoldState.Captured : HoldState.Voided;
        }
    }

    /// <summary>Gives back what is open because its time is over.</summary>
    /// <exception cref="Refusal"><c>hold_not_open</c>, also before its time.</exception>
    public Money Expire(DateTimeOffset now)
    {
        if (ExpiresAt is null || now < ExpiresAt)
        {
            throw LedgerCodes.HoldNotOpen.Because("Its time is not over.");
        }

        return GiveBack(HoldState.Expired);
    }

    private Money GiveBack(HoldState state)
    {
        CheckOpen();
        var open = Open;
        VoidedMinor += open.Minor;
        State = CapturedMinor > 0 && state == HoldState.Voided ? HoldState.Captured : state;
        return open;
    }

    private void CheckPart(Money part)
    {
        if (part.Currency != Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The hold is in {Currency}.");
        }

        if (part.Minor <= 0 || part > Open)
        {
            throw LedgerCodes.CaptureExceedsHold.Because(
                $"{Currency} {Open} is open.", ("open", Open), ("currency", Currency.Code));
        }
    }

    private void CheckOpen()
    {
        if (!IsOpen)
        {
            throw LedgerCodes.HoldNotOpen.Because(
                $"It is {Words.Plain(State.ToString())}.", ("state", Words.Snake(State.ToString())));
        }
    }
}
