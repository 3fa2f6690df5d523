using System.Text;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Outcomes;

/// <summary>How an agent is named to other agents on leaderboards.</summary>
public enum NameShown
{
    /// <summary>By his initials; so until he chooses.</summary>
    Initials,

    /// <summary>By his name.</summary>
    Name,

    /// <summary>Not at all.</summary>
    Hidden,
}

/// <summary>An agent's wish how other agents see him on leaderboards. Builders see who sells for them.</summary>
public sealed class LeaderboardName
{
    /// <summary>What stands where somebody is hidden.</summary>
    public const string Nobody = "An agent";

    private const int MostInitials = 3;

    private LeaderboardName()
    {
    }

    /// <summary>Keeps the first wish of an agent.</summary>
    public LeaderboardName(Id<IPerson> agent, NameShown shown, DateTimeOffset now)
    {
        Agent = agent;
        Choose(shown, now);
    }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>How he is named.</summary>
    public NameShown Shown { get; private set; }

    /// <summary>When he chose.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Chooses anew.</summary>
    public void Choose(NameShown shown, DateTimeOffset now) => (Shown, ChangedAt) = (shown, now);

    /// <summary>What other agents read.</summary>
    public static string Of(NameShown shown, string name) => shown switch
    {
        NameShown.Name => name,
        NameShown.Hidden => Nobody,
        _ => Initials(name),
    };

    private static string Initials(string name) => string.Join(' ', name
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostInitials)
        .Select(word => Rune.ToUpperInvariant(word.EnumerateRunes().First()) + "."));
}
