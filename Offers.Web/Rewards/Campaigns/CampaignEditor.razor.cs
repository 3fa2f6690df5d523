using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>Prepares or edits a campaign. What was typed stays, whatever the server says.</summary>
public sealed partial class CampaignEditor
{
    private readonly FormKey _key = new();
    private IReadOnlyList<ClientChoice> _clients = [];
    private IReadOnlyList<BrandChoice> _brands = [];
    private CampaignForm? _model;
    private CampaignView? _campaign;
    private Money? _credit;
    private Refusal? _refusal;
    private int _revision;
    private bool _busy;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign; none for a new one.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private CampaignQueries Campaigns { get; set; } = default!;

    [Inject] private CampaignDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Campaigns"), $"{Portal.Path}/campaigns")];

    private string BackHref => $"{Portal.Path}/campaigns{(Id is null ? "" : "/" + Id)}";

    private bool IsFixed => _campaign?.ActivatedAt is not null;

    private IReadOnlyList<OfferedValue> All => _brands
        .FirstOrDefault(x => x.Brand.Id.ToString() == _model!.BrandId)?.Values ?? _campaign?.Denominations ?? [];

    private IReadOnlyList<OfferedValue> Offered =>
        [.. All.Concat(_campaign?.Denominations ?? []).DistinctBy(x => x.Id)
            .Where(x => x.Value.Currency.Code == _model!.Currency).OrderBy(x => x.Value.Minor)];

    private IReadOnlyList<OfferedValue> Chosen =>
        [.. Offered.Where(x => _model!.Values.Contains(x.Id.ToString()))];

    private IEnumerable<string> Currencies => All.Select(x => x.Value.Currency.Code)
        .Append(_model!.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private Id<Client>? ClientId => Id<Client>.TryParse(_model?.ClientId, out var id) ? id : null;

    private string? CreditKey => ClientId is { } client
        ? CreditFigure.Node(client, _credit!.Value.Currency, CreditPart.Available)
        : null;

    private string Sentence => Chosen.MinBy(x => x.Charge.Minor) is not { Charge.Minor: > 0 } cheapest
        ? T("It hands out nothing until it offers a face value.")
        : _model!.BudgetMode == BudgetMode.Isolated
        ? T("It spends only credit that is allocated to it; each {0} pay for one of its cheapest cards.",
            MoneyText.Plain(cheapest.Charge))
        : T("The client's credit pays for about {0} of its cheapest cards, at {1} each.",
            $"{(_credit?.Minor ?? 0) / cheapest.Charge.Minor:N0}", MoneyText.Plain(cheapest.Charge));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            _clients = await Campaigns.ClientsAsync(scope);
            if (Id is not null)
            {
                _campaign = await Campaigns.GetAsync(scope, CampaignWords.Read(Id));
                _revision = _campaign.Revision;
            }

            _model = _campaign is null
                ? new CampaignForm(Shell.Zone) { ClientId = _clients.FirstOrDefault()?.Client.Id.ToString() }
                : CampaignForm.Of(_campaign, Shell.Zone);
            await ReadBrandsAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private string ChargeOf(OfferedValue value) => CampaignFigure.Charge(ClientId ?? default, value.Id);

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task ReadBrandsAsync()
    {
        if (ClientId is not { } client)
        {
            return;
        }

        _brands = await Campaigns.BrandsAsync(Portal.ScopeOf(await Current.GetAsync()), client);
        if (_campaign is null && _brands.All(x => x.Brand.Id.ToString() != _model!.BrandId))
        {
            _model!.BrandId = _brands.FirstOrDefault()?.Brand.Id.ToString();
            ChooseBrand();
        }

        await ChooseCurrencyAsync();
    }

    private void ChooseBrand()
    {
        var currencies = All.Select(x => x.Value.Currency.Code).Distinct(StringComparer.Ordinal).ToList();
        if (currencies.Count > 0 && !currencies.Contains(_model!.Currency, StringComparer.Ordinal))
        {
            _model.Currency = currencies[0];
        }

        Forget();
    }

    private async Task ChooseCurrencyAsync()
    {
        Forget();
        _credit = ClientId is { } client && Currency.TryParse(_model!.Currency, out var currency)
            ? await Campaigns.CreditAsync(Portal.ScopeOf(await Current.GetAsync()), client, currency)
            : null;
    }

    // Face values of another brand or currency are not offered by this one.
    private void Forget() => _model!.Values.IntersectWith(Offered.Select(x => x.Id.ToString()));

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var request = _key.Request(await Current.GetAsync());
            var scope = Portal.ScopeOf(request.Caller);
            var answer = _campaign is null
                ? await Desk.CreateAsync(request, scope, _model!.Body())
                : await Desk.EditAsync(request, (scope, _campaign.Id), Etag.Of(_revision), _model!.Patch());
            answer.Check();
            Navigation.NavigateTo($"{Portal.Path}/campaigns/{Id ?? answer.Location!.Split('/')[^1]}");
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
        finally
        {
            _busy = false;
        }
    }
}
