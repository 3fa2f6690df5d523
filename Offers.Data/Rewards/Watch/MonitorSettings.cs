namespace Offers.Data.Rewards.Watch;

/// <summary>From when on the monitor tells people; the section <c>Rewards:Monitor</c> of the settings.</summary>
public sealed record MonitorSettings
{
    /// <summary>Fewer free cards in a pool than these are few.</summary>
    public int PoolLow { get; init; } = 10;

    /// <summary>A campaign's own credit below so many whole units of its currency is told.</summary>
    public long CampaignLowCredit { get; init; } = 100;

    /// <summary>An agency's credit below so many whole units is told; at nothing it is critical.</summary>
    public long AgencyLowCredit { get; init; } = 1_000;

    /// <summary>A client's credit below so many whole units is told; at nothing it is critical.</summary>
    public long ClientLowCredit { get; init; } = 500;

    /// <summary>How long a failure, a supplier's answer and a card that was shown count.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A supplier that was called less often in the window is not judged.</summary>
    public int SupplierCalls { get; init; } = 5;

    /// <summary>From this share of failed calls on, in basis points, a supplier is told.</summary>
    public int SupplierErrorBps { get; init; } = 2_000;

    /// <summary>From this share of failed calls on, in basis points, it is critical.</summary>
    public int SupplierErrorCriticalBps { get; init; } = 5_000;

    /// <summary>From this average time of an answer on, in milliseconds, a supplier is slow.</summary>
    public int SupplierSlowMs { get; init; } = 5_000;

    /// <summary>A reward that waits for its card longer than this is stuck.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>From this time on it is critical.</summary>
    public TimeSpan StuckCriticalAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A reward that waits for somebody's look longer than this is stuck, too.</summary>
    public TimeSpan ReviewAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Fewer cards of a campaign shown in the window are never a spike.</summary>
    public int RevealSpike { get; init; } = 50;

    /// <summary>A spike is so many times what is usual.</summary>
    public int RevealFactor { get; init; } = 5;

    /// <summary>From so many cards on that one of the platform's people looked at in the window, it is told.</summary>
    public int StaffReveals { get; init; } = 20;

    /// <summary>Cards that expire within so many days are told.</summary>
    public int ExpiringDays { get; init; } = 30;

    /// <summary>Cards that expire within so many days are a warning.</summary>
    public int ExpiringSoonDays { get; init; } = 7;
}
