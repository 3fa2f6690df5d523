using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>
/// Finds redemptions by their id, by a whole code or by the recipient's name: all for administrators, their own for
/// clients.
/// </summary>
public sealed class RedemptionSearch(RedemptionQueries queries) : ISearchSource
{
    /// <inheritdoc />
    public string Title => "Redemptions";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        var portal = caller.IsAdministrator ? RewardPortal.Admin
            : caller.Is(Role.ClientManager) ? RewardPortal.Client : null;
        if (portal is null)
        {
            return [];
        }

        var scope = portal.ScopeOf(caller);
        if (Id<Redemption>.TryParse(question.Text, out var id))
        {
            try
            {
                return [HitOf(portal, await queries.GetAsync(scope, id))];
            }
            catch (Refusal refusal) when (refusal.Code.Status == StatusCodes.Status404NotFound)
            {
                return [];
            }
        }

        var found = await queries.ListAsync(
            scope, new RedemptionFilter(Search: question.Text), new PageRequest(question.AtMost) { IsCounted = false });
        return [.. found.Data.Select(x => HitOf(portal, x))];
    }

    private static SearchHit HitOf(RewardPortal portal, RedemptionView view) => new(
        view.Recipient?.Name ?? view.RedemptionCode, $"{view.Brand.Name} {view.Currency} {view.Value}",
        $"{portal.Path}/redemptions/{view.Id}", Glyph.Gift);
}
