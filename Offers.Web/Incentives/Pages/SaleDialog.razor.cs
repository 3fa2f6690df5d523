using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>Enters a sale; what was typed stays, whatever the server says.</summary>
public sealed partial class SaleDialog
{
    private FormKey _key = new();
    private IReadOnlyList<ProjectLink> _projects = [];
    private Refusal? _refusal;
    private bool _wasOpen;
    private string? _project;
    private string? _unit;
    private SaleStage _stage;
    private string? _agents;
    private string? _buyer;
    private string? _contact;
    private string? _reference;

    /// <summary>True while it is shown.</summary>
    [Parameter, EditorRequired] public bool Open { get; set; }

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was entered.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private BacktestQueries Projects { get; set; } = default!;

    [Inject] private SaleDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Open && !_wasOpen)
        {
            (_key, _refusal, _unit, _reference) = (new FormKey(), null, null, null);
            _projects = await Projects.ProjectsAsync(Portal.ScopeOf(await Current.GetAsync()));
            _project ??= _projects.FirstOrDefault()?.Id.ToString();
        }

        _wasOpen = Open;
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    // All agents share alike; what does not divide goes to the first.
    private IReadOnlyList<SaleAgentBody> Agents()
    {
        var addresses = (_agents ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var each = BasisPoints.Whole.Value / Math.Max(1, addresses.Length);
        var first = BasisPoints.Whole.Value - (each * (addresses.Length - 1));
        return [.. addresses.Select((email, i) => new SaleAgentBody(null, email, i == 0 ? first : each))];
    }

    private async Task RunAsync()
    {
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            (await Desk.EnterAsync(request, Portal.ScopeOf(request.Caller), new SaleBody
            {
                ProjectId = Id<Project>.TryParse(_project, out var project) ? project : null,
                UnitNumber = _unit, Stage = _stage, Reference = _reference, BuyerName = _buyer,
                BuyerContact = _contact, Agents = Agents(),
            })).Check();
            await OnClose.InvokeAsync();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
