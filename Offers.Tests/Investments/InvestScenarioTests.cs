using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>The scenarios that must hold whatever happens, each as it is told in the design.</summary>
public sealed class InvestScenarioTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Full_cap_fill_confirms_all_ten_at_once(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("10000.00");
        await book.FundAsync("1000.00", Enumerable.Range(10, 10));

        var codes = await Task.WhenAll(Enumerable.Range(10, 10).Select(x => book.RefusedAsync(x, offer, "1000.00")));

        Assert.All(codes, Assert.Null);
        var totals = await book.TotalsAsync(offer);
        Assert.Equal(("10000.00", "0.00", 10), (totals.Committed.ToString(), totals.Remaining.ToString(),
            totals.InvestorCount));
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Oversubscription_accepts_exactly_the_cap_and_loses_no_money(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("10000.00");
        await book.FundAsync("2000.00", Enumerable.Range(10, 10));

        var codes = await Task.WhenAll(Enumerable.Range(10, 10).Select(x => book.RefusedAsync(x, offer, "2000.00")));

        Assert.Equal(5, codes.Count(code => code is null));
        Assert.Equal(5, codes.Count(code => code == "offer_full"));
        var investments = await book.InvestmentsAsync(offer);
        Assert.Equal(Aed("10000.00").Minor, investments.Sum(x => x.AcceptedMinor));
        Assert.Equal(5, investments.Count(x => x.Status == InvestmentStatus.Refused));
        var wallets = await Task.WhenAll(Enumerable.Range(10, 10).Select(person => book.WalletAsync(person)));
        Assert.Equal(5, wallets.Count(wallet => wallet == ("0.00", "2000.00")));
        Assert.Equal(5, wallets.Count(wallet => wallet == ("2000.00", "0.00")));
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Random_amounts_of_many_callers_fill_the_cap_to_the_minor_unit(DatabaseProvider provider)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("10000.00");
        var amounts = Enumerable.Range(0, TestScale.Current.RaceCallers)
            .Select(_ => new Money(random.Next(100, 20_000), Currency.Aed).ToString()).ToList();
        await book.FundAsync("1000000.00", [10, 11, 12, 13]);

        var codes = await Task.WhenAll(amounts.Select((amount, i) => book.RefusedAsync(10 + (i % 4), offer, amount)));

        Assert.All(codes, code => Assert.True(code is null or "offer_full", $"{code}, seed {seed}"));
        var investments = await book.InvestmentsAsync(offer);
        var expected = Math.Min(Aed("10000.00").Minor, amounts.Sum(amount => Aed(amount).Minor));
        Assert.True(expected == investments.Sum(x => x.AcceptedMinor), $"seed {seed}");
        Assert.Equal(amounts.Count, investments.Count);
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Last_investor_is_capped_to_what_is_left(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("10000.00");
        await book.FundAsync("6000.00", 10, 11, 12);

        Assert.Equal("6000.00", await book.AcceptedAsync(10, offer, "6000.00"));
        var last = (await book.InvestAsync(11, offer, "6000.00")).Read<InvestAnswer>();
        Assert.Equal("offer_full", await book.RefusedAsync(12, offer, "1000.00"));

        Assert.Equal(("6000.00", "4000.00", "10000.00", "0.00"), (last.RequestedAmount.Text, last.AcceptedAmount.Text,
            last.OfferCommittedAmount.Text, last.OfferRemainingAmount.Text));
        Assert.Equal(("2000.00", "4000.00"), await book.WalletAsync(11));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Seed_partial_fill(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("600.00", 10, 11, 12);

        Assert.Equal("500.00", await book.AcceptedAsync(10, offer, "500.00"));
        Assert.Equal("500.00", await book.AcceptedAsync(11, offer, "600.00"));
        Assert.Equal("offer_full", await book.RefusedAsync(12, offer, "0.01"));

        Assert.Equal("1000.00", (await book.TotalsAsync(offer)).Committed.ToString());
        Assert.Equal(("100.00", "500.00"), await book.WalletAsync(11));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refusal_leaves_a_refused_record_and_no_entries(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("50.00", 10);
        var before = await book.CountAsync<Entry>();

        Assert.Equal("insufficient_balance", await book.RefusedAsync(10, offer, "50.01"));

        var record = Assert.Single(await book.InvestmentsAsync(offer));
        Assert.Equal((InvestmentStatus.Refused, "insufficient_balance", 5001L, 0L),
            (record.Status, record.RefusalCode, record.RequestedMinor, record.AcceptedMinor));
        Assert.Null(record.HoldId);
        Assert.Equal(before, await book.CountAsync<Entry>());
        Assert.Equal("0.00", (await book.TotalsAsync(offer)).Committed.ToString());
        Assert.Equal(0, await book.CountAsync<Position>());
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Insufficient_balance_says_what_is_available_and_required(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("50.00", 10);

        var answer = await book.InvestAsync(10, offer, "80.00");

        Assert.Equal(402, answer.Status);
        var refusal = Assert.Throws<Refusal>(() => answer.Read<InvestAnswer>());
        Assert.Equal(("50.00", "80.00"), ($"{refusal.Facts["available"]}", $"{refusal.Facts["required"]}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Double_entry_of_an_investment_sums_to_zero(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000000.00");
        await book.FundAsync("100000.00", 10);

        var answer = (await book.InvestAsync(10, offer, "5000.00")).Read<InvestAnswer>();

        Assert.Equal(("95000.00", "5000.00"), await book.WalletAsync(10));
        var entries = await book.ReadAsync(db => db.Entries.Where(x => x.OperationId == answer.Receipt).ToListAsync());
        Assert.Equal([-500_000L, 500_000L], entries.Select(x => x.AmountMinor).Order());
        var hold = await book.ReadAsync(db => db.Holds.SingleAsync());
        Assert.Equal((HoldState.Held, 500_000L, answer.Id.ToString()), (hold.State, hold.AmountMinor, hold.Reference));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_wallet_two_offers_at_once_with_money_for_one_confirms_exactly_one(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var person = 100 + round;
            var first = await book.OfferAsync("1000.00");
            var second = await book.OfferAsync("1000.00");
            await book.FundAsync("1000.00", person);

            var codes = await Task.WhenAll(
                book.RefusedAsync(person, first, "1000.00"), book.RefusedAsync(person, second, "1000.00"));

            Assert.Single(codes, code => code is null);
            Assert.Single(codes, code => code == "insufficient_balance");
            Assert.Equal(("0.00", "1000.00"), await book.WalletAsync(person));
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hundred_and_fifty_five_is_invested_exactly(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("1000.00", 10);

        Assert.Equal("255.00", await book.AcceptedAsync(10, offer, "255.00"));

        Assert.Equal(("745.00", "255.00"), await book.WalletAsync(10));
        Assert.Equal(25_500, Assert.Single(await book.InvestmentsAsync(offer)).AcceptedMinor);
    }

    private static Money Aed(string amount) => InvestmentBook.Aed(amount);
}
