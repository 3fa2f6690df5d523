using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>An incentive as it is sent.</summary>
public sealed record IncentiveBody : PromiseBody
{
    /// <summary>One that says nothing yet.</summary>
    public IncentiveBody()
    {
    }

    internal IncentiveBody(PromiseBody promise)
        : base(promise)
    {
    }

    /// <summary>The project; it does not change.</summary>
    public Id<Project>? ProjectId { get; init; }

    /// <summary>From when sales count.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when sales count, exclusive.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether it is published at once; only when it is made.</summary>
    public bool Publish { get; init; } = true;

    /// <summary>The budget; the amount for each unit that counts where left out. Only when it is published.</summary>
    public AmountText? Budget { get; init; }

    /// <summary>The state to go to, in changes: active, paused or closed.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it is refused where the project has one of its title; see <c>CloneBody.OnlyNew</c>.</summary>
    internal bool OnlyNew { get; init; }

    /// <summary>The words.</summary>
    internal IncentiveTexts Texts() => new(Title, Description, TermsAndConditions ?? []);

    /// <summary>The terms in a currency.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>.</exception>
    internal IncentiveTerms Terms(Currency currency)
    {
        var amount = IncentiveAmount is { Text: not null } given
            ? AmountText.Of(given.In(currency))
            : (AmountText?)null;
        var rate = Percentage.Parse("commissionPercentage", CommissionPercentage);
        return new IncentiveTerms
        {
            IncentiveAmount = amount,
            CommissionBps = rate?.Value,
            Reward = Reward ?? UsualReward(amount ?? AmountText.Of(Money.Zero(currency)), rate, currency),
            TriggerStage = TriggerStage,
            MinUnits = MinUnitsToSell,
            CountsFrom = CountsFrom,
            MaxUnits = MaxUnits,
            ValidFrom = ValidFrom,
            ValidUntil = ValidUntil,
            RecoveryShareBps = RecoveryShareBps ?? BasisPoints.Whole.Value,
        };
    }

    /// <summary>The budget to hold at publishing.</summary>
    /// <exception cref="Refusal"><c>budget_required</c>, <c>amount_invalid</c>.</exception>
    internal Money BudgetOf(Incentive incentive)
    {
        var budget = Budget?.In(incentive.Currency) ?? incentive.Terms.UsualBudget(incentive.Currency);
        Domain.Incentives.Budget.Require(budget);
        return budget;
    }

    /// <summary>An incentive as it would be sent.</summary>
    public static IncentiveBody Of(Incentive incentive)
    {
        var terms = incentive.Terms;
        var zero = AmountText.Of(Money.Zero(incentive.Currency));
        var rate = terms.CommissionBps is { } bps ? new BasisPoints(bps) : (BasisPoints?)null;
        var isUsual = terms.Reward.ToText()
            == UsualReward(terms.IncentiveAmount ?? zero, rate, incentive.Currency).ToText();
        return new IncentiveBody
        {
            ProjectId = incentive.Project,
            Title = incentive.Title,
            Description = incentive.Description,
            Type = incentive.Type,
            IncentiveAmount = terms.IncentiveAmount,
            CommissionPercentage = rate is { } share ? Percentage.Of(share) : null,
            Reward = isUsual ? null : terms.Reward,
            MinUnitsToSell = terms.MinUnits,
            CountsFrom = terms.CountsFrom,
            MaxUnits = terms.MaxUnits,
            TriggerStage = terms.TriggerStage,
            TermsAndConditions = incentive.Texts.Conditions,
            ValidFrom = terms.ValidFrom,
            ValidUntil = terms.ValidUntil,
            RecoveryShareBps = terms.RecoveryShareBps,
        };
    }

    // A rate is of the price, and the amount beside it the most for a sale; without one the amount is for each unit.
    private static RewardRule UsualReward(AmountText amount, BasisPoints? rate, Currency currency) =>
        rate is { Value: > 0 } share
            ? new RewardRule
            {
                Kind = RewardKind.PercentOfPrice, RateBps = share.Value,
                MostPerSale = amount.In(currency).IsZero ? null : amount,
            }
            : new RewardRule { Kind = RewardKind.FixedPerUnit, Amount = amount };
}

/// <summary>An amount to add to a budget.</summary>
/// <param name="Amount">How much.</param>
public sealed record BudgetBody(AmountText? Amount = null);
