using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Views;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Platform.Lists;

/// <summary>Renames and removes a person's own views, and says which one a list opens with.</summary>
public sealed partial class ViewsDialog
{
    private Refusal? _refusal;

    /// <summary>True while it is shown.</summary>
    [Parameter, EditorRequired] public bool Open { get; set; }

    /// <summary>The views.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SavedViewAnswer> Views { get; set; } = [];

    /// <summary>True where the person can be told of what is new in a view.</summary>
    [Parameter] public bool HasNews { get; set; }

    /// <summary>Closes it.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after a change.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Inject] private SavedViewDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private Task RenameAsync(SavedViewAnswer view, string? name) =>
        DoAsync(request => Desk.RenameAsync(request, view.Id, name));

    private Task OpenAsync(SavedViewAnswer view) => DoAsync(request => view.IsDefault
        ? Desk.StepBackAsync(request, view.Id)
        : Desk.OpenAsync(request, view.Id));

    private Task TellAsync(SavedViewAnswer view) => DoAsync(request => Desk.TellAsync(
        request, view.Id, view.News == ViewNews.Told ? ViewNews.Silent : ViewNews.Told));

    private Task RemoveAsync(SavedViewAnswer view) => DoAsync(request => Desk.RemoveAsync(request, view.Id));

    // Each of these can be repeated without doing anything twice, so that no key need outlive the click.
    private async Task DoAsync(Func<CommandRequest, Task<Answer>> run)
    {
        try
        {
            _refusal = null;
            (await run(CommandRequest.Once(await Current.GetAsync()))).Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        await OnChanged.InvokeAsync();
    }
}
