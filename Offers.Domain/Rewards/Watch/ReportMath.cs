namespace Offers.Domain.Rewards.Watch;

/// <summary>Rates of reports.</summary>
public static class ReportMath
{
    private const int Whole = 10_000;

    /// <summary>A part of a whole in basis points, cut; null where there is no whole.</summary>
    public static long? ShareBps(long part, long whole) =>
        whole == 0 ? null : (long)((Int128)part * Whole / whole);

    /// <summary>By how much something grew, in basis points; null where there was nothing before.</summary>
    public static long? ChangeBps(long before, long now) => ShareBps(now - before, before);
}
