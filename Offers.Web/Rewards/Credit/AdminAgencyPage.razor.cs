using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>One agency as administrators see it: credit, prices, brands, clients, and what may be done.</summary>
public sealed partial class AdminAgencyPage
{
    private AgencyView? _agency;
    private IReadOnlyList<ClientView> _clients = [];
    private IReadOnlyList<CreditRequestView> _wishes = [];
    private IReadOnlyList<BrandLink> _brands = [];
    private HashSet<Id<Brand>> _enabled = [];
    private AgencyTier _tier;
    private int _markup;
    private (CreditWay Way, Currency Currency)? _move;
    private string? _verb;
    private bool _making;
    private Refusal? _refusal;

    /// <summary>The agency.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private AgencyQueries Agencies { get; set; } = default!;

    [Inject] private ClientQueries Clients { get; set; } = default!;

    [Inject] private CreditQueries Credit { get; set; } = default!;

    [Inject] private AgencyDesk Desk { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Agencies"), "/admin/agencies")];

    private string Lead => T("{0}, {1}", CreditWords.Of(_agency!.Tier), N(_clients.Count, "{0} client", "{0} clients"));

    private CreditLink Link => new(_agency!.Id.ToString(), _agency.Name, CreditLevel.Agency);

    private static CreditLink Platform =>
        new(Organisation.PlatformId(BookId.Live).ToString(), T("Platform"), CreditLevel.Platform);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (_agency is { } agency)
        {
            (_tier, _markup) = (agency.Tier, agency.DefaultMarkupBps);
            _enabled = [.. agency.EnabledBrands.Select(x => x.Id)];
            _brands = await Agencies.BrandsAsync((await Current.GetAsync()).Book);
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var scope = RewardPortal.Admin.ScopeOf(await Current.GetAsync());
            var id = Id<Agency>.TryParse(Id, out var parsed) ? parsed : default;
            _agency = await Agencies.GetAsync(scope, id);
            _clients = (await Clients.ListAsync(
                scope, new CreditHouseFilter(Agency: id), new PageRequest(PageRequest.MaxLimit))).Data;
            _wishes = (await Credit.RequestsAsync(
                scope, new CreditRequestFilter(CreditRequestStatus.Waiting, Owner: $"{id}"), new PageRequest())).Data;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private void Move((CreditWay Way, Currency Currency) move) => _move = move;

    private void Toggle(Id<Brand> brand)
    {
        if (!_enabled.Remove(brand))
        {
            _enabled.Add(brand);
        }
    }

    private async Task SaveAsync()
    {
        var caller = await Current.GetAsync();
        var patch = new JsonObject
        {
            ["tier"] = Words.Snake(_tier.ToString()), ["defaultMarkupBps"] = _markup,
        };
        (await Desk.EditAsync(
            new FormKey().Request(caller), _agency!.Id, (Etag.Of(_agency.Revision), patch))).Check();
        (await Desk.SetBrandsAsync(
            new FormKey().Request(caller), RewardPortal.Admin.ScopeOf(caller), _agency.Id,
            new BrandsBody([.. _enabled]))).Check();
        Toasts.Show(new Toast(T("Saved."), _agency.Name));
        await LoadAsync();
    }

    private Task DoneAsync()
    {
        _verb = null;
        return LoadAsync();
    }

    private Task MadeAsync(string client)
    {
        _making = false;
        return LoadAsync();
    }

    private static string VerbOf(string verb) => verb == "suspend" ? T("Suspend") : T("Reactivate");

    private static string ConsequenceOf(string verb) => verb == "suspend"
        ? T("Nothing is allocated, taken back or redeemed until it is reactivated. Running campaigns pause at once.")
        : T("Credit moves again. Campaigns that stopped for it go on, where their credit reaches.");
}
