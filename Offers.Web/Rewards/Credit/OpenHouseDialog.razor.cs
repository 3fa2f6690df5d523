using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>Opens rewards for an agency, or, where one is named, for a client of it.</summary>
public sealed partial class OpenHouseDialog
{
    private readonly FormKey _key = new();
    private IReadOnlyList<(Id<Organisation> Id, string Name)> _candidates = [];
    private string? _house;
    private string? _name;
    private string? _slug;
    private AgencyTier _tier = AgencyTier.Retail;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = default!;

    /// <summary>The agency whose client is opened; null to open an agency.</summary>
    [Parameter] public Id<Agency>? Agency { get; set; }

    /// <summary>Called with the outside id of what was opened.</summary>
    [Parameter, EditorRequired] public EventCallback<string> OnSaved { get; set; }

    /// <summary>Called when nothing is to be opened.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private AgencyDesk Agencies { get; set; } = default!;

    [Inject] private ClientDesk Clients { get; set; } = default!;

    [Inject] private AgencyQueries Houses { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsAgency => Agency is null;

    private string Title => IsAgency ? T("Open an agency") : T("Open a client");

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _candidates = Agency is { } agency
            ? await Houses.ClientCandidatesAsync(scope, agency)
            : await Houses.CandidatesAsync(scope.Book);
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var answer = await SendAsync(_key.Request(await Current.GetAsync()));
            await OnSaved.InvokeAsync(answer.Read<Opened>().Id);
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

    private Task<Answer> SendAsync(CommandRequest request)
    {
        var house = Id<Organisation>.TryParse(_house, out var id) ? id : (Id<Organisation>?)null;
        return Agency is { } agency
            ? Clients.CreateAsync(request, Portal.ScopeOf(request.Caller), new ClientBody
            {
                AgencyId = agency, OrganisationId = house, Name = _name,
            })
            : Agencies.CreateAsync(request, new AgencyBody
            {
                OrganisationId = house, Name = _name, Slug = _slug, Tier = _tier,
            });
    }

    private sealed record Opened(string Id);
}
