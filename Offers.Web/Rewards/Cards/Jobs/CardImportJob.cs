using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Cards.Jobs;

/// <summary>Goes on with files of cards whose worker died, or that a second person released.</summary>
public sealed class CardImportJob(CardImportQueries imports, CardImportRunner runner) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "card-imports";

    /// <inheritdoc/>
    public override string Purpose => "Goes on with files of cards that were interrupted or released.";

    /// <inheritdoc/>
    public override string Schedule => "12/20 * * * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context) =>
        await context.EachAsync(await imports.OpenAsync(), async import =>
        {
            await runner.RunAsync(import.Book, import.Id, context.Stopping);
            return Answer.None();
        });
}
