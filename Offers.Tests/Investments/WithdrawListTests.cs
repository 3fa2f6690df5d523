using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>What the list of an investor's investments says of taking them back.</summary>
public sealed class WithdrawListTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Withdraw_is_offered_only_while_the_cooling_off_runs(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        await book.IntroduceAsync(12);
        await book.FundAsync("500.00", 10);
        var calm = await book.OfferAsync("1000.00", terms => terms with { CoolingOffDays = 4 });
        var firm = await book.OfferAsync("1000.00");
        (await book.InvestAsync(10, firm, "100.00")).Check();
        var taken = (await book.InvestAsync(10, calm, "100.00")).Read<InvestAnswer>().Id;
        clock.Advance(TimeSpan.FromDays(1));
        (await book.InvestAsync(10, calm, "200.00")).Check();
        Assert.Equal(["200.00", "100.00"], await WithdrawableAsync(book, clock));

        (await new InvestmentDesk(book.Writer).WithdrawAsync(LiveBook.From(10, "mine"), taken)).Check();
        Assert.Equal(["200.00"], await WithdrawableAsync(book, clock));
        clock.Advance(TimeSpan.FromDays(4) - TimeSpan.FromTicks(1));
        Assert.Equal(["200.00"], await WithdrawableAsync(book, clock));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Empty(await WithdrawableAsync(book, clock));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_will_happen_is_the_held_money_going_back_to_available(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await book.FundAsync("500.00", 10);
        var offer = await book.OfferAsync("1000.00", terms => terms with { CoolingOffDays = 4 });
        var mine = (await book.InvestAsync(10, offer, "200.00")).Read<InvestAnswer>().Id;
        var asked = LiveBook.From(10, "seen") with { Mode = RunMode.DryRun };

        var seen = (await new InvestmentDesk(book.Writer).WithdrawAsync(asked, mine)).Read<Preview>();
        Assert.Equal(
            [("Available", "200.00", "500.00"), ("Held", "-200.00", "0.00")],
            seen.Effects.Select(x => (x.Purpose, x.Amount.Text, x.After.Text)).Order());
        Assert.Equal(("300.00", "200.00"), await book.WalletAsync(10));
    }

    private static async Task<IReadOnlyList<string>> WithdrawableAsync(LiveBook book, FakeClock clock)
    {
        var filter = new InvestmentFilter { Investor = LiveBook.PersonOf(10) };
        var page = await new InvestmentQueries(book.Database, clock)
            .ListAsync(BookId.Live, filter, new PageRequest());
        return [.. page.Data.Where(x => x.AllowedActions!.Any(y => y is { Action: "withdraw", Allowed: true }))
            .Select(x => x.AcceptedAmount.ToString())];
    }
}
