using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Demo;

/// <summary>Says on every page that the data is made up, where it is.</summary>
public sealed class DemoShell(DemoOptions options, OffersDatabase database) : IShellSource
{
    /// <inheritdoc />
    public async Task FillAsync(ShellState shell, ClaimsPrincipal person, CancellationToken cancel)
    {
        if (!options.IsEnabled)
        {
            return;
        }

        var address = (IdentityDemo.Administrator + IdentityDemo.Domain).ToUpperInvariant();
        await using var db = database.Read(BookId.Live);
        if (await db.Users.AnyAsync(x => x.NormalizedEmail == address, cancel))
        {
            shell.MarkDemoData();
        }
    }
}
