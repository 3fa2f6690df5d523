using System.Globalization;
using Offers.Data.Incentives.Bounties;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>What pages say about bounties, in one place.</summary>
public static class BountyWords
{
    /// <summary>The states of a bounty on its way.</summary>
    public static IReadOnlyList<string> Way(IncentiveStatus status) => status switch
    {
        IncentiveStatus.Paused => ["Draft", "Active", "Paused", "Closed"],
        IncentiveStatus.Expired => ["Draft", "Active", "Expired"],
        _ => ["Draft", "Active", "Closed"],
    };

    /// <summary>The filters of lists of bounties.</summary>
    public static FilterDefinition[] Filters { get; } =
    [
        new("status", "State", [.. Enum.GetNames<IncentiveStatus>()
            .Where(name => name != nameof(IncentiveStatus.Scheduled)).Select(FilterOption.Of)]),
        new("q", "Title"),
    ];

    /// <summary>The filters of an agent's list; he sees no drafts.</summary>
    public static FilterDefinition[] AgentFilters { get; } =
    [
        new("status", "State", [.. Filters[0].Options.Where(x => x.Value != "draft")]), Filters[1],
    ];

    /// <summary>The filters of lists of submissions.</summary>
    public static FilterDefinition[] ProofFilters { get; } =
        [FilterDefinition.Of<SubmissionStatus>("status", "State")];

    /// <summary>What a bounty is paid for.</summary>
    public static string Of(BountyType type) => type switch
    {
        BountyType.LeadReferral => "Lead referral",
        BountyType.PropertyReferral => "Property referral",
        BountyType.UserReferral => "User referral",
        _ => "Task",
    };

    /// <summary>Who may send proofs.</summary>
    public static string Of(BountyAudience audience) =>
        audience == BountyAudience.AllAgents ? "Every agent" : "Agents of the project";

    /// <summary>What a proof must have, as a checklist says it.</summary>
    public static string Of(ProofField field) => field switch
    {
        ProofField.Photo => "A photo, at most five",
        ProofField.Unit => "The number of the unit",
        ProofField.Contact => "The person's name and e-mail or phone",
        _ => "A few words",
    };

    /// <summary>How many proofs it has and takes.</summary>
    public static string Places(BountyView bounty) => bounty.MaxSubmissions is { } most
        ? string.Create(CultureInfo.InvariantCulture,
            $"{bounty.PendingCount + bounty.ApprovedCount:N0} of {most:N0} taken")
        : string.Create(CultureInfo.InvariantCulture, $"{bounty.PendingCount + bounty.ApprovedCount:N0} proofs");

    /// <summary>What the button of a verb says.</summary>
    public static string Label(string verb) =>
        verb == BountyLife.AddBudget ? "Add to the budget" : Phrase.Sentence(verb);

    /// <summary>How the button of a verb looks.</summary>
    public static ButtonLook LookOf(string verb) => verb switch
    {
        "close" => ButtonLook.Danger,
        "publish" or "resume" => ButtonLook.Primary,
        _ => ButtonLook.Plain,
    };

    /// <summary>How long it still takes proofs; null where it has no end.</summary>
    public static string? TimeLeft(DateTimeOffset? until, DateTimeOffset now) => until is not { } end ? null
        : (end - now) switch
        {
            { Ticks: <= 0 } => "Ended",
            { TotalHours: < 1 } left => $"{Phrase.Count((long)left.TotalMinutes + 1, "minute")} left",
            { TotalDays: < 2 } left => $"{Phrase.Count((long)left.TotalHours, "hour")} left",
            var left => $"{Phrase.Count((long)left.TotalDays, "day")} left",
        };

    /// <summary>True where the end is near, so that it is worth a look now.</summary>
    public static bool IsSoon(DateTimeOffset? until, DateTimeOffset now) =>
        until is { } end && end > now && end - now <= TimeSpan.FromDays(3);
}

/// <summary>Which events move the figures of a page about bounties.</summary>
public static class BountyEvents
{
    /// <summary>Anything about bounties and their submissions.</summary>
    public static bool Any(Event happening) =>
        happening.Type.StartsWith("incentives.bounty.", StringComparison.Ordinal)
        || happening.Type.StartsWith("incentives.submission.", StringComparison.Ordinal);

    /// <summary>Anything about one bounty: its own events and its submissions'.</summary>
    public static Func<Event, bool> Of(Id<Bounty> id)
    {
        var text = id.ToString();
        return happening => Any(happening)
            && (happening.ObjectId == text || happening.Payload.Contains(text, StringComparison.Ordinal));
    }
}
