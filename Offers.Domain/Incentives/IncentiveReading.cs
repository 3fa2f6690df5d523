using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>That an agent read an incentive on a day; counted once a day.</summary>
public sealed class IncentiveReading
{
    private IncentiveReading()
    {
    }

    /// <summary>Records the first reading of a day.</summary>
    public IncentiveReading(Id<Incentive> incentive, Id<IPerson> agent, DateOnly on) =>
        (Incentive, Agent, On) = (incentive, agent, on);

    /// <summary>The incentive.</summary>
    public Id<Incentive> Incentive { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>The day (UTC).</summary>
    public DateOnly On { get; private set; }
}

/// <summary>That an agent has read and accepted a version of an incentive's terms.</summary>
public sealed class IncentiveAcceptance
{
    private IncentiveAcceptance()
    {
    }

    /// <summary>Records it.</summary>
    public IncentiveAcceptance(Incentive incentive, Id<IPerson> agent, DateTimeOffset at)
    {
        Incentive = incentive.Id;
        Agent = agent;
        TermsVersion = incentive.TermsVersion;
        At = at;
    }

    /// <summary>The incentive.</summary>
    public Id<Incentive> Incentive { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>The version.</summary>
    public int TermsVersion { get; private set; }

    /// <summary>When, in the book's time.</summary>
    public DateTimeOffset At { get; private set; }
}
