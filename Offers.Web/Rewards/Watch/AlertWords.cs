using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>What people read of alerts.</summary>
internal static class AlertWords
{
    /// <summary>What a kind is called.</summary>
    internal static string EnglishTitle(string kind) => kind switch
    {
        "pool_empty" => "A pool is empty",
        "pool_low" => "A pool has few cards",
        "pool_below_threshold" => "A pool is below its threshold",
        "cards_expiring" => "Cards expire soon",
        "campaign_depleted" => "A campaign's credit is used up",
        "campaign_low_credit" => "A campaign has little credit",
        "agency_low_credit" => "An agency has little credit",
        "client_low_credit" => "A client has little credit",
        "provisioning_failures" => "Rewards failed",
        "redemption_stuck" => "Rewards are stuck",
        "reveal_spike" => "Cards are shown unusually often",
        "supplier_error_rate" => "A supplier fails",
        "supplier_slow" => "A supplier is slow",
        _ => Phrase.Sentence(Words.Plain(kind)),
    };

    /// <summary>What a kind is called, in the language of the page.</summary>
    internal static string Title(string kind) => T(EnglishTitle(kind));

    /// <summary>The sentence without the name at its beginning, which is shown as a link before it.</summary>
    internal static string Rest(AlertView alert) =>
        alert.Message.StartsWith(alert.Subject.Name, StringComparison.Ordinal)
            ? alert.Message[alert.Subject.Name.Length..].TrimStart(':', ' ')
            : alert.Message;

    /// <summary>What stands between the name and the rest of the sentence.</summary>
    internal static string Joint(AlertView alert) =>
        alert.Message.StartsWith(alert.Subject.Name + " ", StringComparison.Ordinal) ? " " : ": ";

    /// <summary>How a severity looks.</summary>
    internal static BadgeLook LookOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => BadgeLook.Bad,
        AlertSeverity.Warning => BadgeLook.Wait,
        _ => BadgeLook.Note,
    };

    /// <summary>How a state looks.</summary>
    internal static BadgeLook LookOf(AlertState state) => state switch
    {
        AlertState.Open => BadgeLook.Live,
        AlertState.Acknowledged => BadgeLook.Paused,
        _ => BadgeLook.Ok,
    };

    /// <summary>The page of what an alert is about, in a portal; null where it has none there.</summary>
    internal static string? HrefOf(string subject, RewardPortal portal) =>
        (subject.Split('_')[0], portal.Path) switch
        {
            ("cmp", var path) => $"{path}/campaigns/{subject}",
            ("pool", "/admin") => $"/admin/inventory/{subject}",
            ("spl", "/admin") => $"/admin/suppliers/{subject}",
            ("agy", "/admin") => $"/admin/agencies/{subject}",
            ("cli", "/agency") => $"/agency/clients/{subject}",
            ("cli", "/client") => "/client/credit",
            ("per", "/admin") => $"/admin/users/{subject}",
            _ => null,
        };
}
