using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Notifications;

/// <summary>A person's own notifications, newest first; it shows new ones by itself.</summary>
public sealed partial class NotificationsPage
{
    private Caller? _caller;
    private Inbox _inbox;
    private Page<Notification>? _page;
    private int _unread;

    [SupplyParameterFromQuery(Name = "unread")] private string? Unread { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    private IReadOnlyList<TabItem> Views =>
        [new(T("All"), Paths.Notifications), new(T("New"), Paths.Notifications + "?unread=true", _unread)];

    /// <inheritdoc />
    public void Dispose() => Desk.Changed -= Refresh;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _caller = await Caller.GetAsync();
        _inbox = new Inbox(_caller.Person ?? throw PlatformCodes.Unauthenticated.Because(), _caller.Book);
        Desk.Changed += Refresh;
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var choice = Unread is null ? NotificationChoice.All : NotificationChoice.Unread;
        _page = await Desk.PageAsync(_inbox, new PageRequest(Cursor: Cursor), choice);
        _unread = await Desk.UnreadAsync(_inbox);
    }

    // An administrator who looks as the person reads nothing for him.
    private Task ReadAsync(Notification note) => note.ReadAt is null && _caller!.Impersonator is null
        ? Desk.ReadAsync(_inbox, [note.Id])
        : Task.CompletedTask;

    private Task ReadAllAsync()
    {
        _caller!.RequireOwnHands();
        return Desk.ReadAllAsync(_inbox);
    }

    private void Refresh(IReadOnlySet<Id<IPerson>> people)
    {
        if (people.Contains(_inbox.Person))
        {
            _ = InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
        }
    }
}
