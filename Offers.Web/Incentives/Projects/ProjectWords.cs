using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Projects;

/// <summary>The filters of the lists of projects, units and associations.</summary>
internal static class ProjectWords
{
    /// <summary>Narrows to a project.</summary>
    internal static readonly ListFilter OfProject = new("projectId", "Only what belongs to this project.");

    /// <summary>Narrows to a builder; for administrators.</summary>
    internal static readonly ListFilter OfBuilder = new("builderId", "Only what belongs to this builder.");

    /// <summary>The filters of lists of units.</summary>
    internal static readonly ListFilter[] UnitFilters =
        [ListFilter.Status<UnitStatus>(), ListFilter.Search, ListFilter.PageNumber];

    /// <summary>The filters of an agent's list of projects.</summary>
    internal static readonly ListFilter[] AgentFilters =
    [
        new("standing", "Only projects to which the caller stands like this.",
            [.. Enum.GetNames<AgentStanding>().Select(Words.Snake)]),
        ListFilter.Search, ListFilter.PageNumber,
    ];

    /// <summary>The filters of lists of projects.</summary>
    internal static ListFilter[] ProjectFilters(IncentivePortal portal) => Of(
        portal, ListFilter.Status<ProjectStatus>(), ListFilter.Search);

    /// <summary>The filters of lists of associations.</summary>
    internal static ListFilter[] AssociationFilters(IncentivePortal portal) => Of(
        portal, ListFilter.Status<AssociationStatus>(), OfProject, ListFilter.Search);

    private static ListFilter[] Of(IncentivePortal portal, params ListFilter[] filters) =>
        [.. filters, .. portal.IsPlatform ? new[] { OfBuilder } : [], ListFilter.PageNumber];
}
