using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>A file of recipients of a campaign.</summary>
public sealed partial class RecipientImport
{
    private readonly FormKey _key = new();
    private CampaignView? _campaign;
    private RecipientImportView? _check;
    private RecipientImportView? _entered;
    private Refusal? _refusal;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign, as the address names it.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "file")]
    private string? Hash { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    private string? Name { get; set; }

    [Inject] private CampaignQueries Campaigns { get; set; } = default!;

    [Inject] private RecipientImportDesk Desk { get; set; } = default!;

    [Inject] private RecipientImportDoor Door { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new(T("Campaigns"), $"{Portal.Path}/campaigns"),
        new(_campaign?.Name ?? T("Campaign"), $"{Portal.Path}/campaigns/{Id}"),
    ];

    private string Back => $"{Portal.Path}/campaigns/{Id}?part=recipients";

    private string FaultsHref => $"/api/v1/campaigns/{Id}/recipients/uploads/{Hash}/faults.csv";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            _campaign = await Campaigns.GetAsync(scope, CampaignWords.Read(Id));
            if (Hash is not null)
            {
                await using var file = Door.Open(Hash);
                _check = await Desk.CheckAsync(scope, _campaign.Id, file);
            }
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private static string MeaningOf(RecipientColumn column) => column switch
    {
        RecipientColumn.Name => T("The person's name. It is required."),
        RecipientColumn.Email => T("The e-mail address; it or a phone number is required."),
        RecipientColumn.Phone => T("The phone number with its country."),
        RecipientColumn.Reference => T("What you call the person."),
        RecipientColumn.Language => T("en or ar; empty for the campaign's."),
        _ => T("in, out or pending: what the person said about SMS."),
    };

    private async Task EnterAsync()
    {
        _refusal = null;
        try
        {
            var request = _key.Request(await Current.GetAsync());
            await using var file = Door.Open(Hash);
            _entered = (await Desk.ImportAsync(request, Portal.ScopeOf(request.Caller), _campaign!.Id, file))
                .Read<RecipientImportView>();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
