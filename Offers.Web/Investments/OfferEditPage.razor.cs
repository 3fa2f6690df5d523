using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>Makes a draft or edits an offer. What was typed stays, whatever the server says.</summary>
public sealed partial class OfferEditPage
{
    private readonly FormKey _key = new();
    private OfferForm? _model;
    private Refusal? _refusal;
    private int _revision;
    private bool _busy;

    /// <summary>The offer; none for a new one.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private OfferDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Heading => (Id, _model?.Name) switch
    {
        (null, _) => T("New offer"),
        (_, { Length: > 0 } name) => T("Edit {0}", name),
        _ => T("Edit offer"),
    };

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Investment offers"), "/admin/investments")];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Id is null)
        {
            _model = new OfferForm(Shell.Zone);
            return;
        }

        try
        {
            var caller = await Current.GetAsync();
            var offer = await Offers.GetAsync(caller.Book, OfferPageIds.Read(Id));
            _model = OfferForm.Of(offer, Shell.Zone);
            _revision = offer.Revision;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            var body = _model!.Body();
            var answer = Id is null
                ? await Desk.CreateAsync(request, body)
                : await Desk.EditAsync(request, OfferPageIds.Read(Id), Etag.Of(_revision), AsPatch(body));
            answer.Check();
            Navigation.NavigateTo(Id is null
                ? "/admin/investments/" + answer.Location!.Split('/')[^1]
                : "/admin/investments/" + Id);
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

    private static JsonObject AsPatch(OfferBody body)
    {
        var patch = JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject();
        patch.Remove("issuerId");
        return patch;
    }
}
