using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>An agent of a sale, by id or by address.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Email">His address, instead of the id.</param>
/// <param name="ShareBps">His share in basis points; all make 10,000. One agent alone may leave it out.</param>
public sealed record SaleAgentBody(Id<IPerson>? AgentId = null, string? Email = null, int? ShareBps = null);

/// <summary>A sale as it is sent.</summary>
public sealed record SaleBody
{
    /// <summary>The project.</summary>
    public Id<Project>? ProjectId { get; init; }

    /// <summary>The unit, by id.</summary>
    public Id<Unit>? UnitId { get; init; }

    /// <summary>The unit, by its number in the project, instead of the id.</summary>
    public string? UnitNumber { get; init; }

    /// <summary>The builder's own number of the sale; unique in the project.</summary>
    public string? Reference { get; init; }

    /// <summary>The price; the unit's where left out.</summary>
    public AmountText? Price { get; init; }

    /// <summary>The buyer.</summary>
    public string? BuyerName { get; init; }

    /// <summary>The buyer's e-mail address or phone number; only its hash is kept.</summary>
    public string? BuyerContact { get; init; }

    /// <summary>When the unit was booked; now where left out.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>How far the sale has come already.</summary>
    public SaleStage Stage { get; init; }

    /// <summary>When it came so far; the booking where left out.</summary>
    public DateTimeOffset? StageAt { get; init; }

    /// <summary>Who sold it.</summary>
    public IReadOnlyList<SaleAgentBody>? Agents { get; init; }
}

/// <summary>When a stage was reached, or why a sale is cancelled.</summary>
/// <param name="At">When; now where left out.</param>
/// <param name="Reason">Why, where it is cancelled.</param>
public sealed record StageBody(DateTimeOffset? At = null, string? Reason = null);
