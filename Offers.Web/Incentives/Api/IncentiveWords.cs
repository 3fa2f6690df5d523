using Offers.Data.Incentives;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Api;

/// <summary>The filters of the lists of incentives, sales and claims.</summary>
internal static class IncentiveWords
{
    private static readonly ListFilter _project = new("projectId", "Only on this project.");
    private static readonly ListFilter _builder = new("builderId", "Only of this builder.");

    /// <summary>Filters of incentives for agents.</summary>
    internal static readonly ListFilter[] OfAgents =
        [ListFilter.PageNumber, ListFilter.Status<IncentiveStatus>(), _project, ListFilter.Search];

    /// <summary>Filters of sales.</summary>
    internal static readonly ListFilter[] Sales =
    [
        ListFilter.PageNumber,
        new("stage", "Only those that have come this far.", ListFilter.Status<SaleStage>().Words), _project,
        new("q", "Only those with this in the unit's number, the reference or the buyer's name."),
    ];

    /// <summary>Filters of claims.</summary>
    internal static readonly ListFilter[] Claims =
    [
        ListFilter.PageNumber, ListFilter.Status<ClaimStatus>(), _project,
        new("incentiveId", "Only to this incentive."),
        new("disputed", "Only those with an open dispute.", ["true"]),
        new("slice", "Those that belong together: open, waiting for a decision, or open and at risk.",
            [.. Enum.GetNames<ClaimSlice>().Select(Domain.Platform.Words.Snake)]),
        ListFilter.Currency,
    ];

    /// <summary>Filters of incentives in a portal.</summary>
    internal static ListFilter[] Incentives(IncentivePortal portal) =>
        portal.IsPlatform ? [.. OfAgents, _builder] : OfAgents;

    /// <summary>Reads the filters of incentives.</summary>
    internal static IncentiveFilter Incentives(ListQuery query) => new(
        query.Status<IncentiveStatus>(), query.Id<Project>("projectId"), query.Id<Organisation>("builderId"),
        query.Search());

    /// <summary>Reads the filters of sales.</summary>
    internal static SaleFilter SalesOf(ListQuery query) =>
        new(query.Status<SaleStage>("stage"), query.Id<Project>("projectId"), query.Search());

    /// <summary>Reads the filters of claims.</summary>
    internal static ClaimFilter ClaimsOf(ListQuery query) => new(
        query.Status<ClaimStatus>(), query.Id<Project>("projectId"), query.Id<Incentive>("incentiveId"))
    {
        OnlyDisputed = query["disputed"] == "true", Slice = query.Status<ClaimSlice>("slice"),
        Currency = query.Currency(),
    };
}
