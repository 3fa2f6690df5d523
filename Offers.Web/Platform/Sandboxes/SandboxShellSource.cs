using System.Security.Claims;
using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>
/// Says in the header in which sandbox a person works and what its clock shows, also when the clock moves, and in the
/// account menu which sandboxes there are to enter.
/// </summary>
public sealed class SandboxShellSource(PeopleNow people, BookTimes times, LiveEvents live, TimeProvider time)
    : IShellSource
{
    /// <inheritdoc />
    public async Task FillAsync(ShellState shell, ClaimsPrincipal person, CancellationToken cancel)
    {
        if (!Id<IPerson>.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || await people.FindAsync(id) is not { } found)
        {
            return;
        }

        var book = Callers.BookOf(person);
        shell.OfferSandboxes([.. found.Sandboxes.Where(x => x.Book != book)
            .Select(x => (x.Book.ToString(), x.Name))]);
        if (found.Sandboxes.FirstOrDefault(x => x.Book == book) is { } sandbox)
        {
            await ShowAsync(shell, sandbox);
            _ = FollowAsync(shell, sandbox, cancel);
        }
    }

    private async Task ShowAsync(ShellState shell, SandboxFact sandbox) =>
        shell.EnterSandbox(sandbox.Name, await times.NowAsync(sandbox.Book) - time.GetUtcNow());

    private async Task FollowAsync(ShellState shell, SandboxFact sandbox, CancellationToken cancel)
    {
        try
        {
            await live.ListenAsync(
                sandbox.Book, x => x.Type == ClockDesk.Moved, _ => ShowAsync(shell, sandbox), cancel);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
