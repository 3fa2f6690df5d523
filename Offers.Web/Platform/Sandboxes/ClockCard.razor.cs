using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>What the clock of a sandbox shows, and how it is advanced.</summary>
public sealed partial class ClockCard
{
    private readonly FormKey _key = new();
    private DateOnly? _until;
    private Refusal? _refusal;
    private bool _busy;

    [Inject] private AdvanceDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private async Task UntilAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var day = _until ?? throw Refusal.OfField("until", T("Choose a day."));
            await AdvanceAsync(new AdvanceBody(null, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AdvanceAsync(AdvanceBody body)
    {
        try
        {
            (await Desk.StartAsync(_key.Request(await Current.GetAsync()), Sandbox.Id, body)).Check();
        }
        finally
        {
            _key.Renew();
        }

        await OnMoved.InvokeAsync();
    }

    private async Task CancelAsync()
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            (await Desk.CancelAsync(request, Sandbox.Id, Sandbox.Advance!.Id)).Check();
        }
        finally
        {
            _key.Renew();
        }

        await OnMoved.InvokeAsync();
    }
}
