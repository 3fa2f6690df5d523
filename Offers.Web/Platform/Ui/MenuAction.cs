namespace Offers.Web.Platform.Ui;

/// <summary>One line of a row's menu.</summary>
/// <param name="Text">What it does: "Settle".</param>
public sealed record MenuAction(string Text)
{
    /// <summary>The page that it opens; null for an action.</summary>
    public string? Href { get; init; }

    /// <summary>What it does on the page; null for a link.</summary>
    public Func<Task>? OnClick { get; init; }

    /// <summary>Why it cannot be done now; null when it can.</summary>
    public string? Reason { get; init; }

    /// <summary>True for what cannot be undone.</summary>
    public bool IsDangerous { get; init; }
}
