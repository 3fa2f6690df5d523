using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>The messages of a campaign.</summary>
public sealed partial class MessagesPart
{
    private readonly FormKey _key = new();
    private ListLook _look = default!;
    private Page<MessageView>? _page;
    private MessageView? _asked;
    private string? _address;
    private Refusal? _refusal;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired] public CampaignView Campaign { get; set; } = default!;

    /// <summary>Rises with each change, so that the messages are read again.</summary>
    [Parameter, EditorRequired] public int Count { get; set; }

    /// <summary>How many rows come before the page.</summary>
    [Parameter] public int Offset { get; set; }

    [Inject] private MessageDesk Desk { get; set; } = default!;

    [Inject] private MessageQueries Messages { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _look = ListLook.At(CampaignSheets.Messages(Portal, Campaign.Id), Navigation.Uri);
        _page = await Messages.ListAsync(
            Portal.ScopeOf(await Current.GetAsync()), Campaign.Id, CampaignSheets.MessagesIn(_look),
            new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
    }

    private static bool IsLost(MessageView message) => message is
        { Recipient: null, RedemptionId: not null, Status: MessageStatus.Bounced or MessageStatus.Failed };

    private void Ask(MessageView message) => (_asked, _address, _refusal) = (message, message.Address, null);

    private async Task SendAsync()
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            (await Desk.RedirectAsync(
                request, Portal.ScopeOf(request.Caller), _asked!.Id, new RedirectBody(_address))).Check();
            _asked = null;
            await OnParametersSetAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key.Renew();
    }

    private static BadgeLook LookOf(MessageStatus status) => status switch
    {
        MessageStatus.Bounced or MessageStatus.Failed => BadgeLook.Bad,
        MessageStatus.Queued => BadgeLook.Wait,
        _ => BadgeLook.Ok,
    };
}
