using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>Recipients, and what may be done with each.</summary>
public sealed partial class RecipientTable
{
    private const string Agrees = "in";
    private const string Refuses = "out";

    private (RecipientView One, string Verb)? _asked;
    private Refusal? _refusal;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired] public CampaignView Campaign { get; set; } = default!;

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired] public Page<RecipientView> Page { get; set; } = default!;

    /// <summary>What the person chose of the list.</summary>
    [Parameter, EditorRequired] public ListLook Look { get; set; } = default!;

    /// <summary>Called to edit one.</summary>
    [Parameter, EditorRequired] public EventCallback<RecipientView> OnEdit { get; set; }

    /// <summary>Called after something was changed.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Inject] private RecipientDesk Desk { get; set; } = default!;

    [Inject] private InvitationDesk Invitations { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static BadgeLook LookOf(RecipientStatus status) => status switch
    {
        RecipientStatus.Invited => BadgeLook.Live,
        RecipientStatus.Rewarded => BadgeLook.Ok,
        RecipientStatus.Removed => BadgeLook.Bad,
        _ => BadgeLook.Neutral,
    };

    private static string ConsentOf(RecipientView one) => one.Consent switch
    {
        SmsConsent.In when one.SmsAllowed => T("Agreed"),
        SmsConsent.In => T("Agreed too long ago"),
        SmsConsent.Out => T("Not wished"),
        SmsConsent.Pending => T("Was asked"),
        _ => T("Nobody asked"),
    };

    private static string LabelOf(string verb) => verb switch
    {
        Agrees => T("Agrees to SMS"), Refuses => T("Wishes no messages"), _ => CampaignWords.Of(verb),
    };

    private static string TitleOf((RecipientView One, string Verb) asked) =>
        T("{0}: {1}", LabelOf(asked.Verb), asked.One.Name);

    private static string ConsequenceOf((RecipientView One, string Verb) asked) => asked.Verb switch
    {
        Agrees => T("SMS may be sent for 180 days. Write how you know of it."),
        Refuses => T("Nothing is sent or handed out to this person any more. Write how you know of it."),
        _ => T("The code is good no more. Cards that the person has stay good."),
    };

    private IReadOnlyList<MenuAction> ActionsOf(RecipientView one) =>
    [
        .. one.AllowedActions.Where(x => x.Action != "remove").Select(x => ActionOf(one, x)),
        new MenuAction(LabelOf(Agrees)) { OnClick = () => AskAsync(one, Agrees) },
        new MenuAction(LabelOf(Refuses)) { OnClick = () => AskAsync(one, Refuses) },
        .. one.AllowedActions.Where(x => x.Action == "remove").Select(x => ActionOf(one, x)),
    ];

    private MenuAction ActionOf(RecipientView one, AllowedAction action) => new(CampaignWords.Of(action.Action))
    {
        OnClick = () => action.Action == "edit" ? OnEdit.InvokeAsync(one) : AskAsync(one, action.Action),
        Reason = action.Allowed ? null : action.Reason, IsDangerous = action.Action == "remove",
    };

    private async Task AskAsync(RecipientView one, string verb)
    {
        _refusal = null;
        if (verb is not ("invite" or "resend"))
        {
            _asked = (one, verb);
            StateHasChanged();
            return;
        }

        try
        {
            var request = new FormKey().Request(await Current.GetAsync());
            var place = new RecipientPlace(Portal.ScopeOf(request.Caller), Campaign.Id, one.Id);
            (await (verb == "invite"
                ? Invitations.InviteAsync(request, place, new SendBody())
                : Invitations.ResendAsync(request, place, new SendBody()))).Check();
            Toasts.Show(new Toast(T("On its way"), one.Name));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            StateHasChanged();
        }

        await OnChanged.InvokeAsync();
    }

    private Task<Answer> DecideAsync(CommandRequest request, (RecipientView One, string Verb) asked, string? why)
    {
        var place = new RecipientPlace(Portal.ScopeOf(request.Caller), Campaign.Id, asked.One.Id);
        return asked.Verb == "remove"
            ? Desk.RemoveAsync(request, place, why)
            : Desk.ConsentAsync(
                request, place, new ConsentBody(asked.Verb == Agrees ? SmsConsent.In : SmsConsent.Out, why));
    }

    private Task DoneAsync()
    {
        _asked = null;
        return OnChanged.InvokeAsync();
    }
}
