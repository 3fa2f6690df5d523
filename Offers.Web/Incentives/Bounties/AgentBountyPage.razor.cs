using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>One bounty for an agent: what to do, until when, and the form for the proof.</summary>
public sealed partial class AgentBountyPage
{
    private BountyView? _bounty;
    private IReadOnlyList<SubmissionView> _mine = [];
    private DateTimeOffset _now;
    private Refusal? _refusal;

    /// <summary>The bounty.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private BountyQueries Bounties { get; set; } = default!;

    [Inject] private SubmissionQueries Submissions { get; set; } = default!;

    [Inject] private BookTimes Times { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Bounties"), "/agent/bounties")];

    private string Places => _bounty!.PlacesLeft is { } left
        ? N(left, "{0} place left", "{0} places left")
        : T("no limit");

    private string? WhyNot => _bounty!.Status != IncentiveStatus.Active
            ? T("It is {0} and takes no proofs now.", VerbWords.Inside(_bounty.Status))
        : _bounty.PlacesLeft == 0 ? T("It has all the proofs it takes. A place is free again when one is rejected.")
        : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var (id, agent) = (BountyPageIds.ReadBounty(Id), caller.Person!.Value);
            _now = await Times.NowAsync(caller.Book);
            _mine = (await Submissions.ListMineAsync(
                caller.Book, agent, new SubmissionFilter(Bounty: id), new PageRequest())).Data;
            _bounty = await Bounties.GetForAgentAsync(caller.Book, agent, id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
