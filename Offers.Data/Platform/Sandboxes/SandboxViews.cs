using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>A sandbox as administrators see it.</summary>
/// <param name="Id">The sandbox.</param>
/// <param name="Name">Its name.</param>
/// <param name="Environment">The name by which programs sign in to it.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Now">What its clock shows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="People">Who may enter besides administrators, by name.</param>
/// <param name="Advance">The advance that is on its way; null while the clock runs as usual.</param>
/// <param name="Revision">Raised by edits; the <c>ETag</c>.</param>
public sealed record SandboxView(
    Id<Sandbox> Id, string Name, string Environment, SandboxOwner Organisation, DateTimeOffset Now,
    DateTimeOffset CreatedAt, IReadOnlyList<SandboxPerson> People, AdvanceView? Advance, int Revision)
{
    /// <summary>The book in which everything of it happens.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public BookId OwnBook => BookId.Find(Environment) ?? BookId.Live;
}

/// <summary>Whose a sandbox is.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
public sealed record SandboxOwner(Id<Organisation> Id, string Name);

/// <summary>Who may enter a sandbox.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The person's name.</param>
public sealed record SandboxPerson(Id<IPerson> Id, string Name);

/// <summary>An advance of a sandbox's clock.</summary>
/// <param name="Id">The advance.</param>
/// <param name="State">How it stands.</param>
/// <param name="From">What the clock showed before.</param>
/// <param name="At">The moment at which it stops now, or where it ended.</param>
/// <param name="Goal">Where the clock is to go.</param>
/// <param name="Stops">At how many moments it has stopped.</param>
/// <param name="StartedAt">When it began; real time.</param>
/// <param name="EndedAt">When it ended; real time.</param>
/// <param name="StartedBy">Who asked for it.</param>
/// <param name="FailedItems">How many items of jobs failed.</param>
public sealed record AdvanceView(
    Id<ClockAdvance> Id, AdvanceState State, DateTimeOffset From, DateTimeOffset At, DateTimeOffset Goal, int Stops,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, SandboxPerson? StartedBy, int FailedItems)
{
    /// <summary>What changed, by kind; only where one advance is asked for.</summary>
    public IReadOnlyList<ChangeGroup>? Changes { get; init; }

    /// <summary>How far it is, in hundredths of the whole way.</summary>
    public int Percent => Goal <= From ? 100 : (int)((At - From).Ticks / Math.Max(1, (Goal - From).Ticks / 100));

    internal static AdvanceView Of(ClockAdvance advance, string? startedBy) => new(
        advance.Id, advance.State, advance.From, advance.At, advance.Goal, advance.Stops, advance.StartedAt,
        advance.EndedAt, advance.StartedBy is { } by && startedBy is not null ? new SandboxPerson(by, startedBy) : null,
        advance.FailedItems);
}

/// <summary>What an administrator sends to make a sandbox.</summary>
/// <param name="Name">Its name.</param>
/// <param name="People">Who may enter besides administrators.</param>
/// <param name="OrganisationId">Whose it is; the platform's where left out.</param>
/// <param name="WithExample">Whether an offer and money to invest are made in it.</param>
public sealed record SandboxBody(
    string? Name, IReadOnlyList<Id<IPerson>>? People = null, Id<Organisation>? OrganisationId = null,
    bool WithExample = false);

/// <summary>A person who is let in or shut out.</summary>
/// <param name="PersonId">The person.</param>
public sealed record SandboxPersonBody(Id<IPerson>? PersonId);

/// <summary>How far a clock is to be advanced: one of the two.</summary>
/// <param name="By">A step: a day, a week, a month, a year, or to the next moment at which something is due.</param>
/// <param name="Until">The moment, by the sandbox's time.</param>
public sealed record AdvanceBody(AdvanceStep? By = null, DateTimeOffset? Until = null);

/// <summary>How far a clock goes at once.</summary>
public enum AdvanceStep
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>To the same day of the next month.</summary>
    Month,

    /// <summary>To the same day of the next year.</summary>
    Year,

    /// <summary>To the next moment at which something is due.</summary>
    Next,
}
