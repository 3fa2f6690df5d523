using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sagas;

/// <summary>
/// Finds a saga by its id, by the key that a party quotes, and by the id of what it is about; for administrators.
/// </summary>
public sealed class SagaSearch(SagaQueries sagas) : ISearchSource
{
    private const int AtMost = 5;

    /// <inheritdoc />
    public string Title => "Calls to the outside";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        var text = question.Text.Trim();
        if (!caller.IsAdministrator || !text.Contains('_', StringComparison.Ordinal))
        {
            return [];
        }

        var subject = SagaKey.TryParse(text, out var key) ? key.Saga.ToString() : text;
        var found = await sagas.ListAsync(
            caller.Book, new SagaFilter { Subject = subject }, new PageRequest(AtMost));
        return [.. found.Data.Select(x => new SearchHit(
            SagaWords.OfKind(x.Kind), $"{x.Party} · {x.Subject}", $"/admin/sagas/{x.Id}", Glyph.External))];
    }
}
