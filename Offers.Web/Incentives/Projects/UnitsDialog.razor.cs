using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>Adds the units of a pasted price list, and names those that could not be added.</summary>
public sealed partial class UnitsDialog
{
    private const int ShownAtMost = 50;
    private readonly FormKey _key = new();
    private string? _text;
    private Added? _added;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project.</summary>
    [Parameter, EditorRequired] public ProjectView Project { get; set; } = default!;

    /// <summary>Called when some were added.</summary>
    [Parameter, EditorRequired] public EventCallback OnAdded { get; set; }

    /// <summary>Called at the end.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private UnitDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Help => T("A line for each: number, type, price in {0}; for example "
        + "A-101, 2 bedrooms, 6500000. Paste it from a spreadsheet or type it.", Project.Currency.Code);

    private IReadOnlyList<PastedUnit> Lines => PastedUnits.Read(_text, Project.Currency);

    private IReadOnlyList<PastedUnit> Faults => [.. Lines.Where(line => line.Problem is not null)];

    private string? WhyNot => Lines.Count == Faults.Count ? T("Write a line for each unit first.")
        : Lines.Count > UnitDesk.MostAtOnce ? T("At most {0} at once.", $"{UnitDesk.MostAtOnce:N0}") : null;

    private string Readable => N(Lines.Count - Faults.Count, "{0} unit can be added", "{0} units can be added")
        + (Faults.Count == 0 ? "." : N(Faults.Count, ", {0} line cannot:", ", {0} lines cannot:"));

    private string Summary => N(_added!.Successful, "{0} unit added", "{0} units added")
        + (_added.Failed == 0 ? "." : T(", {0} not:", $"{_added.Failed:N0}"));

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var body = new UnitsBody([.. Lines.Where(line => line.Problem is null).Select(line => line.Body())]);
            var request = Portal.Ask(_key.Request(await Current.GetAsync()));
            _added = (await Desk.AddManyAsync(request, Project.Id, body)).Read<Added>();
            await OnAdded.InvokeAsync();
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

    private sealed record Added(int Successful, int Failed, IReadOnlyList<One> Results);

    private sealed record One(string? Number, string? Reason);
}
