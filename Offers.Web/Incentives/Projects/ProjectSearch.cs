using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>
/// Finds projects by name or place and units by number: all for administrators, their own for builders; for agents
/// projects that sell, and units of those that they sell.
/// </summary>
public sealed class ProjectSearch(ProjectQueries projects, AgentProjectQueries ofAgents) : ISearchSource
{
    /// <inheritdoc />
    public string Title => "Projects";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        if (caller.IsAdministrator)
        {
            return await OfPortalAsync(IncentivePortal.Admin, caller, question);
        }

        var hits = new List<SearchHit>();
        if (caller.Is(Role.Builder))
        {
            hits.AddRange(await OfPortalAsync(IncentivePortal.Builder, caller, question));
        }

        if (caller.Is(Role.Agent))
        {
            hits.AddRange(await OfAgentAsync(AgentCaller.Of(caller), question));
        }

        return [.. hits.Take(question.AtMost)];
    }

    private async Task<IReadOnlyList<SearchHit>> OfPortalAsync(
        IncentivePortal portal, Caller caller, SearchQuestion question)
    {
        var scope = portal.ScopeOf(caller);
        var found = await projects.ListAsync(
            scope, new ProjectFilter(Search: question.Text), new PageRequest(question.AtMost));
        var units = await projects.FindUnitsAsync(scope, question.Text, question.AtMost);
        return
        [
            .. found.Data.Select(x => new SearchHit(x.Name, x.Location, $"{portal.Path}/projects/{x.Id}", Glyph.Offers))
                .Concat(units.Select(x => HitOf(x, $"{portal.Path}/projects/{x.Project}"))).Take(question.AtMost),
        ];
    }

    private async Task<IEnumerable<SearchHit>> OfAgentAsync(AgentCaller agent, SearchQuestion question)
    {
        var found = await ofAgents.ListAsync(
            agent, new ProjectFilter(Search: question.Text), new PageRequest(question.AtMost));
        var units = await ofAgents.FindUnitsAsync(agent, question.Text, question.AtMost);
        return found.Data.Select(x => new SearchHit(x.Name, x.Location, AgentWords.HrefOf(x), Glyph.Offers))
            .Concat(units.Select(x => HitOf(x, $"/agent/projects/{x.Project}")));
    }

    private static SearchHit HitOf(UnitHit unit, string project) => new(
        T("Unit {0}", unit.Number), T("{0}, {1}", unit.ProjectName, VerbWords.Inside(unit.Status)),
        $"{project}?q={Uri.EscapeDataString(unit.Number)}", Glyph.Offers);
}
