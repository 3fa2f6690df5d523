using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Credit;

/// <summary>The levels of the credit tree.</summary>
public enum CreditLevel
{
    /// <summary>The platform, whose credit has no end.</summary>
    Platform,

    /// <summary>An agency.</summary>
    Agency,

    /// <summary>A client of an agency.</summary>
    Client,

    /// <summary>A campaign of a client.</summary>
    Campaign,
}

/// <summary>A place in the credit tree.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Owner">Who owns its credit.</param>
/// <param name="Parent">Who gives it credit; null for the platform.</param>
/// <param name="Name">Its name, for people.</param>
public sealed record CreditPlace(CreditLevel Level, Owner Owner, Owner? Parent, string Name)
{
    /// <summary>The outside id of the suspended agency or client on the way to the platform; itself, too.</summary>
    public string? Suspended { get; init; }

    /// <summary>The agency; null for the platform.</summary>
    public Id<Agency>? Agency { get; init; }

    /// <summary>The client; null above it.</summary>
    public Id<Client>? Client { get; init; }

    /// <summary>True for a campaign that spends its client's credit, so that it holds none of its own.</summary>
    public bool IsShared { get; init; }

    /// <summary>True for a campaign that is over.</summary>
    public bool IsOver { get; init; }
}

/// <summary>Between which places credit goes, and how much.</summary>
public static class CreditRule
{
    /// <summary>Refuses credit that does not go from a direct parent to its child.</summary>
    /// <exception cref="Refusal"><c>not_direct_parent</c>, <c>credit_suspended</c>, <c>action_not_allowed</c>,
    /// <c>campaign_not_editable</c>.</exception>
    public static void CheckDown(CreditPlace parent, CreditPlace child)
    {
        CheckPair(parent, child);
        CheckMoves(child);
        if (child.IsOver)
        {
            throw RewardCodes.CampaignNotEditable.Because();
        }

        if (child.IsShared)
        {
            throw PlatformCodes.ActionNotAllowed.Because(
                "The campaign spends its client's credit; give it a budget of its own first.");
        }
    }

    /// <summary>Refuses credit that does not go back from a child to its direct parent.</summary>
    /// <exception cref="Refusal"><c>not_direct_parent</c>, <c>credit_suspended</c>.</exception>
    public static void CheckUp(CreditPlace child, CreditPlace parent)
    {
        CheckPair(parent, child);
        CheckMoves(child);
    }

    /// <summary>Refuses what moves while it, or something above it, is suspended.</summary>
    /// <exception cref="Refusal"><c>credit_suspended</c>.</exception>
    public static void CheckMoves(CreditPlace place)
    {
        if (place.Suspended is { } who)
        {
            throw RewardCodes.CreditSuspended.Because(null, ("suspended", who));
        }
    }

    /// <summary>Refuses amounts below 1.00.</summary>
    /// <exception cref="Refusal"><c>amount_too_small</c>.</exception>
    public static void CheckAmount(Money amount)
    {
        if (amount.Minor < amount.Currency.UnitsPerMajor)
        {
            var least = new Money(amount.Currency.UnitsPerMajor, amount.Currency);
            throw RewardCodes.AmountTooSmall.Because(null, ("least", least));
        }
    }

    private static void CheckPair(CreditPlace parent, CreditPlace child)
    {
        if (child.Parent != parent.Owner)
        {
            throw RewardCodes.NotDirectParent.Because($"{parent.Name} does not give credit to {child.Name}.");
        }
    }
}

/// <summary>What the platform asks of credit; settings, off where nothing is said.</summary>
public sealed record CreditRules
{
    /// <summary>No approvals.</summary>
    public static readonly CreditRules None = new();

    /// <summary>Credit above these that goes to an agency needs a second administrator; a currency that is not named
    /// never.</summary>
    public IReadOnlyDictionary<Currency, Money> ApprovalAbove { get; init; } = new Dictionary<Currency, Money>();

    /// <summary>Whether a second administrator looks at credit of so much.</summary>
    public bool NeedsApproval(Money amount) =>
        ApprovalAbove.TryGetValue(amount.Currency, out var above) && amount > above;
}
