using System.CommandLine;
using Offers.Data.Platform;
using Offers.Web.Identity.Setup;
using Offers.Web.Platform.Commands;

namespace Offers.Web.Identity;

/// <summary><c>admin setup-link</c>.</summary>
public sealed class IdentityCommands(OffersDatabase database, SetupLink setup) : ICommandSource
{
    /// <inheritdoc/>
    public IEnumerable<Command> Commands()
    {
        yield return new Command("admin", "Administration.").With(
            "setup-link", "Print the link with which the first administrator is made",
            (_, output) => database.OnDatabaseAsync(async () =>
            {
                await output.WriteLineAsync(await setup.MakeAsync());
                return 0;
            }));
    }
}
