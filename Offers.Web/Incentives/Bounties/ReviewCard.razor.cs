using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>One proof with what approving it does to money. It is decided once.</summary>
public sealed partial class ReviewCard
{
    private readonly FormKey _key = new();
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _fault;
    private Refusal? _refusal;
    private string? _feedback;

    /// <summary>The submission, with those that share something with it.</summary>
    [Parameter, EditorRequired] public SubmissionView Submission { get; set; } = default!;

    /// <summary>Its bounty.</summary>
    [Parameter, EditorRequired] public BountyView Bounty { get; set; } = default!;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The next one of the queue; null where there is none.</summary>
    [Parameter] public string? NextHref { get; set; }

    /// <summary>Called after it was decided.</summary>
    [Parameter, EditorRequired] public EventCallback OnDecided { get; set; }

    [Inject] private SubmissionDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    private bool IsOwn => Portal.IsPlatform || Bounty.Owner.Id == Bounty.Builder.Id;

    private string? WhyNot => _fault is null ? null : ServerText.In(_fault.Detail);

    private string Told => T(
        "{0} gets {1} in the same moment, and is told.", Submission.Agent.Name, MoneyText.Plain(Bounty.Reward));

    private IEnumerable<(string Label, string Text)> Said => new (string Label, string? Text)[]
    {
        (T("Unit"), Submission.UnitNumber), (T("Person"), Submission.ContactName), (T("Contact"), Submission.Contact),
        (T("Note"), Submission.Note),
    }.Where(x => x.Text is not null).Select(x => (x.Label, x.Text!));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Submission.Status != SubmissionStatus.Pending || !IsOwn)
        {
            return;
        }

        try
        {
            var answer = await SendAsync(_key.Preview(await Current.GetAsync()), ReviewDecision.Approve);
            var agent = Submission.Agent.Id.ToString();
            _lines = [.. answer.Read<Preview>().Effects.Select(effect => EffectLine.Of(
                effect, effect.Owner == agent ? Submission.Agent.Name : Bounty.Owner.Name))];
        }
        catch (Refusal refusal)
        {
            _fault = refusal;
        }
    }

    private static string SameAs(SubmissionTwin twin) => twin.Agent is { } agent
        ? T("{0}: {1}, {2}", Same(twin), agent, twin.Bounty)
        : T("{0}: a proof of another builder's bounty", Same(twin));

    private static string Same(SubmissionTwin twin) => twin.Same switch
    {
        "photo" => T("Same photo"),
        "unit" => T("Same unit"),
        _ => T("Same contact"),
    };

    private Task ApproveAsync() => DecideAsync(ReviewDecision.Approve, T("Approved and paid"));

    private Task RejectAsync() => DecideAsync(ReviewDecision.Reject, T("Rejected"));

    private async Task DecideAsync(ReviewDecision decision, string done)
    {
        try
        {
            _refusal = null;
            (await SendAsync(_key.Request(await Current.GetAsync()), decision)).Check();
            Toasts.Show(new Toast(done, $"{Submission.Agent.Name}, {Submission.Bounty.Title}"));
            await OnDecided.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private Task<Answer> SendAsync(CommandRequest request, ReviewDecision decision) => Desk.ReviewAsync(
        request, Portal.ScopeOf(request.Caller), Submission.Id, new ReviewBody(decision, _feedback));
}
