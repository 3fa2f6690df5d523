using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>How certain a part of an allocation is.</summary>
public enum AllocLook
{
    /// <summary>Money at work: solid, in a colour of its own.</summary>
    Settled,

    /// <summary>Money set aside: hatched.</summary>
    Held,

    /// <summary>Money free to use: plain.</summary>
    Free,
}

/// <summary>One part of an allocation.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Amount">How much.</param>
/// <param name="Look">How certain it is.</param>
/// <param name="Href">The page that shows it; null where there is none.</param>
/// <param name="Why">The key under which the amount is explained.</param>
public sealed record AllocPart(
    string Label, Money Amount, AllocLook Look, string? Href = null, string? Why = null);
