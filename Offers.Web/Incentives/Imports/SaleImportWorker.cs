using Offers.Data.Incentives.Imports;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Imports;

/// <summary>Works on files of sales behind the requests that ask for it; nobody needs to stay on the page.</summary>
public sealed class SaleImportWorker(
    SaleImportRunner runner, IHostApplicationLifetime life, ILogger<SaleImportWorker> log)
{
    /// <summary>Begins to work on a file and does not wait for its end.</summary>
    public void Begin(BookId book, Id<SaleImport> id) =>
        _ = Task.Run(() => TryAsync(book, id), CancellationToken.None);

    private async Task TryAsync(BookId book, Id<SaleImport> id)
    {
        try
        {
            await runner.RunAsync(book, id, life.ApplicationStopping);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever it was, the import says how far it is, and the job takes it up within minutes.
            log.LogWarning(error, "{Import} was interrupted.", id);
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("{Import} goes on after the restart.", id);
        }
    }
}
