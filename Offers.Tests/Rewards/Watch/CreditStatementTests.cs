using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>Statements of credit beside the ledger that they are made of.</summary>
public sealed class CreditStatementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_clients_statement_names_what_came_went_and_was_charged(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var shared = await book.CampaignAsync();
        var isolated = await book.CampaignAsync(BudgetMode.Isolated);
        var pool = await book.PoolAsync("Spring", 25, "23.50", 9);
        book.Clock.Advance(TimeSpan.FromDays(40));
        await book.MoveAsync(book.Agency.Owner, book.Client.Owner, "1000.00");
        await book.MoveAsync(book.Client.Owner, isolated.Owner, "200.00");
        await book.RedeemAsync(shared, pool, "25.00");
        await book.RedeemAsync(shared, pool, "26.00");
        await book.RevokeAsync(await book.RedeemAsync(shared, pool, "27.00"));
        await book.RedeemAsync(isolated, pool, "28.00");
        await book.FailAsync(await book.WaitAsync(shared, 25, "25.00"));
        await book.WaitAsync(shared, 50, "50.00");
        await book.MoveAsync(isolated.Owner, book.Client.Owner, "72.00");
        await book.MoveAsync(book.Client.Owner, book.Agency.Owner, "400.00");
        var statement = await ReadAsync(book, book.Client.Owner);
        Assert.Equal(("5000.00", "0.00", "5371.00", "50.00"), (
            $"{statement.Opening.Available}", $"{statement.Opening.Held}", $"{statement.Closing.Available}",
            $"{statement.Closing.Held}"));
        Assert.Equal(("1000.00", "400.00", "200.00", "72.00", "51.00"), (
            $"{statement.Received}", $"{statement.Returned}", $"{statement.Allocated}", $"{statement.Reclaimed}",
            $"{statement.Charged}"));
        var charge = Assert.Single(statement.Charges);
        Assert.Equal((shared.Name, 2, "51.00"), (charge.Campaign.Name, charge.Cards, $"{charge.Charged}"));
        var budget = Assert.Single(statement.Budgets);
        Assert.Equal((isolated.Name, "0.00", "200.00", "72.00", "28.00", "100.00"), (
            budget.Campaign.Name, $"{budget.Opening}", $"{budget.Received}", $"{budget.Returned}",
            $"{budget.Charged}", $"{budget.Closing}"));
        Assert.Equal(
            ["Received Lumen Rewards", $"Allocated {isolated.Name}", $"Reclaimed {isolated.Name}",
                "Returned Lumen Rewards"],
            statement.Moves.Select(x => $"{x.Way} {x.With.Name}"));
        Assert.Empty(statement.Billed);
        AssertAddsUp(statement, "client");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agencys_statement_has_its_allocations_and_what_its_clients_were_charged(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync(book.Agency.Owner, "10000.00");
        await book.MoveAsync(book.Agency.Owner, book.Client.Owner, "2000.00");
        var (_, harbourAgency, harbour) = await book.AnotherAgencyAsync();
        await book.FundAsync(harbour.Owner, "500.00");
        var (campaign, theirs) = (await book.CampaignAsync(), await book.CampaignAsync(client: harbour));
        var pool = await book.PoolAsync("Spring", 25, "23.50", 9);
        await book.RedeemAsync(campaign, pool, "25.00");
        await book.RedeemAsync(campaign, pool, "25.00");
        await book.RedeemAsync(theirs, pool, "26.00");
        await book.MoveAsync(book.Client.Owner, book.Agency.Owner, "100.00");
        var statement = await ReadAsync(book, book.Agency.Owner);
        Assert.Equal(("10000.00", "2000.00", "100.00", "0.00", "8100.00"), (
            $"{statement.Received}", $"{statement.Allocated}", $"{statement.Reclaimed}", $"{statement.Charged}",
            $"{statement.Closing.Available}"));
        var billed = Assert.Single(statement.Billed);
        Assert.Equal(("Nimbus Telecom", campaign.Name, 2, "50.00"), (
            billed.Client.Name, billed.Campaign.Name, billed.Cards, $"{billed.Charged}"));
        Assert.Equal("50.00", $"{statement.BilledTotal}");
        AssertAddsUp(statement, "agency");
        await AssertHiddenAsync(() => book.Credit().OwnerAsync(book.AgencyScope, harbourAgency.Id), "agency_not_found");
        await AssertHiddenAsync(() => book.Credit().OwnerAsync(book.AgencyScope, harbour.Id), "client_not_found");
        await AssertHiddenAsync(() => book.Credit().OwnerAsync(book.ClientScope, book.Agency.Id), "agency_not_found");
        Assert.Equal(
            ["Lumen Rewards", "Nimbus Telecom"],
            (await book.Credit().OwnersAsync(book.AgencyScope)).Select(x => x.Name));
        Assert.Equal(
            ["Nimbus Telecom"], (await book.Credit().OwnersAsync(book.ClientScope)).Select(x => x.Name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Random_moves_and_charges_make_every_statement_add_up_to_the_ledger(DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var book = await FundedAsync(provider);
        var (shared, isolated) = (await book.CampaignAsync(), await book.CampaignAsync(BudgetMode.Isolated));
        await book.MoveAsync(book.Client.Owner, isolated.Owner, "1000.00");
        var pool = await book.PoolAsync("Spring", 10, "9.00", 60);
        (Owner From, Owner To)[] ways =
        [
            (book.Agency.Owner, book.Client.Owner), (book.Client.Owner, book.Agency.Owner),
            (book.Client.Owner, isolated.Owner), (isolated.Owner, book.Client.Owner),
        ];
        for (var i = 0; i < 50; i++)
        {
            book.Clock.Advance(TimeSpan.FromHours(random.Next(1, 48)));
            var campaign = random.Next(2) == 0 ? shared : isolated;
            if (random.Next(3) == 0)
            {
                var (from, to) = ways[random.Next(ways.Length)];
                await book.MoveAsync(from, to, $"{random.Next(1, 20)}.50");
            }
            else if (random.Next(4) == 0)
            {
                await book.FailAsync(await book.WaitAsync(campaign, 10, "10.00"));
            }
            else
            {
                var made = await book.RedeemAsync(campaign, pool, $"{random.Next(9, 15)}.00");
                if (random.Next(5) == 0)
                {
                    await book.RevokeAsync(made);
                }
            }
        }

        foreach (var owner in new[] { book.Agency.Owner, book.Client.Owner })
        {
            foreach (var (from, until) in new[] { ("2026-03-01", "2026-04-01"), ("2026-03-10", "2026-03-25") })
            {
                AssertAddsUp(await ReadAsync(book, owner, from, until), $"seed {seed}, {from}");
            }
        }

        var all = await ReadAsync(book, book.Client.Owner, "2026-01-01", "2027-01-01");
        var charged = all.Charged + all.Budgets.Aggregate(Money.Zero(Currency.Usd), (sum, x) => sum + x.Charged);
        Assert.Equal((seed, await book.PlatformAsync(Purpose.Revenue)), (seed, $"{charged}"));
        var cards = await book.Book.ReadAsync(db => db.Redemptions.CountAsync(x =>
            x.Campaign == shared.Id && x.Status == RedemptionStatus.Provisioned));
        Assert.Equal((seed, cards), (seed, all.Charges.Sum(x => x.Cards)));
    }

    // A statement ends before now, and time stands still in tests.
    private static Task<CreditStatement> ReadAsync(
        RewardBook book, Owner owner, string? from = null, string? until = null)
    {
        book.Clock.Advance(TimeSpan.FromSeconds(1));
        return book.Credit().GetAsync(new StatementAsk(owner, Currency.Usd, from, until));
    }

    private static async Task AssertHiddenAsync(Func<Task> read, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<Refusal>(read)).Code.Code);

    private static void AssertAddsUp(CreditStatement statement, string because)
    {
        Assert.Equal((because, statement.Closing.Total), (
            because, statement.Opening.Total + statement.Received - statement.Returned - statement.Allocated
                + statement.Reclaimed - statement.Charged));
        Assert.All(statement.Budgets, x => Assert.Equal(
            (because, x.Closing), (because, x.Opening + x.Received - x.Returned - x.Charged)));
    }
}
