using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>Makes an organisation, or edits the revision that was open when the dialog came.</summary>
public sealed partial class OrganisationDialog
{
    private readonly FormKey _key = new();
    private OrganisationForm _form = new();
    private IReadOnlyList<OrganisationLink> _agencies = [];
    private Refusal? _refusal;
    private int _revision;
    private bool _busy;

    /// <summary>The organisation; none for a new one.</summary>
    [Parameter] public OrganisationView? Organisation { get; set; }

    /// <summary>Called with the organisation as it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback<OrganisationView> OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private OrganisationDesk Desk { get; set; } = default!;

    [Inject] private OrganisationQueries Organisations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<string> AllZones { get; } = [.. TimeZoneInfo.GetSystemTimeZones()
        .Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    private IEnumerable<string> Zones => AllZones.Contains(_form.Zone) ? AllZones : AllZones.Prepend(_form.Zone);

    private string? ToDo => _refusal?.Code.Code == PlatformCodes.StaleVersion.Code
        ? T("Close this and open it again to see what changed.")
        : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Organisation is { } organisation)
        {
            (_form, _revision) = (OrganisationForm.Of(organisation), organisation.Revision);
            return;
        }

        var all = await Organisations.ChoicesAsync((await Current.GetAsync()).Book);
        _agencies = [.. all.Where(choice => choice.Kind == OrganisationKind.Agency)];
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
            var request = _key.Request(await Current.GetAsync());
            var answer = Organisation is null
                ? await Desk.CreateAsync(request, _form.Body())
                : await Desk.EditAsync(request, Organisation.Id, Etag.Of(_revision), _form.Patch());
            await OnSaved.InvokeAsync(answer.Read<OrganisationView>());
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
