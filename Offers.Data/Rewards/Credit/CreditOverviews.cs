using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What was redeemed in a month.</summary>
/// <param name="From">Its begin.</param>
/// <param name="Cards">How many cards were paid.</param>
/// <param name="Charged">What was charged for them.</param>
public sealed record RedeemedMonth(DateTimeOffset From, int Cards, Money Charged);

/// <summary>A client on its agency's first page.</summary>
/// <param name="Id">The client.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Whether its credit may move.</param>
/// <param name="Available">What it and its campaigns have available.</param>
/// <param name="Allocated">What it was given, less what went back.</param>
/// <param name="Spent">What it and its campaigns spent.</param>
/// <param name="Cards">How many cards it paid this month.</param>
/// <param name="IsLow">True where little is left.</param>
public sealed record ClientCredit(
    Id<Client> Id, string Name, CreditStatus Status, Money Available, Money Allocated, Money Spent, int Cards,
    bool IsLow);

/// <summary>What an agency's first page shows, in one currency.</summary>
public sealed record AgencyOverview
{
    /// <summary>The agency's name.</summary>
    public required string Name { get; init; }

    /// <summary>The agency.</summary>
    public required Id<Agency> Id { get; init; }

    /// <summary>Why it is suspended; null while active.</summary>
    public string? SuspendedBecause { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Every currency in which it has credit.</summary>
    public required IReadOnlyList<Currency> Currencies { get; init; }

    /// <summary>Its place in the tree, with its clients and their campaigns.</summary>
    public required CreditNode Node { get; init; }

    /// <summary>Its clients, those with least left first.</summary>
    public required IReadOnlyList<ClientCredit> Clients { get; init; }

    /// <summary>This month so far.</summary>
    public required RedeemedMonth Now { get; init; }

    /// <summary>The month before.</summary>
    public required RedeemedMonth Before { get; init; }

    /// <summary>Messages with rewards that failed or came back in the last thirty days.</summary>
    public required int FailedDeliveries { get; init; }

    /// <summary>Wishes of clients that wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>What it gave to clients, less what came back.</summary>
    public Money Allocated => Node.Allocated - Node.Reclaimed;

    /// <summary>What its clients and their campaigns spent.</summary>
    public Money Spent => Clients.Aggregate(Money.Zero(Currency), (sum, x) => sum + x.Spent);

    /// <summary>How many clients have little left.</summary>
    public int LowClients => Clients.Count(x => x.IsLow);
}

/// <summary>A campaign on its client's credit page.</summary>
public sealed record CampaignCredit
{
    /// <summary>The campaign.</summary>
    public required Id<Campaign> Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How it stands.</summary>
    public required CampaignStatus Status { get; init; }

    /// <summary>Why it is paused.</summary>
    public PauseReason? PausedBy { get; init; }

    /// <summary>Whose credit it spends.</summary>
    public required BudgetMode BudgetMode { get; init; }

    /// <summary>What it can spend: its own, or its client's.</summary>
    public required Money Available { get; init; }

    /// <summary>What it has of its own.</summary>
    public required Money Own { get; init; }

    /// <summary>What was charged for its rewards.</summary>
    public required Money Spent { get; init; }

    /// <summary>The charges of its face values, the lowest first.</summary>
    public required IReadOnlyList<Money> Charges { get; init; }

    /// <summary>How many redemptions are under way.</summary>
    public required int Open { get; init; }

    /// <summary>How many rewards of the lowest charge are left; null where it offers none.</summary>
    public long? MostLeft => Charges.Count == 0 ? null : Available.Minor / Charges[0].Minor;

    /// <summary>How many rewards of the highest charge are left; null where it offers none.</summary>
    public long? LeastLeft => Charges.Count == 0 ? null : Available.Minor / Charges[^1].Minor;
}

/// <summary>What a client's credit page shows, in one currency.</summary>
public sealed record ClientOverview
{
    /// <summary>The client.</summary>
    public required ClientView Client { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Every currency in which it has credit.</summary>
    public required IReadOnlyList<Currency> Currencies { get; init; }

    /// <summary>Its place in the tree, with its campaigns.</summary>
    public required CreditNode Node { get; init; }

    /// <summary>Its campaigns that have not ended, or still have credit.</summary>
    public required IReadOnlyList<CampaignCredit> Campaigns { get; init; }

    /// <summary>This month so far.</summary>
    public required RedeemedMonth Now { get; init; }

    /// <summary>The month before.</summary>
    public required RedeemedMonth Before { get; init; }

    /// <summary>Automatic reload; null where none is set.</summary>
    public AutoReloadView? AutoReload { get; init; }

    /// <summary>The wish that waits for the agency.</summary>
    public CreditRequestView? Waiting { get; init; }

    /// <summary>What it and its campaigns spent.</summary>
    public Money Spent => Node.All().Aggregate(Money.Zero(Currency), (sum, x) => sum + x.Spent);

    /// <summary>What it gave to campaigns, less what came back.</summary>
    public Money Allocated => Node.Allocated - Node.Reclaimed;
}
