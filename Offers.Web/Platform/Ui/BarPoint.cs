using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>How certain a bar is.</summary>
public enum BarLook
{
    /// <summary>It happened: solid.</summary>
    Settled,

    /// <summary>It is expected: dashed.</summary>
    Promised,
}

/// <summary>One bar of a chart over time.</summary>
/// <param name="Label">Below the bar, for example "Nov".</param>
/// <param name="Value">Its height; never below zero.</param>
/// <param name="Look">How certain it is.</param>
/// <param name="IsNow">True for the period in which we are.</param>
public sealed record BarPoint(string Label, Money Value, BarLook Look = BarLook.Settled, bool IsNow = false);
