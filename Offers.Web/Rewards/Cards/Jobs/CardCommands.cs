using System.CommandLine;
using System.Globalization;
using Offers.Data.Platform;
using Offers.Data.Platform.Jobs;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Web.Platform.Commands;

namespace Offers.Web.Rewards.Cards.Jobs;

/// <summary><c>rewards reseal</c>.</summary>
public sealed class CardCommands(OffersDatabase database, JobLog log, CardReseal reseal) : ICommandSource
{
    /// <inheritdoc/>
    public IEnumerable<Command> Commands()
    {
        yield return new Command("rewards", "Gift cards.")
            .With("reseal", "Seal all cards with the newest key of the ring", (_, output) =>
                database.OnDatabaseAsync(() => ResealAsync(output)));
    }

    private async Task<int> ResealAsync(TextWriter output)
    {
        foreach (var book in await log.BooksAsync())
        {
            var done = await reseal.RunAsync(book);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{book}: {done:N0} cards were sealed anew"));
        }

        return 0;
    }
}
