using Offers.Data.Platform.Sagas;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sagas;

/// <summary>Calls to the outside that wait for people, in the administrators' work queue.</summary>
public sealed class SagasOverview(SagaQueries sagas) : IOverviewSource
{
    private const int AtMost = 10;

    /// <inheritdoc/>
    public async Task FillAsync(Overview.Overview overview)
    {
        var stuck = await sagas.StuckAsync(overview.Book, AtMost);
        overview.Queue.AddRange(stuck.Select(x => new QueueItem(
            Glyph.Warning, T("{0} does not answer: {1}", x.Party, SagaWords.OfStep(x.Step)), x.Subject, x.Deadline,
            $"/admin/sagas/{x.Id}", T("Look"))));
    }
}
