using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>The queue of redemptions that somebody looks at before their cards are handed out.</summary>
public sealed partial class ReviewsPage
{
    private Page<RedemptionView>? _open;
    private Refusal? _refusal;
    private (RedemptionView Redemption, string Verb)? _asked;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private RedemptionQueries Queries { get; set; } = default!;

    [Inject] private RedemptionDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string NameOf(RedemptionView redemption) =>
        redemption.Recipient?.Name ?? redemption.RedemptionCode;

    private static string VerbOf(string verb) => verb == "release" ? T("Let it go on") : T("Refuse it");

    private void Ask(RedemptionView redemption, string verb) => _asked = (redemption, verb);

    private async Task LoadAsync()
    {
        try
        {
            _open = await Queries.ReviewsAsync(
                RewardScope.OfPlatform(await Current.GetAsync()), new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private Task<Answer> DecideAsync(CommandRequest request, string? reason)
    {
        var (scope, (redemption, verb)) = (RewardScope.OfPlatform(request.Caller), _asked!.Value);
        return verb == "release"
            ? Desk.ReleaseAsync(request, scope, redemption.Id, reason)
            : Desk.RejectAsync(request, scope, redemption.Id, reason);
    }

    private Task DoneAsync()
    {
        _asked = null;
        return LoadAsync();
    }
}
