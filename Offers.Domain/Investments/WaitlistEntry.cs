using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>The states of a place on a waitlist.</summary>
public enum WaitlistStatus
{
    /// <summary>Somebody waits for room.</summary>
    Waiting,

    /// <summary>Room was freed and he has invested.</summary>
    Promoted,

    /// <summary>He left, or the offer takes no money any more.</summary>
    Cancelled,
}

/// <summary>What somebody who waits asks for.</summary>
/// <param name="Amount">How much.</param>
/// <param name="MinAccepted">The least part that he takes; at most the amount.</param>
public sealed record WaitlistWish(Money Amount, Money? MinAccepted);

/// <summary>A place on the waitlist of an offer: who waits for how much, and what became of it.</summary>
public sealed class WaitlistEntry : Entity<WaitlistEntry>
{
    private WaitlistEntry()
    {
    }

    /// <summary>Takes the next place.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="investor">Who waits.</param>
    /// <param name="wish">For how much; it was judged by <see cref="WaitlistRule"/>.</param>
    /// <param name="place">The number of the place.</param>
    /// <param name="now">The book's time.</param>
    public WaitlistEntry(
        InvestmentOffer offer, Id<IPerson> investor, WaitlistWish wish, int place, DateTimeOffset now)
        : base(offer.Book)
    {
        Offer = offer.Id;
        Investor = investor;
        Currency = offer.Currency;
        AmountMinor = wish.Amount.Minor;
        MinAcceptedMinor = wish.MinAccepted?.Minor;
        Place = place;
        CreatedAt = now;
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>Who waits.</summary>
    public Id<IPerson> Investor { get; private set; }

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The place in the order of joining, from 1; it is never given again.</summary>
    public int Place { get; private set; }

    /// <summary>What he wants to put in, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>The least part that he takes, minor units; null for any.</summary>
    public long? MinAcceptedMinor { get; private set; }

    /// <summary>Where it stands.</summary>
    public WaitlistStatus Status { get; private set; }

    /// <summary>The hold that keeps the money meanwhile; null where none was set aside.</summary>
    public Id<Hold>? HoldId { get; private set; }

    /// <summary>The investment that it became.</summary>
    public Id<Investment>? Investment { get; private set; }

    /// <summary>The versions of documents that he accepted, as <see cref="VersionIds"/> writes them.</summary>
    public string AcceptedVersions { get; private set; } = "";

    /// <summary>When he joined, in the book's time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When room was free for the first time and his wallet was short of it.</summary>
    public DateTimeOffset? PassedOverAt { get; private set; }

    /// <summary>When it was promoted or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What he wants to put in.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>The least part that he takes.</summary>
    public Money? MinAccepted => MinAcceptedMinor is { } minor ? new Money(minor, Currency) : null;

    /// <summary>Records that he accepted what the offer asks to be accepted.</summary>
    public void Accept(InvestmentOffer offer) => AcceptedVersions = offer.VersionsToAccept;

    /// <summary>Names the hold that keeps the money meanwhile.</summary>
    public void Secure(Hold hold) => HoldId = hold.Id;

    /// <summary>Room was freed, and this is what he put in.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Promote(Investment investment, DateTimeOffset now)
    {
        Move("promote", now);
        Investment = investment.Id;
    }

    /// <summary>Gives the place up, by the investor or with the offer.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Cancel(DateTimeOffset now) => Move("cancel", now);

    /// <summary>Room was free, but his wallet was short of it; he keeps the place.</summary>
    /// <returns>Whether it is the first time.</returns>
    public bool PassOver(DateTimeOffset now)
    {
        var first = PassedOverAt is null;
        PassedOverAt ??= now;
        return first;
    }

    private void Move(string verb, DateTimeOffset now)
    {
        Status = WaitlistRule.Machine.Next(this, verb, now);
        EndedAt = now;
    }
}
