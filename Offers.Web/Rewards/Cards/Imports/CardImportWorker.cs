using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Web.Rewards.Cards.Imports;

/// <summary>Enters cards behind the requests that ask for it; nobody needs to stay on the page.</summary>
public sealed class CardImportWorker(
    CardImportRunner runner, IHostApplicationLifetime life, ILogger<CardImportWorker> log)
{
    /// <summary>Begins to work on a file and does not wait for its end.</summary>
    public void Begin(BookId book, Id<CardImport> id) =>
        _ = Task.Run(() => TryAsync(book, id), CancellationToken.None);

    private async Task TryAsync(BookId book, Id<CardImport> id)
    {
        try
        {
            await runner.RunAsync(book, id, life.ApplicationStopping);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever it was, the import says how far it is, and the job takes it up within a minute or two.
            log.LogWarning(error, "{Import} was interrupted.", id);
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("{Import} goes on after the restart.", id);
        }
    }
}
