using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Bounties;

/// <summary>What a bounty is paid for.</summary>
public enum BountyType
{
    /// <summary>Somebody who may buy.</summary>
    LeadReferral,

    /// <summary>Somebody for a certain unit.</summary>
    PropertyReferral,

    /// <summary>Somebody who joins as a user.</summary>
    UserReferral,

    /// <summary>A task that is done.</summary>
    TaskCompletion,
}

/// <summary>Who may send proofs.</summary>
public enum BountyAudience
{
    /// <summary>Every agent.</summary>
    AllAgents,

    /// <summary>Agents with an association with the project that counts then.</summary>
    AssociatedAgents,
}

/// <summary>What a proof must have.</summary>
public enum ProofField
{
    /// <summary>One photo or more.</summary>
    Photo,

    /// <summary>The number of a unit.</summary>
    Unit,

    /// <summary>The name of a person, with an e-mail address or phone number.</summary>
    Contact,

    /// <summary>A few words.</summary>
    Note,
}

/// <summary>What a bounty says in words; changing it changes no terms.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">What it is.</param>
/// <param name="Requirements">What must be done or shown, line by line.</param>
public sealed record BountyTexts(string? Title, string? Description, IReadOnlyList<string> Requirements)
{
    /// <summary>The most requirements.</summary>
    public const int MaxRequirements = 15;

    /// <summary>The longest requirement.</summary>
    public const int MaxRequirement = 200;

    /// <summary>The longest list of requirements as it is kept.</summary>
    public const int MaxText = 10_000;

    /// <summary>These with white space cut off.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public BountyTexts Checked() => Requirements.Count > MaxRequirements
        ? throw Refusal.OfField("requirements", $"There are at most {MaxRequirements} requirements.")
        : new BountyTexts(
            Text.Line("title", Title, Limits.Title),
            Text.Required("description", Description, Limits.Description),
            [.. Requirements.Select(line => Text.Line("requirements", line, MaxRequirement))]);
}

/// <summary>What a bounty pays, for what, to whom and until when.</summary>
public sealed record BountyTerms
{
    /// <summary>The most proofs that a bounty can be limited to.</summary>
    public const int MostSubmissions = 10_000;

    /// <summary>What it pays for one proof that is approved.</summary>
    public required Money Reward { get; init; }

    /// <summary>What it is paid for.</summary>
    public required BountyType Type { get; init; }

    /// <summary>What a proof must have.</summary>
    public required IReadOnlyList<ProofField> Fields { get; init; }

    /// <summary>Who may send proofs.</summary>
    public BountyAudience Audience { get; init; }

    /// <summary>The most proofs that wait or are approved; null for as many as the budget pays.</summary>
    public int? MaxSubmissions { get; init; }

    /// <summary>Until when proofs are taken, exclusive; null for without end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>True for what records a referral once it is approved.</summary>
    public static bool IsReferral(BountyType type) => type != BountyType.TaskCompletion;

    /// <summary>What a proof must have where nothing is said: a contact for referrals, else a photo.</summary>
    public static IReadOnlyList<ProofField> UsualFields(BountyType type) => type switch
    {
        BountyType.PropertyReferral => [ProofField.Unit, ProofField.Contact],
        BountyType.TaskCompletion => [ProofField.Photo],
        _ => [ProofField.Contact],
    };

    /// <summary>What is held for it where nothing else is said: the reward for every proof that it takes.</summary>
    public Money UsualBudget => new(checked(Reward.Minor * (MaxSubmissions ?? 1)), Reward.Currency);

    /// <summary>Refuses what cannot be carried out.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Check()
    {
        if (MaxSubmissions is { } most and (< 1 or > MostSubmissions))
        {
            throw Refusal.OfField("maxSubmissions", $"'maxSubmissions' is 1 to {MostSubmissions}.");
        }

        if (Reward.Minor > long.MaxValue / MostSubmissions)
        {
            throw Refusal.OfField("reward", "The reward is too large.");
        }

        if (Fields.Count == 0)
        {
            throw Refusal.OfField("fields", "A proof has at least one field.");
        }

        // A referral is remembered by the person who was referred, so there is none without a contact.
        if (IsReferral(Type) && !Fields.Contains(ProofField.Contact))
        {
            throw Refusal.OfField("fields", "A referral asks for the contact.");
        }
    }
}
