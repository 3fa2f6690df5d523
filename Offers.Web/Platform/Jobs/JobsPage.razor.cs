using Offers.Data.Platform.Writing;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Jobs;

/// <summary>All jobs; read again every few seconds, since runs are not events.</summary>
public sealed partial class JobsPage
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<JobView>? _jobs;

    /// <inheritdoc />
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _jobs = await Desk.ListAsync();

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = RefreshAsync(_end.Token);
        }
    }

    private async Task RunAsync(string name)
    {
        await Desk.RunAsync(CommandRequest.Once(await Caller.GetAsync()), name);
        Toasts.Show(new Toast(T("Started"), T("{0} runs now; its result appears here.", name), NoticeLook.Ok));
        _jobs = await Desk.ListAsync();
    }

    private async Task RefreshAsync(CancellationToken end)
    {
        using var timer = new PeriodicTimer(_pause, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                _jobs = await Desk.ListAsync();
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed.
        }
    }
}
