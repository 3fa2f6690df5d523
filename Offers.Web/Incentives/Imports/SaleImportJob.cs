using Offers.Data.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Imports;

/// <summary>Goes on with files of sales whose worker died.</summary>
public sealed class SaleImportJob(SaleImportQueries imports, SaleImportRunner runner) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "sale-imports";

    /// <inheritdoc/>
    public override string Purpose => "Goes on with files of sales whose check or import was interrupted.";

    /// <inheritdoc/>
    public override string Schedule => "5/20 * * * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context) =>
        await context.EachAsync(await imports.OpenAsync(), async import =>
        {
            await runner.RunAsync(import.Book, import.Id, context.Stopping);
            return Answer.None();
        });
}
