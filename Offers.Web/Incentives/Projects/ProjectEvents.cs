using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Projects;

/// <summary>Which events move the figures of pages about projects and their agents.</summary>
public static class ProjectEvents
{
    private static readonly string[] _starts =
        ["incentives.project.", "incentives.unit.", "incentives.association.", "incentives.sale."];

    /// <summary>Anything about projects, units, agents, and sales, which take units.</summary>
    public static bool Any(Event happening) =>
        _starts.Any(start => happening.Type.StartsWith(start, StringComparison.Ordinal));
}
