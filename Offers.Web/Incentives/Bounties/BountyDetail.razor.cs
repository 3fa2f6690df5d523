using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Bounties;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>One bounty for its builder and for administrators.</summary>
public sealed partial class BountyDetail
{
    private BountyView? _bounty;
    private IReadOnlyList<SubmissionView> _proofs = [];
    private Refusal? _refusal;
    private string? _asked;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The bounty.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [Inject] private BountyQueries Bounties { get; set; } = default!;

    [Inject] private SubmissionQueries Submissions { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Bounties"), Portal.Bounties)];

    private string Lead => $"{BountyWords.Of(_bounty!.Type)}, {_bounty.Project.Name}, {_bounty.Project.Location}";

    // What is owned by another has only refused verbs; what has ended is not edited.
    private bool CanEdit => !Portal.IsPlatform && _bounty!.Owner.Id == _bounty.Builder.Id
        && _bounty.Status is IncentiveStatus.Draft or IncentiveStatus.Active or IncentiveStatus.Paused;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string ClassOf(string verb) => BountyWords.LookOf(verb) switch
    {
        ButtonLook.Primary => "btn btn-primary",
        ButtonLook.Danger => "btn btn-danger",
        _ => "btn",
    };

    private async Task LoadAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            var id = BountyPageIds.ReadBounty(Id);
            var waiting = await Submissions.ListAsync(
                scope, new SubmissionFilter(SubmissionStatus.Pending, id), new PageRequest());
            var all = await Submissions.ListAsync(scope, new SubmissionFilter(Bounty: id), new PageRequest());
            _proofs = [.. waiting.Data, .. all.Data.Where(x => x.Status != SubmissionStatus.Pending)];
            _bounty = await Bounties.GetAsync(scope, id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private Task DoneAsync()
    {
        _asked = null;
        return LoadAsync();
    }
}
