using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>Finds campaigns by name: all for administrators, their own for agencies and clients.</summary>
public sealed class CampaignSearch(CampaignQueries campaigns) : ISearchSource
{
    /// <inheritdoc />
    public string Title => "Campaigns";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        var portal = caller.IsAdministrator ? RewardPortal.Admin
            : caller.Is(Role.AgencyManager) ? RewardPortal.Agency
            : caller.Is(Role.ClientManager) ? RewardPortal.Client : null;
        if (portal is null)
        {
            return [];
        }

        var found = await campaigns.ListAsync(
            portal.ScopeOf(caller), new CampaignFilter(Search: question.Text), new PageRequest(question.AtMost));
        return
        [
            .. found.Data.Select(x => new SearchHit(
                x.Name, T("{0}, {1}", x.Client.Name, W(x.Status)), $"{portal.Path}/campaigns/{x.Id}", Glyph.Gift)),
        ];
    }
}
