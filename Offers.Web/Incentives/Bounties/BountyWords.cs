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
    public static FilterDefinition[] Filters =>
    [
        new("status", T("State"), [.. Enum.GetNames<IncentiveStatus>()
            .Where(name => name != nameof(IncentiveStatus.Scheduled)).Select(FilterOption.Of)]),
        new("q", T("Title")),
    ];

    /// <summary>The filters of an agent's list; he sees no drafts.</summary>
    public static FilterDefinition[] AgentFilters =>
    [
        new("status", T("State"), [.. Filters[0].Options.Where(x => x.Value != "draft")]), Filters[1],
    ];

    /// <summary>The filters of lists of submissions.</summary>
    public static FilterDefinition[] ProofFilters =>
        [FilterDefinition.Of<SubmissionStatus>("status", T("State"))];

    /// <summary>What a bounty is paid for.</summary>
    public static string Of(BountyType type) => type switch
    {
        BountyType.LeadReferral => T("Lead referral"),
        BountyType.PropertyReferral => T("Property referral"),
        BountyType.UserReferral => T("User referral"),
        _ => T("Task"),
    };

    /// <summary>Who may send proofs.</summary>
    public static string Of(BountyAudience audience) =>
        audience == BountyAudience.AllAgents ? T("Every agent") : T("Agents of the project");

    /// <summary>What a proof must have, as a checklist says it.</summary>
    public static string Of(ProofField field) => field switch
    {
        ProofField.Photo => T("A photo, at most five"),
        ProofField.Unit => T("The number of the unit"),
        ProofField.Contact => T("The person's name and e-mail or phone"),
        _ => T("A few words"),
    };

    /// <summary>How many proofs it has and takes.</summary>
    public static string Places(BountyView bounty) => bounty.MaxSubmissions is { } most
        ? T("{0} of {1} taken", Grouped(bounty.PendingCount + bounty.ApprovedCount), Grouped(most))
        : N(bounty.PendingCount + bounty.ApprovedCount, "{0} proofs", "{0} proofs");

    /// <summary>What the button of a verb says.</summary>
    public static string Label(string verb) =>
        verb == BountyLife.AddBudget ? T("Add to the budget") : VerbWords.Of(verb);

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
            { Ticks: <= 0 } => T("Ended"),
            { TotalHours: < 1 } left => N((long)left.TotalMinutes + 1, "{0} minute left", "{0} minutes left"),
            { TotalDays: < 2 } left => N((long)left.TotalHours, "{0} hour left", "{0} hours left"),
            var left => N((long)left.TotalDays, "{0} day left", "{0} days left"),
        };

    /// <summary>True where the end is near, so that it is worth a look now.</summary>
    public static bool IsSoon(DateTimeOffset? until, DateTimeOffset now) =>
        until is { } end && end > now && end - now <= TimeSpan.FromDays(3);

    private static string Grouped(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
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
