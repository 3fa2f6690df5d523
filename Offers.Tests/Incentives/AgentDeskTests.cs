using System.Text.Json.Nodes;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives;

/// <summary>Which terms an agent accepts.</summary>
public sealed class AgentDeskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Terms_that_were_not_shown_are_not_accepted(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("100.00");
        var made = await book.PublishAsync("10.00");
        (await book.Incentives.EditAsync(
            book.Once, book.Scope, made.Id, ("*", new JsonObject { ["maxUnits"] = 5 }))).Check();
        var desk = new AgentDesk(book.Book.Writer);
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => desk.AcceptAsync(LiveBook.From(3, "first"), made.Id, new TermsReadBody(1)));
        Assert.Equal("stale_version", refusal.Code.Code);
        Assert.Null(await AcceptedAsync(3));

        (await desk.AcceptAsync(LiveBook.From(3, "second"), made.Id, new TermsReadBody(2))).Check();
        (await desk.AcceptAsync(LiveBook.From(4, "other"), made.Id, new TermsReadBody())).Check();
        Assert.Equal(2, await AcceptedAsync(3));
        Assert.Equal(2, await AcceptedAsync(4));

        async Task<int?> AcceptedAsync(int agent) => (await new IncentiveQueries(book.Book.Database, book.Clock)
            .GetForAgentAsync(BookId.Live, LiveBook.PersonOf(agent), made.Id)).AcceptedVersion;
    }
}
