using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>A bounty as its owner sends it; project, title, description and reward are required.</summary>
public record BountyBody
{
    /// <summary>The project; it does not change.</summary>
    public Id<Project>? ProjectId { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>What it pays for one proof that is approved, in the project's currency.</summary>
    public AmountText? Reward { get; init; }

    /// <summary>The project's currency; may be left out.</summary>
    public string? Currency { get; init; }

    /// <summary>What it is paid for; <c>task_completion</c> where left out.</summary>
    public BountyType Type { get; init; } = BountyType.TaskCompletion;

    /// <summary>What must be done or shown, line by line.</summary>
    public IReadOnlyList<string>? Requirements { get; init; }

    /// <summary>What a proof must have; by the type where left out.</summary>
    public IReadOnlyList<ProofField>? Fields { get; init; }

    /// <summary>Who may send proofs; every agent where left out.</summary>
    public BountyAudience Audience { get; init; }

    /// <summary>The most proofs that wait or are approved; as many as the budget pays where left out.</summary>
    public int? MaxSubmissions { get; init; }

    /// <summary>Until when proofs are taken, exclusive; without end where left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>A bounty as it would be sent.</summary>
    public static BountyBody Of(Bounty bounty) => new()
    {
        ProjectId = bounty.Project,
        Title = bounty.Title,
        Description = bounty.Description,
        Reward = AmountText.Of(bounty.Reward),
        Currency = bounty.Currency.Code,
        Type = bounty.Type,
        Requirements = bounty.Texts.Requirements,
        Fields = bounty.Fields,
        Audience = bounty.Audience,
        MaxSubmissions = bounty.MaxSubmissions,
        ExpiresAt = bounty.ExpiresAt,
    };

    /// <summary>The words.</summary>
    internal BountyTexts Texts() => new(Title, Description, Requirements ?? []);

    /// <summary>The terms in the project's currency.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>, <c>currency_mismatch</c>,
    /// <c>validation_failed</c>.</exception>
    internal BountyTerms Terms(Currency currency)
    {
        CheckCurrency(Currency, currency);
        return new BountyTerms
        {
            Reward = Reward?.PositiveIn(currency) ?? throw Refusal.OfField("reward", "'reward' is required."),
            Type = Type,
            Fields = Fields is { Count: > 0 } ? Fields : BountyTerms.UsualFields(Type),
            Audience = Audience,
            MaxSubmissions = MaxSubmissions,
            ExpiresAt = ExpiresAt,
        };
    }

    /// <summary>Refuses a currency that is not the project's.</summary>
    internal static void CheckCurrency(string? said, Currency currency)
    {
        if (said is not null && Domain.Ledger.Currency.Parse(said) != currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The project is in {currency}.");
        }
    }
}

/// <summary>A new bounty: what it is, whether it begins at once, and the money behind it.</summary>
public sealed record NewBountyBody : BountyBody
{
    /// <summary>What is held for it; the reward for every proof that it takes where left out.</summary>
    public AmountText? Budget { get; init; }

    /// <summary>False for a draft.</summary>
    public bool Publish { get; init; } = true;
}

/// <summary>Money for a bounty.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">The bounty's currency; may be left out.</param>
public sealed record BudgetBody(AmountText? Amount = null, string? Currency = null)
{
    /// <summary>The amount in a currency; null where none is named. Nothing at all is an amount, too.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>, <c>currency_mismatch</c>.</exception>
    internal Money? In(Currency currency)
    {
        BountyBody.CheckCurrency(Currency, currency);
        return Amount is { } amount && amount != default ? amount.In(currency) : null;
    }
}

/// <summary>A decision on a submission.</summary>
/// <param name="Decision">What it is.</param>
/// <param name="Feedback">What the agent is told; required where it is rejected.</param>
public sealed record ReviewBody(ReviewDecision? Decision = null, string? Feedback = null);

/// <summary>Decisions on submissions.</summary>
public enum ReviewDecision
{
    /// <summary>It is paid.</summary>
    Approve,

    /// <summary>It is not paid.</summary>
    Reject,
}

/// <summary>What became of a bounty that was deleted.</summary>
/// <param name="Id">The bounty.</param>
/// <param name="Outcome"><c>deleted</c> for a draft, else <c>archived</c>.</param>
/// <param name="Message">The same in a sentence.</param>
public sealed record BountyRemoval(Id<Bounty> Id, string Outcome, string Message);
