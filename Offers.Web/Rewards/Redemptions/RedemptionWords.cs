using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>Words about redemptions.</summary>
internal static class RedemptionWords
{
    /// <summary>True for everything that happens to redemptions.</summary>
    internal static bool IsNews(Event happening) =>
        happening.Type.StartsWith("rewards.redemption.", StringComparison.Ordinal);

    /// <summary>The look of a state.</summary>
    internal static BadgeLook LookOf(RedemptionStatus status) => status switch
    {
        RedemptionStatus.Pending => BadgeLook.Wait,
        RedemptionStatus.Provisioning => BadgeLook.Live,
        RedemptionStatus.Unknown => BadgeLook.Unknown,
        RedemptionStatus.Failed or RedemptionStatus.Revoked => BadgeLook.Bad,
        _ => BadgeLook.Ok,
    };

    /// <summary>Where a card came from.</summary>
    internal static string Of(CardSource? source) => source switch
    {
        null => "–",
        CardSource.Csv => T("File"),
        CardSource.Buffer => T("Buffer"),
        _ => T("Supplier, at once"),
    };

    /// <summary>A rule in a sentence.</summary>
    internal static string Of(FraudRuleView rule)
    {
        var signal = rule.Signal switch
        {
            FraudSignal.SameDevice => T("from the same device"),
            FraudSignal.SameNetwork => T("from the same network"),
            _ => T("in the whole campaign"),
        };
        return rule.Action == FraudAction.Allow
            ? T("Lets pass up to {0} {1} in {2} minutes", rule.Count, signal, rule.Minutes)
            : T("Asks for a look from {0} {1} in {2} minutes on", rule.Count, signal, rule.Minutes);
    }

    /// <summary>A line of the timeline.</summary>
    internal static TimelineItem ItemOf(RedemptionMoment moment) => new(
        Phrase.Sentence(Words.Plain(moment.Event)), PlaceOf(moment.Event), moment.At,
        string.Join(
            " · ", new[] { moment.Actor, moment.Party, moment.Text, Took(moment.DurationMs) }.OfType<string>()));

    private static string? Took(long? durationMs) => durationMs is { } time ? $"{time:N0} ms" : null;

    private static TimelinePlace PlaceOf(string happened) => happened switch
    {
        "failed" or "rejected" or "revoked" or "refused" or "unreached" or "unknown" => TimelinePlace.Failed,
        _ => TimelinePlace.Done,
    };
}
