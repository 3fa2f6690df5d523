using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>The campaigns that somebody reaches through a portal.</summary>
public sealed partial class CampaignList
{
    private ListLook _look = default!;
    private Dictionary<string, long>? _counts;
    private Page<CampaignView>? _page;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private CampaignQueries Campaigns { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private ListSheet<CampaignView> Sheet => CampaignSheets.Campaigns(Portal);

    private string Lead => _counts is null
        ? T("Rewards that are handed out, and the credit that pays them.")
        : T("{0}, newest first.", N(_counts["All"], "{0} campaign", "{0} campaigns"));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(Sheet, Navigation.Uri);
        return LoadAsync();
    }

    private string LostOf(CampaignView campaign) =>
        $"{Sheet.Path}/{campaign.Id}?part=recipients&message=bounced";

    private async Task LoadAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _look = ListLook.At(CampaignSheets.Choosing(Sheet, await Campaigns.ClientsAsync(scope)), Navigation.Uri);
        var counts = await Campaigns.CountsAsync(scope);
        _page = await Campaigns.ListAsync(
            scope, CampaignSheets.CampaignsIn(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
        _counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["All"] = counts.Values.Sum(), [CampaignSheets.Active] = counts.GetValueOrDefault(CampaignStatus.Active),
            [CampaignSheets.Paused] = counts.GetValueOrDefault(CampaignStatus.Paused),
            [CampaignSheets.Ended] = counts.GetValueOrDefault(CampaignStatus.Ended),
        };
    }
}
