using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>That an agent brought somebody to a project: the fact for which extras of rewards look.</summary>
public sealed class Referral
{
    private Referral()
    {
    }

    /// <summary>Records a referral.</summary>
    /// <param name="project">The project.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="contactHash">Of the person's e-mail address or phone number, by <see cref="ContactHash"/>.</param>
    /// <param name="on">The day, in the project's zone.</param>
    public Referral(Project project, Id<IPerson> agent, string contactHash, DateOnly on)
    {
        Project = project.Id;
        Agent = agent;
        Contact = contactHash;
        On = on;
    }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>The hash of the referred person's e-mail address or phone number.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>The day, in the project's zone.</summary>
    public DateOnly On { get; private set; }
}
