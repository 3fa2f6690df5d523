using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>Redemptions of a portal by state.</summary>
public sealed partial class RedemptionList
{
    private Page<RedemptionView>? _redemptions;
    private Refusal? _refusal;

    /// <summary>Whose they are.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "campaignId")] private string? CampaignId { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [Inject] private RedemptionQueries Queries { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private RedemptionStatus? Wanted => Words.Read<RedemptionStatus>(Status);

    private IReadOnlyList<TabItem> States =>
    [
        new(T("All"), PathOf(null)),
        .. Enum.GetValues<RedemptionStatus>().Select(status => new TabItem(W(status), PathOf(status))),
    ];

    private TabItem Here => Wanted is { } status ? States[1 + (int)status] : States[0];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private string PathOf(RedemptionStatus? status)
    {
        string?[] parts =
        [
            status is { } one ? "status=" + Words.Snake(one.ToString()) : null,
            CampaignId is { } campaign ? "campaignId=" + Uri.EscapeDataString(campaign) : null,
        ];
        var query = string.Join('&', parts.Where(x => x is not null));
        return $"{Portal.Path}/redemptions{(query.Length == 0 ? "" : "?" + query)}";
    }

    private async Task LoadAsync()
    {
        try
        {
            _redemptions = await Queries.ListAsync(
                Portal.ScopeOf(await Current.GetAsync()),
                new RedemptionFilter(
                    Wanted, Campaign: Id<Campaign>.TryParse(CampaignId, out var campaign) ? campaign : null,
                    Search: Text.Optional("q", Search, Limits.Name)),
                new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
