using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Bounties;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Incentives.Bounties;

/// <summary>The bounties of a portal as a list.</summary>
public sealed partial class BountyBoard
{
    private Page<BountyView>? _page;
    private int _waiting;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "offset")] private int Offset { get; set; }

    [Inject] private BountyQueries Bounties { get; set; } = default!;

    [Inject] private SubmissionQueries Submissions { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsNarrowed => (Status ?? Search) is not null;

    private string Queue => _waiting == 0 ? T("Proofs")
        : N(_waiting, "Proofs: {0} proof to review", "Proofs: {0} proofs to review");

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        var filter = new BountyFilter(Words.Read<IncentiveStatus>(Status), Search: Search);
        _waiting = await Submissions.WaitingAsync(scope);
        _page = await Bounties.ListAsync(scope, filter, new PageRequest(Offset: Math.Max(0, Offset)));
    }
}
