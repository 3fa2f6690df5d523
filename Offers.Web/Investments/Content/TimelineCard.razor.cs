using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments.Content;

/// <summary>The events that administrators write into the timeline of an offer.</summary>
public sealed partial class TimelineCard
{
    private MilestoneView? _editing;
    private MilestoneView? _removing;
    private bool _open;
    private DateOnly? _day;
    private string? _title;
    private string? _note;

    /// <summary>The events, earliest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<MilestoneView> Milestones { get; set; } = [];

    [Inject] private OfferStoryDesk Desk { get; set; } = default!;

    private void Ask(MilestoneView? milestone)
    {
        (_editing, _open) = (milestone, true);
        (_day, _title, _note) = (milestone?.HappensOn, milestone?.Title, milestone?.Note);
        Clear();
    }

    private async Task SaveAsync()
    {
        var body = new MilestoneBody(_day, _title, _note);
        if (await DoAsync(request => _editing is { } edited
            ? Desk.EditAsync(request, new MilestoneKey(Offer, edited.Id), Etag.Of(edited.Revision), body)
            : Desk.AddAsync(request, Offer, body)))
        {
            _open = false;
        }
    }

    private Task RemovedAsync()
    {
        _removing = null;
        return OnChanged.InvokeAsync();
    }
}
