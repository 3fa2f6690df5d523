using System.Security.Claims;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Notifications;

/// <summary>Puts the number of new notifications on the bell, and keeps it right while the circuit lives.</summary>
public sealed class BellSource(NotificationDesk desk) : IShellSource, IDisposable
{
    private ShellState? _shell;
    private Inbox _inbox;

    /// <inheritdoc />
    public async Task FillAsync(ShellState shell, ClaimsPrincipal person, CancellationToken cancel)
    {
        if (Id<IPerson>.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            (_shell, _inbox) = (shell, new Inbox(id, Callers.BookOf(person)));
            desk.Changed -= Recount;
            desk.Changed += Recount;
            shell.CountUnread(await desk.UnreadAsync(_inbox, cancel));
        }
    }

    /// <inheritdoc />
    public void Dispose() => desk.Changed -= Recount;

    private void Recount(IReadOnlySet<Id<IPerson>> people)
    {
        if (people.Contains(_inbox.Person))
        {
            _ = RecountAsync();
        }
    }

    private async Task RecountAsync() => _shell?.CountUnread(await desk.UnreadAsync(_inbox));
}
