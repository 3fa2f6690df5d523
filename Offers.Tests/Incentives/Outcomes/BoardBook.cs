using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Outcomes;

/// <summary>A book of incentives with what compares agents.</summary>
public sealed class BoardBook : IAsyncDisposable
{
    private BoardBook(IncentiveBook book) => Incentives = book;

    public IncentiveBook Incentives { get; }

    public LeaderboardDesk Desk => new(Incentives.Book.Writer);

    public LeaderboardQueries Queries => new(Incentives.Book.Database, Incentives.Clock);

    public BoardFreezing Freezing => new(Incentives.Book.Database, Incentives.Clock);

    /// <summary>The scope of another builder.</summary>
    public ProjectScope Foreign { get; private set; } = default!;

    public static async Task<BoardBook> OpenAsync(DatabaseProvider provider, string money = "100000.00")
    {
        var book = new BoardBook(await IncentiveBook.OpenAsync(provider));
        await book.Incentives.FundAsync(money);
        var other = new Organisation(BookId.Live, OrganisationKind.Builder, "Other Builders", null);
        await IncentiveBook.AddAsync(book.Incentives.Book, [other]);
        book.Foreign = ProjectScope.OfBuilder(IncentiveBook.Of(other));
        return book;
    }

    public static AgentCaller Agent(int number) => new(BookId.Live, LiveBook.PersonOf(number));

    public static CommandRequest By(int agent) => CommandRequest.Once(LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(agent), Roles = new HashSet<Role> { Role.Agent }, ActingAs = "Agent",
    });

    public async Task<Id<Leaderboard>> OpenBoardAsync(
        BoardPeriod period = BoardPeriod.Month, BoardMetric metric = BoardMetric.HomesSold,
        Id<Incentive>? incentive = null) =>
        (await Desk.OpenAsync(Incentives.Once, Incentives.Scope, new LeaderboardBody(
            Incentives.Project.Id, incentive, period, metric))).Read<Made>().Id;

    /// <summary>Agents sell a home each, one after another.</summary>
    public async Task SellAsync(params int[] agents)
    {
        foreach (var agent in agents)
        {
            Incentives.Clock.Advance(TimeSpan.FromMinutes(1));
            await Incentives.SellAsync(agent);
        }
    }

    public Task<BoardView> ShowAsync(Id<Leaderboard> board, DateOnly? from = null) =>
        Queries.GetAsync(Incentives.Scope, board, from);

    /// <summary>Places with the number of the agent and his homes.</summary>
    public async Task<IReadOnlyList<(int? Place, string Name, long? Homes)>> PlacesAsync(
        Id<Leaderboard> board, DateOnly? from = null) =>
        [.. (await ShowAsync(board, from)).Rows.Select(x => (x.Place, x.Name, x.Homes))];

    public async Task FreezeDueAsync()
    {
        foreach (var due in await Freezing.DueAsync(BookId.Live))
        {
            (await Desk.FreezeAsync(CommandRequest.Once(LiveBook.Admin), due.Id)).Check();
        }
    }

    /// <summary>Fails where the books do not add up, or scores are not what sales and claims say.</summary>
    public async Task AssertBooksAsync()
    {
        await Incentives.AssertBooksAsync();
        Assert.Equal(0, await Incentives.Book.ReadAsync(LeaderboardBooks.Scores.MismatchesAsync));
    }

    public ValueTask DisposeAsync() => Incentives.DisposeAsync();

    private sealed record Made(Id<Leaderboard> Id);
}
