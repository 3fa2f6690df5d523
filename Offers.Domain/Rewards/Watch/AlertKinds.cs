using Offers.Domain.Ledger;

namespace Offers.Domain.Rewards.Watch;

/// <summary>What is watched together, and counted together in the answer of a run.</summary>
public enum AlertCheck
{
    /// <summary>Pools of cards that came with files, and cards whose time ends.</summary>
    CsvPools,

    /// <summary>What campaigns may spend, and how often their cards are shown.</summary>
    Campaigns,

    /// <summary>The credit of agencies.</summary>
    Agencies,

    /// <summary>The credit of clients.</summary>
    Clients,

    /// <summary>Rewards that failed or wait.</summary>
    ProvisioningFailures,

    /// <summary>How suppliers answer.</summary>
    Suppliers,
}

/// <summary>A kind of alert.</summary>
/// <param name="Name">Its word, for example <c>pool_empty</c>.</param>
/// <param name="Family">Of one family and subject, only the most severe is open.</param>
/// <param name="Check">What it is watched with.</param>
public sealed record AlertKind(string Name, string Family, AlertCheck Check)
{
    /// <summary>The family of a kind that each currency has for itself: an owner can be short in one of two.</summary>
    public string FamilyIn(Currency currency) => $"{Family}_{currency.Code.ToLowerInvariant()}";

    /// <summary>What was found.</summary>
    /// <param name="subject">The outside id of what it is about.</param>
    /// <param name="severity">How much it presses.</param>
    /// <param name="message">One sentence.</param>
    public AlertFacts Of(string subject, AlertSeverity severity, string message) =>
        new(Name, Family, subject, severity, message);
}

/// <summary>All kinds of alerts, and which of them are one family.</summary>
public static class AlertKinds
{
#pragma warning disable CS1591 // Each kind is described by what is watched for it.
    public static readonly AlertKind PoolEmpty = new("pool_empty", "stock", AlertCheck.CsvPools);
    public static readonly AlertKind PoolLow = new("pool_low", "stock", AlertCheck.CsvPools);
    public static readonly AlertKind PoolBelowThreshold = new("pool_below_threshold", "stock", AlertCheck.CsvPools);
    public static readonly AlertKind CardsExpiring = new("cards_expiring", "expiry", AlertCheck.CsvPools);
    public static readonly AlertKind CampaignDepleted =
        new("campaign_depleted", "campaign_credit", AlertCheck.Campaigns);
    public static readonly AlertKind CampaignLowCredit =
        new("campaign_low_credit", "campaign_credit", AlertCheck.Campaigns);
    public static readonly AlertKind RevealSpike = new("reveal_spike", "reveal_spike", AlertCheck.Campaigns);
    public static readonly AlertKind AgencyLowCredit =
        new("agency_low_credit", "agency_credit", AlertCheck.Agencies);
    public static readonly AlertKind ClientLowCredit =
        new("client_low_credit", "client_credit", AlertCheck.Clients);
    public static readonly AlertKind ProvisioningFailures =
        new("provisioning_failures", "provisioning_failures", AlertCheck.ProvisioningFailures);
    public static readonly AlertKind RedemptionStuck =
        new("redemption_stuck", "redemption_stuck", AlertCheck.ProvisioningFailures);
    public static readonly AlertKind SupplierErrorRate =
        new("supplier_error_rate", "supplier_error_rate", AlertCheck.Suppliers);
    public static readonly AlertKind SupplierSlow = new("supplier_slow", "supplier_slow", AlertCheck.Suppliers);
#pragma warning restore CS1591

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<AlertKind> All =
    [
        PoolEmpty, PoolLow, PoolBelowThreshold, CardsExpiring, CampaignDepleted, CampaignLowCredit, RevealSpike,
        AgencyLowCredit, ClientLowCredit, ProvisioningFailures, RedemptionStuck, SupplierErrorRate, SupplierSlow,
    ];

    /// <summary>The kind of a word; null where the monitor knows none.</summary>
    public static AlertKind? Find(string? name) =>
        All.FirstOrDefault(x => string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase));
}
