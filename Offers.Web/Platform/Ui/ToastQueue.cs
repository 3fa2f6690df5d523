namespace Offers.Web.Platform.Ui;

/// <summary>A message about something that happened elsewhere on the page or in the system.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Text">One sentence more.</param>
/// <param name="Look"><see cref="NoticeLook.Ok"/> or <see cref="NoticeLook.Bad"/>; a bad one stays until it is
/// closed.</param>
public sealed record Toast(string Title, string Text, NoticeLook Look = NoticeLook.Ok);

/// <summary>The messages of one circuit. Good ones leave after a while.</summary>
public sealed class ToastQueue(TimeProvider clock) : IDisposable
{
    private const int ShownAtMost = 4;
    private static readonly TimeSpan GoodStays = TimeSpan.FromSeconds(8);

    private readonly Lock _lock = new();
    private readonly List<Toast> _toasts = [];
    private readonly CancellationTokenSource _end = new();

    /// <summary>Raised after any change; handlers may be on another thread.</summary>
    public event EventHandler? Changed;

    /// <summary>What is shown, oldest first.</summary>
    public IReadOnlyList<Toast> Shown
    {
        get
        {
            lock (_lock)
            {
                return [.. _toasts];
            }
        }
    }

    /// <summary>Shows a message; beyond four the oldest leaves.</summary>
    public void Show(Toast toast)
    {
        lock (_lock)
        {
            _toasts.Add(toast);
            _toasts.RemoveRange(0, Math.Max(0, _toasts.Count - ShownAtMost));
        }

        Changed?.Invoke(this, EventArgs.Empty);
        if (toast.Look != NoticeLook.Bad)
        {
            _ = LeaveAsync(toast);
        }
    }

    /// <summary>Takes a message away.</summary>
    public void Close(Toast toast)
    {
        lock (_lock)
        {
            _toasts.RemoveAll(shown => ReferenceEquals(shown, toast));
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task LeaveAsync(Toast toast)
    {
        try
        {
            await Task.Delay(GoodStays, clock, _end.Token);
            Close(toast);
        }
        catch (OperationCanceledException)
        {
            // The circuit ended first.
        }
    }
}
