using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>What a rule counts.</summary>
public enum FraudSignal
{
    /// <summary>Redemptions from the same device.</summary>
    SameDevice,

    /// <summary>Redemptions from the same network.</summary>
    SameNetwork,

    /// <summary>Redemptions of the whole campaign: how fast they come.</summary>
    Velocity,
}

/// <summary>What a rule does.</summary>
public enum FraudAction
{
    /// <summary>It lets pass, whatever other rules say.</summary>
    Allow,

    /// <summary>It asks that somebody looks first.</summary>
    Review,
}

/// <summary>What a rule says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Action">What it does.</param>
/// <param name="Signal">What it counts.</param>
/// <param name="Count">From how many on a review is asked; for allowing: up to how many.</param>
/// <param name="Minutes">In how many minutes.</param>
/// <param name="Network">A network like <c>203.0.113.0/24</c> to which an allowing rule is limited; null for
/// any.</param>
public sealed record FraudFacts(
    string? Name, FraudAction Action, FraudSignal Signal, int Count, int Minutes, string? Network = null);

/// <summary>
/// A rule that judges redemptions before a card is handed out: those that allow first, then those that ask for a look.
/// </summary>
public sealed class FraudRule : Entity<FraudRule>
{
    private FraudRule()
    {
    }

    /// <summary>Sets a rule.</summary>
    /// <param name="book">The book.</param>
    /// <param name="campaign">For which campaign; null for all.</param>
    /// <param name="facts">What it says.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public FraudRule(BookId book, Id<Campaign>? campaign, FraudFacts facts)
        : base(book)
    {
        Campaign = campaign;
        Set(facts);
    }

    /// <summary>For which campaign; null for all.</summary>
    public Id<Campaign>? Campaign { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it does.</summary>
    public FraudAction Action { get; private set; }

    /// <summary>What it counts.</summary>
    public FraudSignal Signal { get; private set; }

    /// <summary>From how many on it asks.</summary>
    public int Count { get; private set; }

    /// <summary>In how many minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>A network to which an allowing rule is limited.</summary>
    public string? Network { get; private set; }

    /// <summary>Whether it judges.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>What it says.</summary>
    public FraudFacts Facts => new(Name, Action, Signal, Count, Minutes, Network);

    /// <summary>Changes what it says.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(FraudFacts facts)
    {
        Set(facts);
        Revision++;
    }

    /// <summary>Judges again.</summary>
    public void Activate() => (IsActive, Revision) = (true, Revision + 1);

    /// <summary>Judges no more.</summary>
    public void Deactivate() => (IsActive, Revision) = (false, Revision + 1);

    private void Set(FraudFacts facts)
    {
        var name = Text.Line("name", facts.Name, Limits.Name);
        var network = Text.Optional("network", facts.Network, Limits.Code);
        if (network is not null && !System.Net.IPNetwork.TryParse(network, out _))
        {
            throw Refusal.OfField("network", "A network is like '203.0.113.0/24'.");
        }

        if (facts.Count is < 1 or > 100_000)
        {
            throw Refusal.OfField("count", "This is 1 to 100,000.");
        }

        if (facts.Minutes is < 1 or > 43_200)
        {
            throw Refusal.OfField("minutes", "This is 1 to 43,200, which is thirty days.");
        }

        (Name, Network, Action, Signal) = (name, network, facts.Action, facts.Signal);
        (Count, Minutes) = (facts.Count, facts.Minutes);
    }
}
