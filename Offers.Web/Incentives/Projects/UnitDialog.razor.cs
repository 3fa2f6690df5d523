using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>Adds a unit, or edits the revision that was open when the dialog came.</summary>
public sealed partial class UnitDialog
{
    private readonly FormKey _key = new();
    private string? _number;
    private string? _type;
    private Money? _price;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project.</summary>
    [Parameter, EditorRequired] public ProjectView Project { get; set; } = default!;

    /// <summary>The unit; none for a new one.</summary>
    [Parameter] public UnitView? Unit { get; set; }

    /// <summary>Called when it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private UnitDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? ToDo => _refusal?.Code.Code == PlatformCodes.StaleVersion.Code
        ? T("Close this and open it again to see what changed.")
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Unit is { } unit)
        {
            (_number, _type, _price) = (unit.Number, unit.Type, unit.Price);
        }
    }

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var request = Portal.Ask(_key.Request(await Current.GetAsync()));
            var body = new UnitBody
            {
                Number = _number, Type = _type, Price = _price is { } price ? AmountText.Of(price) : null,
            };
            var answer = Unit is null
                ? await Desk.AddAsync(request, Project.Id, body)
                : await Desk.EditAsync(
                    request, new UnitPlace(Project.Id, Unit.Id), Etag.Of(Unit.Revision),
                    JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject());
            answer.Check();
            await OnSaved.InvokeAsync();
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
