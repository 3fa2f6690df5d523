using Offers.Data.Platform;
using Offers.Data.Platform.Figures;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>Amounts of reports are explained by entries and inputs that sum to them, to whom they concern.</summary>
public sealed class ReportFigureTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Every_amount_of_profit_is_explained_to_administrators_alone(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var pool = await book.PoolAsync("Spring", 25, "23.50", 5);
        await book.RedeemAsync(campaign, pool, "25.00");
        await book.RevokeAsync(await book.RedeemAsync(campaign, pool, "25.00"));
        await book.WriteOffAsync("0.25");
        var view = await book.Profit().GetAsync(BookId.Live, ReportBy.Client, default);
        var part = Assert.Single(view.Currencies);
        ReportPlace Place(string? id) => new(ReportBy.Client, id, Currency.Usd, view.From, view.Until);
        foreach (var (id, sums) in part.Rows.Select(x => ((string?)x.Id, x.Sums)).Append((null, part.Sums)))
        {
            foreach (var (amount, said) in new[]
            {
                (ReportAmount.Revenue, sums.Revenue), (ReportAmount.Cost, sums.Cost), (ReportAmount.Lost, sums.Lost),
                (ReportAmount.Profit, sums.Profit),
            })
            {
                var key = ReportFigure.Profit(amount, Place(id));
                var told = await FiguresOf(book).ExplainAsync(FigureReader.Of(Admin), key);
                Assert.Equal((key, said), (key, told.Amount));
                var inputs = told.Inputs.Where(x => x.Sign != 0).Aggregate(
                    Money.Zero(Currency.Usd), (sum, x) => x.Sign > 0 ? sum + x.Amount!.Value : sum - x.Amount!.Value);
                Assert.Equal((key, said), (key, told.Entries?.Sum ?? inputs));
            }
        }

        Assert.Equal("figure_not_found", (await Assert.ThrowsAsync<Refusal>(() => FiguresOf(book).ExplainAsync(
            FigureReader.Of(book.AgencyCaller), ReportFigure.Profit(ReportAmount.Cost, Place(null))))).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Spending_is_explained_as_its_reader_sees_it(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var (house, _, harbour) = await book.AnotherAgencyAsync();
        await book.FundAsync(harbour.Owner, "500.00");
        var pool = await book.PoolAsync("Spring", 25, "23.50", 5);
        await book.RedeemAsync(await book.CampaignAsync(), pool, "25.00");
        await book.RedeemAsync(await book.CampaignAsync(client: harbour), pool, "27.00");
        var view = await book.Spend().GetAsync(book.AgencyScope, ReportBy.Client, default);
        var key = ReportFigure.Spend(new ReportPlace(ReportBy.Client, null, Currency.Usd, view.From, view.Until));
        foreach (var (caller, said) in new[]
        {
            (book.AgencyCaller, "25.00"), (book.ClientCaller, "25.00"), (Admin, "52.00"),
            (Of(4, Role.AgencyManager, house), "27.00"),
        })
        {
            Assert.Equal(said, $"{(await FiguresOf(book).ExplainAsync(FigureReader.Of(caller), key)).Amount}");
        }

        var row = ReportFigure.Spend(
            new ReportPlace(ReportBy.Client, harbour.ObjectId, Currency.Usd, view.From, view.Until));
        Assert.Equal("figure_not_found", (await Assert.ThrowsAsync<Refusal>(() =>
            FiguresOf(book).ExplainAsync(FigureReader.Of(book.AgencyCaller), row))).Code.Code);
    }

    private static FigureQueries FiguresOf(RewardBook book) => new(
        book.Book.Database, [new ReportFigures(book.Profit(), book.Spend(), new FigureEntries([]))], book.Clock);
}
