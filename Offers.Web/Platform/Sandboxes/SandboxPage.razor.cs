using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>One sandbox: its clock, what is due, what the last advance changed, and who may enter.</summary>
public sealed partial class SandboxPage
{
    private const int ListedAtMost = 10;
    private SandboxView? _sandbox;
    private AdvanceView? _latest;
    private IReadOnlyList<AdvanceView> _advances = [];
    private IReadOnlyList<DueMoment> _due = [];
    private Refusal? _refusal;
    private BookId _book;
    private bool _isLive;

    /// <summary>The sandbox.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "advance")] private string? Shown { get; set; }

    [Inject] private SandboxQueries Sandboxes { get; set; } = default!;

    [Inject] private DueMoments Due { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Sandboxes"), "/admin/sandboxes")];

    private bool IsInside => _sandbox!.OwnBook == _book;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _book = (await Current.GetAsync()).Book;
            _isLive = _book == BookId.Live;
            var id = Domain.Platform.Id<Sandbox>.TryParse(Id, out var read)
                ? read
                : throw SandboxCodes.SandboxNotFound.Because();
            var sandbox = await Sandboxes.GetAsync(_book, id);
            _advances = (await Sandboxes.AdvancesAsync(_book, id, new PageRequest(ListedAtMost))).Data;
            _due = await Due.AfterAsync(sandbox.OwnBook, sandbox.Now, ListedAtMost);
            var shown = Domain.Platform.Id<ClockAdvance>.TryParse(Shown, out var wanted)
                ? wanted
                : _advances.Count > 0 ? _advances[0].Id : default;
            _latest = shown == default ? null : await Sandboxes.AdvanceAsync(_book, id, shown);
            _sandbox = sandbox;
        }
        catch (Refusal refusal)
        {
            (_sandbox, _refusal) = (null, refusal);
        }
    }
}
