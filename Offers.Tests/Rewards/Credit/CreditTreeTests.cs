using Offers.Data.Platform;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Credit;

/// <summary>The sums of the credit tree hold whatever happens in it.</summary>
public sealed class CreditTreeTests
{
    private const int Steps = 150;
    private static readonly string[] _amounts = ["1.00", "17.35", "250.00", "999.99", "4000.00"];

    [Theory, OnSqlite, OnPostgres]
    public async Task The_tree_shows_each_place_and_its_sums(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync(BudgetMode.Isolated);
        await book.FundAsync(campaign.Owner, "1000.00");
        (await book.Credit.ReclaimAsync(Once(Admin), book.PlatformScope, new ReclaimBody(
            $"{book.Client.Id}", new AmountText("300.00"), "Not needed.", "USD"))).Check();

        var tree = await Queries(book).ReadAsync(book.PlatformScope, Currency.Usd);
        Assert.True(tree.Totals.Balanced, OffersJson.Text(tree));
        var platform = Assert.Single(tree.Nodes);
        var agency = Assert.Single(platform.Children);
        var client = Assert.Single(agency.Children);
        var own = Assert.Single(client.Children);
        Assert.Equal(("101000.00", "6000.00", "300.00", "95300.00"), (
            $"{agency.Received}", $"{agency.Allocated}", $"{agency.Reclaimed}", $"{agency.Available}"));
        Assert.Equal(("6000.00", "300.00", "1000.00", "4700.00"), (
            $"{client.Received}", $"{client.Returned}", $"{client.Allocated}", $"{client.Available}"));
        Assert.Equal(("1000.00", "1000.00"), ($"{own.Received}", $"{own.Available}"));
        Assert.Equal(("101000.00", "101000.00"), ($"{tree.Totals.CameIn}", $"{tree.Totals.Ledger}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task People_see_their_own_part_of_the_tree(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var other = await book.AnotherAgencyAsync();
        await book.FundAsync(other.Client.Owner, "70.00");

        var agency = await Queries(book).ReadAsync(book.AgencyScope, Currency.Usd);
        Assert.Equal(["Lumen Rewards"], agency.Nodes.Select(x => x.Owner.Name));
        Assert.True(agency.Totals.Balanced);
        var client = await Queries(book).ReadAsync(book.ClientScope, Currency.Usd);
        Assert.Equal(["Nimbus Telecom"], client.Nodes.Select(x => x.Owner.Name));
        Assert.True(client.Totals.Balanced);
        Assert.DoesNotContain("Lumen", OffersJson.Text(client), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_deposit_past_the_tree_is_told_apart_and_explained(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        (await book.Writer.SubmitAsync(
            new Data.Ledger.Deposit(new CashRequest(book.Client.Owner, Usd("12.00"), null, "By mistake")),
            Once(Admin))).Check();
        var tree = await Queries(book).ReadAsync(book.PlatformScope, Currency.Usd);
        var client = tree.Nodes[0].Children[0].Children[0];
        Assert.Equal(("12.00", true), ($"{client.Other}", client.Balanced));
        Assert.True(tree.Totals.Balanced);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Sums_hold_after_random_moves(DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var book = await FundedAsync(provider);
        var other = await book.AnotherAgencyAsync();
        await book.FundAsync(other.Client.Owner, "3000.00");
        var more = await book.AnotherClientAsync();
        var campaigns = new List<Campaign>();
        foreach (var client in new[] { book.Client, book.Client, more.Client, other.Client })
        {
            campaigns.Add(await book.CampaignAsync(
                random.Next(2) == 0 ? BudgetMode.Isolated : BudgetMode.Shared, client: client));
        }

        Owner[] owners =
        [
            PlatformOwner, book.Agency.Owner, other.Agency.Owner, book.Client.Owner, more.Client.Owner,
            other.Client.Owner, .. campaigns.Select(x => x.Owner),
        ];
        for (var step = 0; step < Steps; step++)
        {
            await PlayAsync(book, random, owners, campaigns);
        }

        var tree = await Queries(book).ReadAsync(book.PlatformScope, Currency.Usd);
        Assert.True(tree.Totals.Balanced, $"seed {seed}: {OffersJson.Text(tree)}");
        await book.AssertBooksAsync();
    }

    // Most of these are refused; none may leave anything behind.
    private static async Task PlayAsync(
        RewardBook book, Random random, Owner[] owners, List<Campaign> campaigns)
    {
        var amount = new AmountText(_amounts[random.Next(_amounts.Length)]);
        var (one, two) = (owners[random.Next(owners.Length)], owners[random.Next(owners.Length)]);
        switch (random.Next(5))
        {
            case 0:
                await book.Credit.ReclaimAsync(Once(Admin), book.PlatformScope, new ReclaimBody(
                    $"{one}", amount, "Random.", "USD", $"{two}"));
                break;
            case 1:
                var campaign = campaigns[random.Next(campaigns.Count)];
                var mode = random.Next(2) == 0 ? BudgetMode.Isolated : BudgetMode.Shared;
                await new BudgetDesk(book.Writer).SetAsync(Once(Admin), book.PlatformScope, campaign.Id,
                    new BudgetModeBody(mode, mode == BudgetMode.Isolated ? amount : null));
                break;
            case 2:
                await new ClientDesk(book.Writer).MoveAsync(
                    Once(Admin), book.PlatformScope, book.Client.Id,
                    (random.Next(2) == 0 ? "suspend" : "reactivate", "Random."));
                break;
            default:
                await book.AllocateAsync(one, two, amount.Text!);
                break;
        }
    }

    private static CreditTreeQueries Queries(RewardBook book) => new(book.Book.Database, book.Clock);
}
