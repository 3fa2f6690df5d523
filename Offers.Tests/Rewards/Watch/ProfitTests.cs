using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Lists;
using Offers.Web.Rewards.Watch;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>What reports say of charges and costs, beside what the accounts did.</summary>
public sealed class ProfitTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_cost_of_23_50_and_a_charge_of_25_are_a_profit_of_1_50_in_every_cut(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var pool = await book.PoolAsync("Spring", 25, "23.50", 3);
        await book.RedeemAsync(campaign, pool, "25.00");
        foreach (var (by, id, name) in new[]
        {
            (ReportBy.Brand, book.Brand.ObjectId, "Al Noor Market"), (ReportBy.Supplier, "csv", "Files"),
            (ReportBy.Source, "csv", "Files"), (ReportBy.Agency, book.Agency.ObjectId, "Lumen Rewards"),
            (ReportBy.Client, book.Client.ObjectId, "Nimbus Telecom"),
            (ReportBy.Campaign, campaign.ObjectId, campaign.Name), (ReportBy.Month, "2026-03", "2026-03"),
        })
        {
            var part = Assert.Single((await book.Profit().GetAsync(BookId.Live, by, default)).Currencies);
            var row = part.Rows.Single(x => x.Cards > 0);
            Assert.Equal((id, name, 1, "1.50", 600), (
                row.Id, row.Name, row.Cards, $"{row.Sums.Profit}", row.Sums.MarginBps));
            Assert.Equal("25.00 23.50 0.00", Said(part.Sums));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Random_rewards_taken_back_and_written_off_are_what_the_accounts_did_in_every_cut(
        DatabaseProvider provider)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var book = await FundedAsync(provider);
        var (_, other) = await book.AnotherClientAsync();
        await book.FundAsync(other.Owner, "5000.00");
        Campaign[] campaigns =
        [
            await book.CampaignAsync(), await book.CampaignAsync(BudgetMode.Isolated),
            await book.CampaignAsync(client: other),
        ];
        (await book.AllocateAsync(book.Client.Owner, campaigns[1].Owner, "2000.00")).Check();
        CardPool[] pools =
        [
            await book.PoolAsync("Ten", 10, "9.10", 40), await book.PoolAsync("More", 25, "23.50", 40),
            await book.PoolAsync("Most", 100, "101.00", 40),
        ];
        var made = new List<Redemption>();
        for (var i = 0; i < 40; i++)
        {
            book.Clock.Advance(TimeSpan.FromHours(random.Next(1, 72)));
            if (made.Count > 3 && random.Next(6) == 0)
            {
                await book.RevokeAsync(made[^1]);
                made.RemoveAt(made.Count - 1);
            }
            else if (random.Next(10) == 0)
            {
                await book.WriteOffAsync($"{random.Next(1, 9)}.25");
            }
            else
            {
                made.Add(await book.RedeemAsync(
                    campaigns[random.Next(3)], pools[random.Next(3)], $"{random.Next(9, 120)}.00"));
            }
        }

        await AssertAsync(book, $"seed {seed}");
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_period_is_compared_with_as_many_days_before_and_cut_at_its_ends(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var pool = await book.PoolAsync("Spring", 25, "20.00", 5);
        await book.RedeemAsync(campaign, pool, "25.00");
        book.Clock.Advance(TimeSpan.FromDays(1));
        await book.RedeemAsync(campaign, pool, "26.00");
        await book.RedeemAsync(campaign, pool, "27.00");
        var view = await book.Profit().GetAsync(BookId.Live, ReportBy.Brand, ("2026-03-03", "2026-03-04"));
        var part = Assert.Single(view.Currencies);
        Assert.Equal(("53.00 40.00 0.00", "25.00 20.00 0.00", 2), (Said(part.Sums), Said(part.Before), part.Cards));
        foreach (var (from, until) in new[] { ("2026-03-04", "2026-03-04"), ("2020-01-01", "2026-01-01"), ("x", "y") })
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() =>
                book.Profit().GetAsync(BookId.Live, ReportBy.Brand, (from, until)));
            Assert.Equal("validation_failed", refusal.Code.Code);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Spending_is_what_the_own_campaigns_were_charged_and_nothing_of_others(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var (house, _, harbour) = await book.AnotherAgencyAsync();
        await book.FundAsync(harbour.Owner, "500.00");
        var (own, theirs) = (await book.CampaignAsync(), await book.CampaignAsync(client: harbour));
        var pool = await book.PoolAsync("Spring", 25, "23.50", 5);
        await book.RedeemAsync(own, pool, "25.00");
        var revoked = await book.RedeemAsync(own, pool, "30.00");
        await book.RedeemAsync(theirs, pool, "27.00");
        await book.RevokeAsync(revoked);
        var spent = Assert.Single((await book.Spend().GetAsync(book.AgencyScope, ReportBy.Client, default)).Currencies);
        var row = Assert.Single(spent.Rows);
        Assert.Equal(("Nimbus Telecom", 1, "25.00"), (row.Name, row.Cards, $"{row.Spent}"));
        Assert.Equal(("25.00", "25.00"), (
            $"{spent.Spent}", $"{spent.Parts.Aggregate(Money.Zero(Currency.Usd), (sum, x) => sum + x.Spent)}"));
        var orbit = RewardScope.OfAgency(Of(4, Role.AgencyManager, house));
        Assert.Equal("27.00", $"{Assert.Single(
            (await book.Spend().GetAsync(orbit, ReportBy.Campaign, default)).Currencies).Spent}");
        Assert.Equal("52.00", $"{Assert.Single(
            (await book.Spend().GetAsync(book.PlatformScope, ReportBy.Agency, default)).Currencies).Spent}");
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            book.Spend().GetAsync(book.AgencyScope, ReportBy.Supplier, default));
        Assert.Equal("validation_failed", refusal.Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_file_has_the_rows_of_the_page_and_nothing_that_a_spreadsheet_would_run(
        DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync(with: x => x with { Name = "=SUM(A1)" });
        await book.RedeemAsync(campaign, await book.PoolAsync("Spring", 25, "23.50", 3), "25.00");
        var view = await book.Profit().GetAsync(BookId.Live, ReportBy.Campaign, default);
        using var file = new MemoryStream();
        await ListCsv.WriteAsync(
            file, ListCsv.FieldsOf(ReportSheets.Profit, null), ReportSheets.Lines(view).ToAsyncEnumerable());
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\n", StringSplitOptions.TrimEntries);
        Assert.Equal("id,name,cards,currency,revenue,cost,written_off,profit,margin_bps", lines[0].TrimStart('\uFEFF'));
        Assert.Equal($"{campaign.ObjectId},'=SUM(A1),1,USD,25.00,23.50,0.00,1.50,600", lines[1]);
    }

    private static async Task AssertAsync(RewardBook book, string because)
    {
        var moved = (
            await book.PlatformAsync(Purpose.Revenue), await book.PlatformAsync(Purpose.CostOfCards),
            await book.PlatformAsync(Purpose.CostOfCards, "lost"));
        var cards = await book.Book.ReadAsync(db => db.Redemptions.CountAsync(x =>
            x.Status == RedemptionStatus.Provisioned || x.Status == RedemptionStatus.Delivered));
        foreach (var by in Enum.GetValues<ReportBy>())
        {
            var part = Assert.Single((await book.Profit().GetAsync(BookId.Live, by, default)).Currencies);
            Assert.Equal((because, by, $"{moved.Item1} {moved.Item2} {moved.Item3}"), (because, by, Said(part.Sums)));
            Assert.Equal((because, by, Said(part.Sums)), (because, by, Said(Sum(part.Rows.Select(x => x.Sums)))));
            Assert.Equal((because, by, Said(part.Sums)), (because, by, Said(Sum(part.Parts.Select(x => x.Sums)))));
            Assert.Equal((because, by, cards, cards), (because, by, part.Cards, part.Rows.Sum(x => x.Cards)));
        }
    }

    private static ProfitSums Sum(IEnumerable<ProfitSums> parts) => parts.Aggregate((one, other) => new ProfitSums(
        one.Revenue + other.Revenue, one.Cost + other.Cost, one.Lost + other.Lost));

    private static string Said(ProfitSums sums) => $"{sums.Revenue} {sums.Cost} {sums.Lost}";
}
