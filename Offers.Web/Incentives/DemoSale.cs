namespace Offers.Web.Incentives;

/// <summary>A sale of the demo data; days are before today.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Unit">The number of the unit.</param>
/// <param name="Agents">Which agents, by place; they share alike.</param>
/// <param name="Booked">When it was booked.</param>
internal sealed record DemoSale(string Project, string Unit, IReadOnlyList<int> Agents, int Booked)
{
    private const string Sunrise = "Sunrise Apartments";
    private const string Lakeview = "Lakeview Residences";

    internal int? Signed { get; init; }

    internal int? Paid { get; init; }

    internal int? Cancelled { get; init; }

    /// <summary>When the builder decided on its claims; null while they wait.</summary>
    internal int? Decided { get; init; }

    /// <summary>What the agent says against its first claim.</summary>
    internal (int Day, string Text, int? Answered)? Dispute { get; init; }

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<DemoSale> All { get; } =
    [
        new(Sunrise, "A-0101", [0], 290) { Signed = 280, Paid = 262, Decided = 258 },
        new(Sunrise, "A-0102", [1], 275)
        {
            Signed = 266, Paid = 250, Decided = 246, Dispute = (200, "The parking lot was sold with the flat.", 195),
        },
        new(Sunrise, "A-0203", [0], 238) { Signed = 230, Paid = 215, Decided = 211 },
        new(Sunrise, "A-0301", [2], 220) { Signed = 208, Paid = 190, Decided = 185 },
        new(Sunrise, "A-0402", [3], 200) { Signed = 190, Paid = 170, Decided = 166 },
        new(Sunrise, "A-0503", [0, 1], 160) { Signed = 150, Paid = 130, Decided = 127 },
        new(Sunrise, "A-0601", [3], 120) { Signed = 110, Paid = 95, Decided = 92, Cancelled = 80 },
        new(Sunrise, "A-0702", [2], 90)
        {
            Signed = 80, Paid = 60, Decided = 56, Dispute = (3, "I also brought the buyer of A-0703.", null),
        },
        new(Sunrise, "A-0204", [0], 50) { Signed = 40, Paid = 20, Decided = 17 },
        new(Sunrise, "A-0104", [1], 30) { Signed = 22, Paid = 4 },
        new(Sunrise, "A-0803", [3], 15) { Signed = 6 },
        new(Sunrise, "A-0901", [0], 5),
        new(Lakeview, "L-0101", [0], 55) { Signed = 45, Paid = 25, Decided = 42 },
        new(Lakeview, "L-0102", [3], 48) { Signed = 38, Decided = 34 },
        new(Lakeview, "L-0203", [0], 35) { Signed = 25, Decided = 21 },
        new(Lakeview, "L-0301", [0], 12) { Signed = 4 },
    ];

    /// <summary>The stages that it has come through, with their days.</summary>
    internal IEnumerable<(string Verb, int Day)> Moves() =>
        new (string Verb, int? Day)[] { ("sign", Signed), ("pay", Paid), ("cancel", Cancelled) }
            .Where(x => x.Day is not null).Select(x => (x.Verb, x.Day!.Value));
}
