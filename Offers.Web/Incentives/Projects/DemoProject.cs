using Offers.Domain.Incentives;

namespace Offers.Web.Incentives.Projects;

/// <summary>A flat that each floor of a demo project has.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Lakhs">What it costs on the ground, in lakhs of rupees.</param>
/// <param name="LakhsPerFloor">What each floor adds.</param>
internal sealed record DemoFlat(string Type, int Lakhs, int LakhsPerFloor);

/// <summary>An agent's life with a demo project.</summary>
/// <param name="Agent">Which agent, by place.</param>
/// <param name="Day">Days before today on which he asked or was invited.</param>
internal sealed record DemoAgent(int Agent, int Day)
{
    /// <summary>True where the builder invited him.</summary>
    internal bool IsInvited { get; init; }

    /// <summary>What the builder decided on his request; null while it waits.</summary>
    internal string? Decision { get; init; } = "approve";

    /// <summary>Days before today on which it ended.</summary>
    internal int? EndedDay { get; init; }

    /// <summary>Why it was rejected or ended.</summary>
    internal string? Reason { get; init; }

    /// <summary>What he wrote.</summary>
    internal string? Note { get; init; }
}

/// <summary>A project of the demo data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Builder">The builder's name.</param>
/// <param name="Person">Who works for the builder.</param>
/// <param name="Day">Days before today on which it was made.</param>
internal sealed record DemoProject(string Name, string Builder, string Person, int Day)
{
    private const string Abc = "ABC Builders";

    internal ProjectType Type { get; init; } = ProjectType.Residential;

    internal string City { get; init; } = "Bangalore";

    internal string? Area { get; init; }

    internal ProjectStatus Status { get; init; } = ProjectStatus.Selling;

    internal string Block { get; init; } = "A";

    internal int Floors { get; init; } = 10;

    internal IReadOnlyList<DemoFlat> Flats { get; init; } =
        [new("2 bedrooms", 62, 1), new("2 bedrooms, corner", 66, 1), new("3 bedrooms", 88, 2), new("Studio", 38, 1)];

    internal IReadOnlyList<DemoAgent> Agents { get; init; } = [];

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<DemoProject> All { get; } =
    [
        new("Sunrise Apartments", Abc, "builder", 360)
        {
            Area = "Whitefield",
            Agents =
            [
                new(0, 350) { IsInvited = true },
                new(1, 340) { Note = "I have sold in Whitefield since 2015." },
                new(2, 300) { IsInvited = true },
                new(3, 260),
                new(4, 200) { EndedDay = 45, Reason = "Moved to another city." },
                new(5, 2) { Decision = null, Note = "Twelve of my clients look for three bedrooms in Whitefield." },
            ],
        },
        new("Lakeview Residences", Abc, "builder", 240)
        {
            Area = "Hebbal", Block = "L", Floors = 8,
            Flats = [new("3 bedrooms", 112, 2), new("4 bedrooms", 165, 3), new("2 bedrooms", 78, 1)],
            Agents =
            [
                new(0, 220), new(3, 190) { IsInvited = true },
                new(1, 60) { Decision = "reject", Reason = "We have enough agents in Hebbal for now." },
            ],
        },
        new("Tech Park Square", Abc, "builder", 20)
        {
            Type = ProjectType.Commercial, Area = "Electronic City", Status = ProjectStatus.Planned, Block = "T",
            Floors = 5, Flats = [new("Shop", 54, 0), new("Office", 96, 2), new("Office, corner", 118, 2),
                new("Showroom", 210, 4)],
        },
        new("Qamar Gardens", "Qamar Nest Developments", "builder2", 180)
        {
            City = "Hyderabad", Area = "Gachibowli", Block = "Q", Floors = 6,
            Flats = [new("2 bedrooms", 71, 1), new("3 bedrooms", 99, 2), new("Penthouse", 240, 0),
                new("Studio", 44, 1)],
            Agents = [new(0, 150) { IsInvited = true }, new(6, 140), new(2, 90) { IsInvited = true }],
        },
        new("Meadow Villas", "Qamar Nest Developments", "builder2", 100)
        {
            City = "Pune", Area = "Baner", Block = "M", Floors = 1,
            Flats = [.. Enumerable.Range(1, 20)
                .Select(n => new DemoFlat($"Villa, {3 + (n % 3)} bedrooms", 180 + n, 0))],
            Agents = [new(6, 95) { IsInvited = true }, new(1, 80)],
        },
    ];
}
