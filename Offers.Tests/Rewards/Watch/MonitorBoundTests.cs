using Offers.Data.Platform;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>How much the monitor asks the database, and who else may look at the same time.</summary>
public sealed class MonitorBoundTests
{
    private const int Many = 60;

    [Theory, OnSqlite, OnPostgres]
    public async Task It_asks_as_few_questions_of_many_objects_as_of_few(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await FillAsync(book, 0, 1);
        using var asked = await Asked.OfAsync(book.Book);
        await book.LookAsync();
        await book.LookAsync();
        var few = await CountAsync(book, asked);
        await FillAsync(book, 1, Many);
        Assert.True((await book.LookAsync()).AlertsGenerated >= Many);
        var many = await CountAsync(book, asked);
        Assert.InRange(many, 1, few);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_that_look_at_once_open_each_alert_once(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await FillAsync(book, 0, 10);
        await using var node = book.Book.NewWriter();
        var other = new RewardMonitor(node, book.Book.Database, new MonitorSettings(), book.Clock);
        var answers = await Task.WhenAll(
            book.Monitor().RunAsync(Once(Admin)), other.RunAsync(Once(Admin)), book.Monitor().RunAsync(Once(Admin)));
        var told = answers.Sum(x => x.Read<MonitorAnswer>().AlertsGenerated);
        Assert.Equal((await book.OpenAsync()).Count, told);
        await book.AssertBooksAsync();
    }

    private static async Task<int> CountAsync(RewardBook book, Asked asked)
    {
        asked.Clear();
        Assert.Equal(0, (await book.LookAsync()).AlertsGenerated);
        return asked.Questions.Count;
    }

    // Agencies with clients whose credit is gone, campaigns that are short, and empty pools.
    private static async Task FillAsync(RewardBook book, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            var house = new Organisation(BookId.Live, OrganisationKind.Agency, $"Agency {i}", null);
            var agency = new Agency(house, $"agency-{i}", AgencyTier.Retail);
            var clientHouse = new Organisation(BookId.Live, OrganisationKind.Client, $"Client {i}", house.Id);
            var client = new Client(clientHouse, agency);
            var pool = new CardPool(
                book.Values[25], new PoolFacts($"Pool {i}", PoolKind.Csv, null, null, Usd("23.50")), new PoolLevels());
            await book.AddAsync([house, agency, clientHouse, client, pool, new PoolTotals(pool)]);
            await book.FundAsync(client.Owner, "1.00");
            await book.CampaignAsync(BudgetMode.Isolated, client: client);
        }
    }
}
