using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>The recipients of a campaign.</summary>
public sealed partial class RecipientsPart
{
    private readonly FormKey _key = new();
    private ListLook _look = default!;
    private Page<RecipientView>? _page;
    private RecipientView? _edited;
    private string? _told;
    private bool _asking;
    private bool _inviting;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired] public CampaignView Campaign { get; set; } = default!;

    /// <summary>Rises with each change, so that the recipients are read again.</summary>
    [Parameter, EditorRequired] public int Count { get; set; }

    /// <summary>Called after something was changed.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    /// <summary>How many rows come before the page.</summary>
    [Parameter] public int Offset { get; set; }

    [Inject] private RecipientQueries Recipients { get; set; } = default!;

    [Inject] private InvitationDesk Invitations { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _look = ListLook.At(CampaignSheets.Recipients(Portal, Campaign.Id), Navigation.Uri);
        _page = await Recipients.ListAsync(
            Portal.ScopeOf(await Current.GetAsync()), Campaign.Id, CampaignSheets.RecipientsIn(_look),
            new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
    }

    private void Edit(RecipientView? recipient) => (_edited, _asking) = (recipient, true);

    private Task SavedAsync()
    {
        _asking = false;
        return OnChanged.InvokeAsync();
    }

    private async Task InviteAsync()
    {
        var request = _key.Request(await Current.GetAsync());
        try
        {
            var answer = (await Invitations.InviteManyAsync(
                request, Portal.ScopeOf(request.Caller), Campaign.Id, new InvitationsBody()))
                .Read<InvitationsAnswer>();
            var left = answer.OptInPending + answer.OptOut + answer.Unreachable;
            _told = N(answer.Queued, "{0} invitation is on its way", "{0} invitations are on their way")
                + (left == 0 ? "." : T("; {0} were left out: no agreement to SMS, or not wished.", $"{left:N0}"));
        }
        finally
        {
            _key.Renew();
        }

        _inviting = false;
        await OnChanged.InvokeAsync();
    }
}
