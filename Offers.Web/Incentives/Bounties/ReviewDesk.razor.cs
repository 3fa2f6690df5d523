using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Bounties;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>
/// The queue of proofs: the oldest that waits, or the one of the address, opened to be decided. After a decision the
/// next one comes by itself.
/// </summary>
public sealed partial class ReviewDesk
{
    private Page<SubmissionView>? _page;
    private IReadOnlyList<SubmissionView> _waiting = [];
    private SubmissionView? _current;
    private BountyView? _bounty;
    private Refusal? _refusal;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The submission; null for the queue.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "bounty")] private string? OfBounty { get; set; }

    [SupplyParameterFromQuery(Name = "offset")] private int Offset { get; set; }

    [Inject] private SubmissionQueries Submissions { get; set; } = default!;

    [Inject] private BountyQueries Bounties { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Bounties"), Portal.Bounties)];

    private string Lead => _waiting.Count == 0
        ? T("Each proof is decided once; approving pays it in the same moment.")
        : N(_waiting.Count, "{0} proof to review. Keys: A approves, R rejects, N goes to the next.",
            "{0} proofs to review. Keys: A approves, R rejects, N goes to the next.");

    // The one behind the one that is open; from the last one the queue begins again.
    private string? NextHref => _waiting.Count < 2 ? null
        : $"{Portal.Submissions}/{_waiting[(PlaceOf(_current!) + 1) % _waiting.Count].Id}";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private int PlaceOf(SubmissionView submission) => _waiting.ToList().FindIndex(x => x.Id == submission.Id);

    // What somebody else decides meanwhile is seen at once; what is being read stays open.
    private Task NewsAsync() => LoadAsync();

    private Task DecidedAsync()
    {
        if (Id is null)
        {
            return LoadAsync();
        }

        Navigation.NavigateTo(Portal.Submissions);
        return Task.CompletedTask;
    }

    private async Task LoadAsync()
    {
        try
        {
            _refusal = null;
            var scope = Portal.ScopeOf(await Current.GetAsync());
            Id<Bounty>? bounty = OfBounty is null ? null : BountyPageIds.ReadBounty(OfBounty);
            _waiting = (await Submissions.ListAsync(
                scope, new SubmissionFilter(SubmissionStatus.Pending, bounty), new PageRequest(PageRequest.MaxLimit)))
                .Data;
            await OpenAsync(scope);
            _page = await Submissions.ListAsync(
                scope, new SubmissionFilter(Words.Read<SubmissionStatus>(Status), bounty),
                new PageRequest(Offset: Math.Max(0, Offset)));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task OpenAsync(ProjectScope scope)
    {
        var open = Id is not null ? BountyPageIds.ReadSubmission(Id)
            : Status is null && _waiting.Count > 0 ? _waiting[0].Id
            : (Id<BountySubmission>?)null;
        _current = open is { } id ? await Submissions.GetAsync(scope, id) : null;
        _bounty = _current is null ? null : await Bounties.GetAsync(scope, _current.Bounty.Id);
    }
}
