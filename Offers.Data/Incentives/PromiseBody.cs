using Offers.Domain.Incentives;
using Offers.Domain.Ledger;

namespace Offers.Data.Incentives;

/// <summary>What an incentive is made of, without project, dates and money: what a template keeps.</summary>
public record PromiseBody
{
    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Its kind; it does not change.</summary>
    public IncentiveType Type { get; init; }

    /// <summary>The amount for each unit, or the most for each where there is a rate; the base of the usual
    /// budget.</summary>
    public AmountText? IncentiveAmount { get; init; }

    /// <summary>The share of the price: 0 to 100 with at most two decimals.</summary>
    public string? CommissionPercentage { get; init; }

    /// <summary>What a sale earns; made of amount and rate where left out.</summary>
    public RewardRule? Reward { get; init; }

    /// <summary>How many units an agent must sell before he earns.</summary>
    public int? MinUnitsToSell { get; init; }

    /// <summary>From which unit on he is then paid.</summary>
    public CountsFrom CountsFrom { get; init; }

    /// <summary>How many units count, over all agents.</summary>
    public int? MaxUnits { get; init; }

    /// <summary>The stage at which a sale earns.</summary>
    public SaleStage TriggerStage { get; init; } = SaleStage.Paid;

    /// <summary>The terms and conditions, line by line.</summary>
    public IReadOnlyList<string>? TermsAndConditions { get; init; }

    /// <summary>How much of later payments goes into what an agent owes back, in basis points.</summary>
    public int? RecoveryShareBps { get; init; }

    /// <summary>Only this of what may say more.</summary>
    public PromiseBody Alone() => new(this);

    /// <summary>An incentive as it would be sent, which still lacks its project.</summary>
    internal IncentiveBody Body() => new(this);
}
