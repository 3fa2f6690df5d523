namespace Offers.Web.Platform.Ui;

/// <summary>Where a step of a timeline stands.</summary>
public enum TimelinePlace
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>It is happening.</summary>
    Now,

    /// <summary>It is expected.</summary>
    Next,

    /// <summary>It failed.</summary>
    Failed,
}

/// <summary>One step of a timeline.</summary>
/// <param name="What">What happened, in sentence case.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="At">When; null for "now".</param>
/// <param name="By">Who did it, or why; null where it says nothing.</param>
public sealed record TimelineItem(string What, TimelinePlace Place, DateTimeOffset? At = null, string? By = null)
{
    /// <summary>The class of its mark.</summary>
    public string? Class => Place switch
    {
        TimelinePlace.Now => "now",
        TimelinePlace.Next => "next",
        TimelinePlace.Failed => "bad",
        _ => null,
    };
}
