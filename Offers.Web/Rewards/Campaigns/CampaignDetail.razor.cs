using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>One campaign for those who work with it.</summary>
public sealed partial class CampaignDetail
{
    private CampaignView? _campaign;
    private Refusal? _refusal;
    private FormKey _key = new();
    private string? _asked;
    private int _changes;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign, as the address names it.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "part")]
    private string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private CampaignQueries Campaigns { get; set; } = default!;

    [Inject] private CampaignDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Campaigns"), $"{Portal.Path}/campaigns")];

    private string Here => $"{Portal.Path}/campaigns/{Id}";

    private string CreditHref => Portal == RewardPortal.Client ? "/client/credit"
        : Portal == RewardPortal.Agency ? $"/agency/clients/{_campaign!.Client.Id}" : "/admin/credit";

    private string RedemptionsHref => Portal == RewardPortal.Agency
        ? Here : $"{Portal.Path}/redemptions?campaignId={_campaign!.Id}";

    private string Lead => Portal == RewardPortal.Client
        ? T("{0} gift cards", _campaign!.Brand.Name)
        : T("{0} gift cards for {1}", _campaign!.Brand.Name, _campaign.Client.Name);

    private string? WhyNotActive => _campaign!.AllowedActions
        .FirstOrDefault(x => x is { Action: "activate", Allowed: false, Code: not "action_not_allowed" })?.Reason;

    private IReadOnlyList<TabItem> Parts =>
    [
        new(T("Overview"), Here),
        new(T("Recipients"), Here + "?part=recipients", _campaign!.Recipients.Total),
        new(T("Messages"), Here + "?part=messages"),
    ];

    private TabItem Shown => Part switch { "recipients" => Parts[1], "messages" => Parts[2], _ => Parts[0] };

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string Consequence(string verb) => verb == "pause"
        ? T("Codes are not exchanged until it is activated again. Redemptions under way go on.")
        : T("Codes are good no more, and it cannot be activated again. Redemptions under way go on; credit that it has "
            + "left stays until it is taken back.");

    private async Task AskAsync(string verb)
    {
        if (verb != "activate")
        {
            _asked = verb;
            return;
        }

        try
        {
            var request = _key.Request(await Current.GetAsync());
            (await Desk.MoveAsync(request, Portal.ScopeOf(request.Caller), _campaign!.Id, (verb, null))).Check();
            _refusal = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key.Renew();
        await LoadAsync();
    }

    private Task DoneAsync()
    {
        _asked = null;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            _campaign = await Campaigns.GetAsync(Portal.ScopeOf(await Current.GetAsync()), CampaignWords.Read(Id));
            _changes++;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
