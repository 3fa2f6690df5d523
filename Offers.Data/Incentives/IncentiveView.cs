using System.Text.Json.Serialization;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Somebody or an organisation where another object names it.</summary>
/// <param name="Id">The outside id.</param>
/// <param name="Name">The name.</param>
public sealed record NameLink(string Id, string Name);

/// <summary>How a budget stands.</summary>
/// <param name="Total">All that was ever held.</param>
/// <param name="Paid">What was paid out of it.</param>
/// <param name="Promised">What was approved and is not paid yet.</param>
/// <param name="Free">What can still be promised.</param>
/// <param name="Returned">What went back to its owner.</param>
public sealed record BudgetView(Money Total, Money Paid, Money Promised, Money Free, Money Returned)
{
    internal static BudgetView? Of(Budget? budget) => budget is null
        ? null
        : new BudgetView(budget.Total, budget.Paid, budget.Promised, budget.Free, budget.Returned);
}

/// <summary>An incentive as it is answered and shown.</summary>
public sealed record IncentiveView
{
    /// <summary>The identity.</summary>
    public required Id<Incentive> Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>The builder of the project.</summary>
    public required NameLink Builder { get; init; }

    /// <summary>Who owns and pays it.</summary>
    public required NameLink Owner { get; init; }

    /// <summary>Who drafted it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NameLink? CreatedBy { get; init; }

    /// <summary>Its kind.</summary>
    public required IncentiveType Type { get; init; }

    /// <summary>The state now, whatever the job has recorded.</summary>
    public required IncentiveStatus Status { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>The terms and conditions, line by line.</summary>
    public required IReadOnlyList<string> TermsAndConditions { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The amount for each unit, or the most for each where there is a rate.</summary>
    public AmountText? IncentiveAmount { get; init; }

    /// <summary>The share of the price, with two decimals.</summary>
    public string? CommissionPercentage { get; init; }

    /// <summary>What a sale earns.</summary>
    public required RewardRule Reward { get; init; }

    /// <summary>The stage at which a sale earns.</summary>
    public required SaleStage TriggerStage { get; init; }

    /// <summary>How many units an agent must sell before he earns.</summary>
    public int? MinUnitsToSell { get; init; }

    /// <summary>From which unit on he is then paid.</summary>
    public required CountsFrom CountsFrom { get; init; }

    /// <summary>How many units count, over all agents.</summary>
    public int? MaxUnits { get; init; }

    /// <summary>How many units are taken.</summary>
    public required int UnitsTaken { get; init; }

    /// <summary>From when sales count.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when sales count, exclusive.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>How much of later payments goes into what an agent owes back, in basis points.</summary>
    public required int RecoveryShareBps { get; init; }

    /// <summary>The number of the terms; 0 before it is published.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The terms that the agent accepted last; for agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AcceptedVersion { get; init; }

    /// <summary>The budget; not for agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BudgetView? Budget { get; init; }

    /// <summary>When it was published first.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>True where it was deleted after it had been published.</summary>
    public bool Archived { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>What may be done; not for agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    /// <summary>The revision as an <c>ETag</c>.</summary>
    internal string Tag => Etag.Of(Revision);

    internal static IncentiveView Of(IncentiveRow row, DateTimeOffset now)
    {
        var (incentive, terms) = (row.Incentive, row.Incentive.Terms);
        return new IncentiveView
        {
            Id = incentive.Id,
            Project = ProjectLink.Of(row.Project),
            Builder = new NameLink(incentive.Builder.ToString(), row.Builder),
            Owner = new NameLink(incentive.Owner.ToString(), row.Owner),
            CreatedBy = row.CreatedBy is { } name ? new NameLink(incentive.CreatedBy.ToString()!, name) : null,
            Type = incentive.Type,
            Status = incentive.EffectiveStatus(now),
            Title = incentive.Title,
            Description = incentive.Description,
            TermsAndConditions = incentive.Texts.Conditions,
            Currency = incentive.Currency,
            IncentiveAmount = terms.IncentiveAmount,
            CommissionPercentage = terms.CommissionBps is { } bps ? Percentage.Of(new BasisPoints(bps)) : null,
            Reward = terms.Reward,
            TriggerStage = terms.TriggerStage,
            MinUnitsToSell = terms.MinUnits,
            CountsFrom = terms.CountsFrom,
            MaxUnits = terms.MaxUnits,
            UnitsTaken = row.UnitsTaken,
            ValidFrom = terms.ValidFrom,
            ValidUntil = terms.ValidUntil,
            RecoveryShareBps = terms.RecoveryShareBps,
            TermsVersion = incentive.TermsVersion,
            Budget = BudgetView.Of(row.Budget),
            PublishedAt = incentive.PublishedAt,
            Archived = incentive.IsArchived,
            Revision = incentive.Revision,
            AllowedActions = IncentiveLife.Machine.Allowed(incentive, now),
        };
    }
}

/// <summary>An incentive as it is read for lists.</summary>
internal sealed class IncentiveRow
{
    internal required Incentive Incentive { get; init; }

    internal required Project Project { get; init; }

    internal required string Builder { get; init; }

    internal required string Owner { get; init; }

    internal required int UnitsTaken { get; init; }

    internal string? CreatedBy { get; init; }

    internal Budget? Budget { get; set; }
}
