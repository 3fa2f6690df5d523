using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>Each refusal of the invest rule on both sides of its border.</summary>
public sealed class InvestRuleTests
{
    private static readonly TimeSpan _tick = TimeSpan.FromTicks(1);

    [Theory, OnSqlite, OnPostgres]
    public async Task Amounts_that_are_not_amounts_are_refused_and_nothing_is_stored(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("1000.00", 10);
        foreach (var amount in (string[])["0.005", "0.00", "-1.00", "1", "1.0", "1.000", "01.00", "1e3", "", " 1.00",
            "1,000.00", "99999999999999999999.00", "NaN"])
        {
            Assert.Equal("amount_invalid", await book.RefusedAsync(10, offer, amount));
        }

        Assert.Equal("validation_failed", await book.RefusedAsync(10, offer, "5.00", minAccepted: "5.01"));
        Assert.Equal("amount_invalid", await book.RefusedAsync(10, offer, "5.00", minAccepted: "0.00"));
        Assert.Empty(await book.InvestmentsAsync(offer));
        Assert.Equal(("1000.00", "0.00"), await book.WalletAsync(10));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unknown_offer_is_not_found(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        Assert.Equal("investment_offer_not_found", await book.RefusedAsync(10, Id<InvestmentOffer>.New(), "5.00"));
        Assert.Equal(0, await book.CountAsync<Investment>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_a_live_offer_takes_money(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("1000.00");
        await book.MoveAsync(offer, "pause");
        Assert.Equal("offer_not_live", await book.RefusedAsync(10, offer, "5.00"));
        await book.MoveAsync(offer, "resume");
        Assert.Equal("5.00", await book.AcceptedAsync(10, offer, "5.00"));
        await book.MoveAsync(offer, "close");
        Assert.Equal("offer_closed", await book.RefusedAsync(10, offer, "5.00"));
        Assert.Equal([null, "offer_closed", "offer_not_live"],
            (await book.InvestmentsAsync(offer)).Select(x => x.RefusalCode).Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_full_offer_is_told_as_full_also_after_it_closed_itself(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var closes = await book.OfferAsync("10.00");
        var stays = await book.OfferAsync("10.00", terms => terms with { CloseWhenFull = false });
        foreach (var offer in (Id<InvestmentOffer>[])[closes, stays])
        {
            Assert.Equal("10.00", await book.AcceptedAsync(10, offer, "10.00"));
            Assert.Equal("offer_full", await book.RefusedAsync(10, offer, "10.00"));
        }

        var offers = await book.ReadAsync(db => Task.FromResult(db.InvestmentOffers.ToList()));
        Assert.Equal(OfferStatus.Closed, offers.Single(x => x.Id == closes).Status);
        Assert.Equal(OfferStatus.Live, offers.Single(x => x.Id == stays).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Opening_is_included_and_closing_is_not_also_before_the_job_ran(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        await book.FundAsync("1000.00", 10);
        var opens = clock.GetUtcNow() + TimeSpan.FromHours(1);
        var closes = opens + TimeSpan.FromHours(1);
        var offer = await book.OfferAsync("1000.00", terms => terms with { OpensAt = opens, ClosesAt = closes });

        clock.Advance(opens - clock.GetUtcNow() - _tick);
        Assert.Equal("offer_not_open", await book.RefusedAsync(10, offer, "5.00"));
        clock.Advance(_tick);
        Assert.Null(await book.RefusedAsync(10, offer, "5.00"));
        clock.Advance(closes - clock.GetUtcNow() - _tick);
        Assert.Null(await book.RefusedAsync(10, offer, "5.00"));
        clock.Advance(_tick);
        Assert.Equal("offer_closed", await book.RefusedAsync(10, offer, "5.00"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task From_maturity_on_the_offer_is_closed(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        await book.FundAsync("1000.00", 10);
        var due = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var offer = await book.OfferAsync("1000.00", terms => terms with { MaturityDate = due });
        var midnight = new DateTimeOffset(due, TimeOnly.MinValue, TimeSpan.Zero);

        clock.Advance(midnight - clock.GetUtcNow() - _tick);
        Assert.Null(await book.RefusedAsync(10, offer, "5.00"));
        clock.Advance(_tick);
        Assert.Equal("offer_closed", await book.RefusedAsync(10, offer, "5.00"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Tickets_include_their_borders(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync(
            "1000.00", terms => terms with { MinTicket = Aed("10.00"), MaxTicket = Aed("100.00") });

        Assert.Equal("below_min_ticket", await book.RefusedAsync(10, offer, "9.99"));
        Assert.Null(await book.RefusedAsync(10, offer, "10.00"));
        Assert.Null(await book.RefusedAsync(10, offer, "100.00"));
        Assert.Equal("above_max_ticket", await book.RefusedAsync(10, offer, "100.01"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_accepted_part_may_be_smaller_than_the_smallest_ticket(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("105.00", terms => terms with { MinTicket = Aed("10.00") });

        Assert.Equal("100.00", await book.AcceptedAsync(10, offer, "100.00"));
        Assert.Equal("5.00", await book.AcceptedAsync(10, offer, "10.00"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_limit_of_one_investor_counts_what_he_has_and_says_what_is_allowed(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10, 11);
        var offer = await book.OfferAsync("1000.00", terms => terms with { MaxPerInvestor = Aed("100.00") });

        Assert.Equal("above_investor_limit", await book.RefusedAsync(10, offer, "100.01"));
        Assert.Null(await book.RefusedAsync(10, offer, "60.00"));
        var answer = await book.InvestAsync(10, offer, "40.01");
        var refusal = Assert.Throws<Refusal>(() => answer.Read<InvestAnswer>());
        Assert.Equal(("above_investor_limit", "40.00"), (refusal.Code.Code, $"{refusal.Facts["allowed"]}"));
        Assert.Null(await book.RefusedAsync(10, offer, "40.00"));
        Assert.Null(await book.RefusedAsync(11, offer, "100.00"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_limit_of_one_investor_holds_against_himself_at_once(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("1000.00", terms => terms with { MaxPerInvestor = Aed("100.00") });

        var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => book.RefusedAsync(10, offer, "30.00")));

        Assert.Equal(3, codes.Count(code => code is null));
        Assert.Equal(17, codes.Count(code => code == "above_investor_limit"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_least_part_that_an_investor_takes_is_kept(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("100.00");
        await book.InvestAsync(10, offer, "60.00");

        var answer = await book.InvestAsync(10, offer, "80.00", minAccepted: "40.01");
        var refusal = Assert.Throws<Refusal>(() => answer.Read<InvestAnswer>());
        Assert.Equal(("offer_insufficient_remaining", "40.00"),
            (refusal.Code.Code, $"{refusal.Facts["remaining"]}"));
        Assert.Equal("40.00", await book.AcceptedAsync(10, offer, "80.00", minAccepted: "40.00"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_or_nothing_refuses_what_does_not_fit_and_takes_what_does(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("100.00", terms => terms with { FillPolicy = FillPolicy.AllOrNothing });

        Assert.Equal("60.00", await book.AcceptedAsync(10, offer, "60.00"));
        Assert.Equal("offer_insufficient_remaining", await book.RefusedAsync(10, offer, "40.01"));
        Assert.Equal("40.00", await book.AcceptedAsync(10, offer, "40.00"));
        Assert.Equal("offer_full", await book.RefusedAsync(10, offer, "40.00"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_currency_than_the_offers_is_refused(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("100.00");
        var body = new InvestBody(new AmountText("5.00"), "USD");

        var answer = await book.Writer.SubmitAsync(
            InvestmentBook.Command(10, offer, body), LiveBook.From(10, "another-currency-1"));

        Assert.Equal((409, "offer_currency_mismatch"),
            (answer.Status, Assert.Throws<Refusal>(() => answer.Read<InvestAnswer>()).Code.Code));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Members_of_the_issuer_may_not_invest(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await book.FundAsync("1000.00", 10);
        var offer = await book.OfferAsync("100.00");
        var member = new Invest(
            offer, LiveBook.WalletOf(10), new HashSet<Id<Organisation>> { Organisation.PlatformId(BookId.Live) },
            new InvestBody(new AmountText("5.00")));

        var answer = await book.Writer.SubmitAsync(member, LiveBook.From(10, "member-of-issuer-1"));

        Assert.Equal((422, "issuer_may_not_invest"),
            (answer.Status, Assert.Throws<Refusal>(() => answer.Read<InvestAnswer>()).Code.Code));
    }

    private static Money Aed(string amount) => InvestmentBook.Aed(amount);
}
