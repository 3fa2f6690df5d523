using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments.Content;

/// <summary>
/// The pictures and the film of an offer: added, described, moved by buttons (whose focus goes along), chosen as cover,
/// removed with a reason.
/// </summary>
public sealed partial class MediaCard
{
    private readonly Dictionary<Id<OfferMedia>, ElementReference> _up = [];
    private readonly Dictionary<Id<OfferMedia>, ElementReference> _down = [];
    private MediaView? _removing;
    private (Id<OfferMedia> Id, int By)? _moved;

    /// <summary>The media in their order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<MediaView> Media { get; set; } = [];

    [Inject] private OfferMediaDesk Desk { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A moved row is taken out of the page and put in again, and its button loses the focus on the way.
        if (_moved is { } moved && !Busy && (moved.By < 0 ? _up : _down).TryGetValue(moved.Id, out var button))
        {
            _moved = null;
            await button.FocusAsync();
        }
    }

    private static string NameOf(MediaView item) =>
        item.Caption ?? (item.Kind == MediaKind.Video ? T("the film") : T("picture {0}", item.Position));

    private async Task MoveAsync(MediaView item, int by)
    {
        var to = item.Position + by;
        if (to >= 1 && to <= Media.Count && await DoAsync(
            request => Desk.MoveAsync(request, new MediaKey(Offer, item.Id), new MoveBody(to))))
        {
            _moved = (item.Id, by);
        }
    }

    private Task CoverAsync(MediaView item) =>
        DoAsync(request => Desk.CoverAsync(request, new MediaKey(Offer, item.Id)));

    private Task DescribeAsync(MediaView item, string? caption) =>
        DoAsync(request => Desk.DescribeAsync(request, new MediaKey(Offer, item.Id), new CaptionBody(caption)));

    private Task RemovedAsync()
    {
        _removing = null;
        return OnChanged.InvokeAsync();
    }
}
