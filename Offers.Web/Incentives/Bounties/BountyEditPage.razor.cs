using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Bounties;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>
/// Drafts or edits a bounty, with a plain sentence of what it may cost. What was typed stays, whatever the server says.
/// </summary>
public sealed partial class BountyEditPage
{
    private readonly FormKey _key = new();
    private IReadOnlyList<BountyPlace> _places = [];
    private BountyForm? _model;
    private Refusal? _refusal;
    private IncentiveStatus _status;
    private int _revision;
    private bool _busy;

    /// <summary>The bounty; none for a new one.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private BountyQueries Bounties { get; set; } = default!;

    [Inject] private BountyDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Bounties"), IncentivePortal.Builder.Bounties)];

    private string Heading => Id is null ? T("New bounty") : T("Edit bounty");

    private bool IsFixed => _status != IncentiveStatus.Draft;

    private BountyPlace Place => _places.FirstOrDefault(x => x.Id.ToString() == _model!.ProjectId) ?? _places[0];

    private string Sentence => _model!.Reward is not { Minor: > 0 } reward
        ? T("Write a reward to see what the bounty may cost.")
        : _model.MaxSubmissions is { } most and > 0
        ? T("Each proof that you approve costs {0}; all {1} cost {2}. You have {3} available.",
            MoneyText.Plain(reward), $"{most:N0}",
            MoneyText.Plain(new Money(reward.Minor * most, reward.Currency)), MoneyText.Plain(Place.Available))
        : T("Each proof that you approve costs {0}, never more in all than the budget. You have {1} available.",
            MoneyText.Plain(reward), MoneyText.Plain(Place.Available));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            var scope = ProjectScope.OfBuilder(await Current.GetAsync());
            _places = await Bounties.PlacesAsync(scope);
            if (Id is null)
            {
                _model = new BountyForm(Shell.Zone) { ProjectId = _places.FirstOrDefault()?.Id.ToString() };
                return;
            }

            var bounty = await Bounties.GetAsync(scope, BountyPageIds.ReadBounty(Id));
            (_model, _revision, _status) = (BountyForm.Of(bounty, Shell.Zone), bounty.Revision, bounty.Status);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            var scope = ProjectScope.OfBuilder(request.Caller);
            var body = _model!.Body();
            var answer = Id is null
                ? await Desk.CreateAsync(request, scope, body)
                : await Desk.EditAsync(
                    request, (scope, BountyPageIds.ReadBounty(Id)), Etag.Of(_revision),
                    JsonSerializer.SerializeToNode<BountyBody>(body, OffersJson.Options)!.AsObject());
            answer.Check();
            Navigation.NavigateTo("/builder/bounties/" + (Id ?? answer.Location!.Split('/')[^1]));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
        finally
        {
            _busy = false;
        }
    }
}
