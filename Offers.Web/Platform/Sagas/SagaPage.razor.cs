using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sagas;

/// <summary>One saga: where it stands, its timeline, and what people may do.</summary>
public sealed partial class SagaPage
{
    private readonly FormKey _key = new();
    private SagaView? _saga;
    private Refusal? _refusal;
    private bool _resolving;

    /// <summary>The id in the address.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private SagaQueries Sagas { get; set; } = default!;

    [Inject] private SagaDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<TimelineItem> Items => [.. _saga!.Timeline!.Select(x => new TimelineItem(
        SagaWords.OfEvent(x.Event), SagaWords.PlaceOf(x.Event), x.At, SagaWords.Below(x)))];

    private string Key => _saga!.StepKey!;

    private string Lead => _saga!.Status switch
    {
        SagaState.Running => T("A step is being done; nobody needs to do anything."),
        SagaState.Unknown => T("The party was asked and has not answered; it is asked again and again."),
        SagaState.Done => T("Every step is done."),
        SagaState.Failed => T("It ended without its purpose; what was set aside is given back."),
        _ => T("It waits for people, and is still asked for from time to time."),
    };

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private bool IsNews(Event happening) => happening.ObjectId == Id;

    private string? WhyNot(string action) => _saga!.AllowedActions!.Single(x => x.Action == action).Reason;

    private async Task LoadAsync()
    {
        try
        {
            var id = Id<Saga>.TryParse(Id, out var known) ? known : throw SagaCodes.SagaNotFound.Because();
            _saga = await Sagas.GetAsync((await Current.GetAsync()).Book, id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task RetryAsync()
    {
        try
        {
            (await Desk.RetryAsync(_key.Request(await Current.GetAsync()), _saga!.Id)).Check();
        }
        finally
        {
            _key.Renew();
            await LoadAsync();
        }
    }

    private Task ResolvedAsync()
    {
        _resolving = false;
        return LoadAsync();
    }
}
