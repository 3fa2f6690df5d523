using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Identity;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>One redemption of a portal, and what may be done with it.</summary>
public sealed partial class RedemptionDetail
{
    private RedemptionView? _view;
    private IReadOnlyList<RedemptionMoment> _history = [];
    private CardView? _card;
    private Refusal? _refusal;
    private string? _asked;

    /// <summary>Whose it is.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The id in the address.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Inject] private RedemptionQueries Queries { get; set; } = default!;

    [Inject] private RedemptionHistory History { get; set; } = default!;

    [Inject] private RedemptionDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool CanShow => Portal == RewardPortal.Admin && _card is null
        && _view!.Status is RedemptionStatus.Provisioned or RedemptionStatus.Delivered;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string VerbOf(string verb) => verb switch
    {
        "revoke" => T("Revoke"),
        "release" => T("Let it go on"),
        "reject" => T("Refuse it"),
        _ => T("Show the card"),
    };

    private string ConsequenceOf(string verb) => verb switch
    {
        "revoke" when _view!.RevealedAt is null => T("Nobody has seen the card: it goes back to its pool, and its "
            + "charge to who paid it."),
        "revoke" => T("The card was seen: it is marked as worthless, and stays charged."),
        "release" => T("It gets its card from stock, or a supplier is asked; the money is held already."),
        "reject" => T("The money that is held is given back; the recipient gets no card for this code."),
        _ => T("The code is shown on this page. Who looked, when and why is recorded."),
    };

    private bool IsNews(Event happening) => happening.ObjectId == Id;

    private void Ask(string verb) => _asked = verb;

    private async Task LoadAsync()
    {
        try
        {
            var id = Id<Redemption>.TryParse(Id, out var known)
                ? known : throw RewardCodes.RedemptionNotFound.Because();
            var scope = Portal.ScopeOf(await Current.GetAsync());
            _view = await Queries.GetAsync(scope, id);
            _history = await History.ReadAsync(scope, id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task<Answer> DecideAsync(CommandRequest request, string? reason)
    {
        var (scope, id) = (Portal.ScopeOf(request.Caller), _view!.Id);
        if (_asked != "reveal")
        {
            return _asked switch
            {
                "revoke" => await Desk.RevokeAsync(request, scope, id, reason),
                "release" => await Desk.ReleaseAsync(request, scope, id, reason),
                _ => await Desk.RejectAsync(request, scope, id, reason),
            };
        }

        _card = await Desk.RevealAsync(request, scope, id, reason);
        return Answer.None();
    }

    private Task DoneAsync()
    {
        _asked = null;
        return LoadAsync();
    }
}
