using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Overview;

/// <summary>One of the figures on top; it is the sum of the list that it leads to.</summary>
/// <param name="Place">Its place, from 1; there are four at most.</param>
/// <param name="Label">What it is.</param>
/// <param name="Href">The list that adds up to it.</param>
/// <param name="Value">The amount.</param>
/// <param name="Note">How many lines the list has.</param>
/// <param name="Key">How certain the money is.</param>
/// <param name="Why">The key under which the amount is explained.</param>
public sealed record OverviewFigure(
    int Place, string Label, string Href, Money Value, string Note, FigureKey Key, string Why);

/// <summary>Something that waits for an administrator.</summary>
/// <param name="Icon">The sign of its kind.</param>
/// <param name="What">What it is, with its amount.</param>
/// <param name="Detail">Whose, and what is known.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Href">The page where it is dealt with.</param>
/// <param name="Action">What is done there.</param>
public sealed record QueueItem(
    Glyph Icon, string What, string Detail, DateTimeOffset Since, string Href, string Action);

/// <summary>A chart over time.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">Unit and period.</param>
/// <param name="Points">The bars, oldest first.</param>
public sealed record OverviewChart(string Title, string Subtitle, IReadOnlyList<BarPoint> Points);

/// <summary>How far a live offer is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Detail">Its code and when it closes.</param>
/// <param name="Href">Its page.</param>
/// <param name="Committed">What it has taken.</param>
/// <param name="Max">Its cap.</param>
/// <param name="Why">The key under which what it has taken is explained.</param>
public sealed record OverviewOffer(
    string Name, string Detail, string Href, Money Committed, Money Max, string Why);

/// <summary>What the administrators' overview shows; every module fills in its part.</summary>
/// <param name="Book">The book.</param>
/// <param name="Currency">The currency of all amounts.</param>
/// <param name="Zone">The zone of the months.</param>
public sealed record Overview(BookId Book, Currency Currency, TimeZoneInfo Zone)
{
    /// <summary>The figures.</summary>
    public List<OverviewFigure> Figures { get; } = [];

    /// <summary>What waits.</summary>
    public List<QueueItem> Queue { get; } = [];

    /// <summary>The charts.</summary>
    public List<OverviewChart> Charts { get; } = [];

    /// <summary>The live offers, the first to close first.</summary>
    public List<OverviewOffer> Offers { get; } = [];
}

/// <summary>Fills in a module's part of the overview.</summary>
public interface IOverviewSource
{
    /// <summary>Adds what the module knows.</summary>
    Task FillAsync(Overview overview);
}
