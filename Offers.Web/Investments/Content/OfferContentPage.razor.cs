using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments.Content;

/// <summary>What an offer shows, edited in place: media, documents, timeline, marketing.</summary>
public sealed partial class OfferContentPage
{
    private OfferView? _offer;
    private OfferContentView? _content;
    private Refusal? _refusal;

    /// <summary>The offer.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private OfferContentQueries Contents { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new(T("Investment offers"), "/admin/investments"),
        new(_offer?.Name ?? T("Offer"), $"/admin/investments/{Id}"),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var id = OfferPageIds.Read(Id);
            var offer = await Offers.GetAsync(caller.Book, id);
            _content = await Contents.GetAsync(caller.Book, id, ContentReader.Administrator);
            _offer = offer;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
