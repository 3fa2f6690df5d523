using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Offers.Web.Platform.Shell;

/// <summary>The search box: hits while typing, all hits on Enter (which also works without a circuit).</summary>
public sealed partial class HeaderSearch
{
    private const int HitsPerKind = 5;
    private const int PauseMs = 150;

    private CancellationTokenSource _typing = new();
    private IReadOnlyList<SearchGroup> _groups = [];
    private string _text = "";

    [CascadingParameter] private Task<AuthenticationState> SignIn { get; set; } = default!;

    [Inject] private ShellSearch Search { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    private async Task FindAsync()
    {
        await _typing.CancelAsync();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        var cancel = _typing.Token;
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(PauseMs), Clock, cancel);
            var groups = await Search.FindAsync(_text, (await SignIn).User, HitsPerKind, cancel);
            cancel.ThrowIfCancellationRequested();
            _groups = groups;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Somebody typed on: the newer search answers.
        }
    }
}
