using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>What is built.</summary>
public enum ProjectType
{
    /// <summary>Homes.</summary>
    Residential,

    /// <summary>Shops and offices.</summary>
    Commercial,

    /// <summary>Both.</summary>
    MixedUse,

    /// <summary>Plots.</summary>
    Land,
}

/// <summary>Whether a project sells.</summary>
public enum ProjectStatus
{
    /// <summary>Units are sold.</summary>
    Selling,

    /// <summary>Nothing is sold yet.</summary>
    Planned,

    /// <summary>Everything is sold, or sales have ended.</summary>
    Completed,
}

/// <summary>What a builder says of a project.</summary>
/// <param name="Name">Its name, unique for a builder.</param>
/// <param name="Type">What is built.</param>
/// <param name="City">The city.</param>
/// <param name="Area">The part of the city.</param>
/// <param name="Status">Whether it sells.</param>
public sealed record ProjectFacts(
    string? Name, ProjectType Type, string? City, string? Area, ProjectStatus Status = ProjectStatus.Selling);

/// <summary>Something that a builder builds and agents sell, in units.</summary>
public sealed class Project : Entity<Project>
{
    private Project()
    {
    }

    /// <summary>Makes a project of a builder.</summary>
    /// <param name="builder">The builder; of the live book, like all organisations.</param>
    /// <param name="currency">The currency of its prices.</param>
    /// <param name="facts">What the builder says of it.</param>
    /// <param name="book">The book of the project; the builder's where left out.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Project(Organisation builder, Currency currency, ProjectFacts facts, BookId? book = null)
        : base(book ?? builder.Book)
    {
        if (builder.Kind != OrganisationKind.Builder)
        {
            throw Refusal.OfField("builderId", "A project belongs to a builder.");
        }

        Builder = builder.Id;
        Zone = builder.Zone;
        Currency = currency;
        Describe(facts);
    }

    /// <summary>The builder.</summary>
    public Id<Organisation> Builder { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What is built.</summary>
    public ProjectType Type { get; private set; }

    /// <summary>The city.</summary>
    public string City { get; private set; } = "";

    /// <summary>The part of the city.</summary>
    public string? Area { get; private set; }

    /// <summary>Whether it sells.</summary>
    public ProjectStatus Status { get; private set; }

    /// <summary>The currency of its prices and of what is earned on it.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>IANA zone of its business dates; the builder's when it was made.</summary>
    public string Zone { get; private set; } = "Asia/Dubai";

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Where it is, in one line.</summary>
    public string Location => Area is null ? City : $"{Area}, {City}";

    /// <summary>Changes what is said of it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(ProjectFacts facts)
    {
        Describe(facts);
        Revision++;
    }

    private void Describe(ProjectFacts facts)
    {
        Name = Text.Line("name", facts.Name, Limits.Name);
        City = Text.Line("city", facts.City, Limits.Name);
        Area = Text.Optional("area", facts.Area, Limits.Name);
        (Type, Status) = (facts.Type, facts.Status);
    }
}
