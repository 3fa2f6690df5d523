namespace Offers.Domain.Platform;

/// <summary>What notifications are about, as people choose among them.</summary>
public enum NotificationTopic
{
    /// <summary>The own account: who looked, new bank accounts. Cannot be switched off.</summary>
    Security,

    /// <summary>Money that leaves the wallet for a bank. Cannot be switched off.</summary>
    MoneyOut,

    /// <summary>Money that comes into the wallet: deposits, distributions.</summary>
    MoneyIn,

    /// <summary>What becomes of the own investments.</summary>
    Investments,

    /// <summary>Places on waitlists.</summary>
    Waitlist,

    /// <summary>Documents of offers that concern the person.</summary>
    Documents,

    /// <summary>Where offers stand: full, closed, settled.</summary>
    Offers,

    /// <summary>Bounties that end, and what became of the own proofs.</summary>
    Bounties,

    /// <summary>What projects promise agents, and until when.</summary>
    Incentives,

    /// <summary>What becomes of the own claims.</summary>
    Claims,

    /// <summary>Who sells which project.</summary>
    Projects,

    /// <summary>Credit for rewards: given, asked for, used up.</summary>
    Credit,

    /// <summary>Cards, credit, campaigns and suppliers of rewards that somebody should look at.</summary>
    Alerts,

    /// <summary>What waits for an administrator, and what others decided about what he asked for.</summary>
    Work,
}

/// <summary>What each topic stands for.</summary>
public static class NotificationTopics
{
    // The longest matching start of an event's type counts.
    private static readonly (string Start, NotificationTopic Topic)[] _starts =
    [
        ("identity.", NotificationTopic.Security),
        ("ledger.destination.", NotificationTopic.Security),
        ("ledger.withdrawal.", NotificationTopic.MoneyOut),
        ("ledger.topup.", NotificationTopic.MoneyIn),
        ("investments.distribution.received", NotificationTopic.MoneyIn),
        ("investments.investment.", NotificationTopic.Investments),
        ("investments.waitlist.", NotificationTopic.Waitlist),
        ("investments.document.", NotificationTopic.Documents),
        ("investments.offer.", NotificationTopic.Offers),
        ("incentives.bounty.", NotificationTopic.Bounties),
        ("incentives.submission.", NotificationTopic.Bounties),
        ("incentives.submission.received", NotificationTopic.Work),
        ("incentives.incentive.", NotificationTopic.Incentives),
        ("incentives.claim.", NotificationTopic.Claims),
        ("incentives.statement.", NotificationTopic.Claims),
        ("incentives.claim.made", NotificationTopic.Work),
        ("incentives.claim.waiting", NotificationTopic.Work),
        ("incentives.claim.disputed", NotificationTopic.Work),
        ("incentives.association.", NotificationTopic.Projects),
        ("incentives.association.requested", NotificationTopic.Work),
        ("incentives.import.", NotificationTopic.Work),
        ("rewards.credit", NotificationTopic.Credit),
        ("rewards.campaign.paused", NotificationTopic.Credit),
        ("rewards.campaign.resumed", NotificationTopic.Credit),
        ("rewards.credit_request.requested", NotificationTopic.Work),
        ("rewards.alert.", NotificationTopic.Alerts),
    ];

    /// <summary>All topics, in the order of the page.</summary>
    public static IReadOnlyList<NotificationTopic> All { get; } = Enum.GetValues<NotificationTopic>();

    /// <summary>What the notifications of an event's type are about.</summary>
    public static NotificationTopic Of(string kind) => _starts
        .Where(x => kind.StartsWith(x.Start, StringComparison.Ordinal))
        .OrderByDescending(x => x.Start.Length).Select(x => (NotificationTopic?)x.Topic).FirstOrDefault()
        ?? NotificationTopic.Work;

    /// <summary>True for what nobody can switch off, and what is never kept for the day's letter.</summary>
    public static bool IsLocked(NotificationTopic topic) =>
        topic is NotificationTopic.Security or NotificationTopic.MoneyOut;

    /// <summary>True for what goes out by e-mail where the person has chosen nothing: what touches his money.</summary>
    public static bool IsMailedUnasked(NotificationTopic topic) =>
        topic is not (NotificationTopic.Offers or NotificationTopic.Work);
}
