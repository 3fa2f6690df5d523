using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>An investor's year adds up: opening, what moved, closing, and what he was paid.</summary>
public sealed class YearTests
{
    private static CommandRequest Once => CommandRequest.Once(LiveBook.Admin);

    [Theory, OnSqlite, OnPostgres]
    public async Task Closing_of_a_year_is_the_opening_of_the_next_and_interest_is_where_it_was_paid(
        DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        await book.IntroduceAsync(12);
        var first = clock.GetUtcNow().Year;
        var offer = await book.SettledAsync((10, "600.00"), (11, "400.00"));
        await PayAsync(book, offer, "50.00");
        clock.Advance(TimeSpan.FromDays(366));
        await PayAsync(book, offer, "80.00");
        await book.PayInAsync(offer, "1000.00");
        (await book.Distributions().RepayAsync(Once, offer)).Check();
        await book.FinishRunsAsync();

        Assert.Equal(["0.00", "600.00", "30.00", "0.00", "0.00", "600.00"], await LineAsync(book, clock, first));
        Assert.Equal(["600.00", "0.00", "48.00", "0.00", "600.00", "0.00"], await LineAsync(book, clock, first + 1));
        await Assert.ThrowsAsync<Refusal>(() => LineAsync(book, clock, first + 2));
        Assert.Empty((await YearsOf(book, clock).GetAsync(BookId.Live, LiveBook.PersonOf(3), first)).Currencies);
    }

    private static async Task<IEnumerable<string>> LineAsync(LiveBook book, FakeClock clock, int year)
    {
        var view = await YearsOf(book, clock).GetAsync(BookId.Live, LiveBook.PersonOf(10), year);
        var part = Assert.Single(view.Currencies);
        var line = Assert.Single(part.Lines);
        Assert.Equal(line.InterestAmount + line.IncomeAmount, part.TaxableAmount);
        return new[]
        {
            line.OpeningAmount, line.InvestedAmount, line.InterestAmount, line.IncomeAmount, line.PrincipalAmount,
            line.ClosingAmount,
        }.Select(x => x.ToString());
    }

    private static YearQueries YearsOf(LiveBook book, FakeClock clock) =>
        new(book.Database, new StatementQueries(book.Database, [], clock), clock);

    private static async Task PayAsync(LiveBook book, Id<InvestmentOffer> offer, string amount)
    {
        await book.PayInAsync(offer, amount);
        (await book.Distributions().ProposeAsync(
            Once, offer, new DistributionBody(DistributionKind.Interest, new AmountText(amount)))).Check();
        await book.FinishRunsAsync();
    }
}
