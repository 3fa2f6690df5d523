using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Investments.InvestmentBook;

namespace Offers.Tests.Investments;

/// <summary>Waiting for room in a full offer: who joins, who gets what is freed, what becomes of the rest.</summary>
public sealed class WaitlistTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Room_that_a_withdrawal_frees_goes_to_those_who_wait_in_the_same_commit(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (offer, first) = await FullAsync(book);
        await book.FundAsync("600.00", 11, 12);
        (await JoinAsync(book, 11, offer, "600.00")).Check();
        (await JoinAsync(book, 12, offer, "600.00", holds: true)).Check();
        Assert.Equal(("0.00", "600.00"), await book.WalletAsync(12));
        var before = await book.ReadAsync(db => db.Heads.SingleAsync());

        (await new InvestmentDesk(book.Writer).WithdrawAsync(LiveBook.From(10, "mine"), first)).Check();

        Assert.Equal(("0.00", "600.00"), await book.WalletAsync(11));
        Assert.Equal(("200.00", "400.00"), await book.WalletAsync(12));
        var taken = (await book.InvestmentsAsync(offer)).Where(x => x.Status == InvestmentStatus.Confirmed).ToList();
        Assert.Equal(["400.00", "600.00"], taken.Select(x => x.Accepted.ToString()).Order());
        Assert.All(taken, x => Assert.NotNull(x.CoolingOffEndsAt));
        var places = await PlacesAsync(book, offer);
        Assert.All(places, x => Assert.Equal(WaitlistStatus.Promoted, x.Status));
        Assert.Equal(taken.Select(x => x.Id).Order(), places.Select(x => x.Investment!.Value).Order());
        var times = await book.ReadAsync(db => db.Operations
            .Where(x => x.Number > before.LastOperation).Select(x => x.RecordedAt).Distinct().CountAsync());
        Assert.Equal(1, times);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_short_of_money_is_passed_over_keeps_his_place_and_is_told_once(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (offer, first) = await FullAsync(book);
        await book.FundAsync("300.00", 12);
        (await JoinAsync(book, 11, offer, "500.00")).Check();
        (await JoinAsync(book, 12, offer, "300.00")).Check();

        (await new InvestmentDesk(book.Writer).WithdrawAsync(LiveBook.From(10, "mine"), first)).Check();
        (await DeskOf(book).PromoteAsync(CommandRequest.Once(LiveBook.Admin), offer, 0)).Check();

        Assert.Equal("300.00", (await book.TotalsAsync(offer)).Committed.ToString());
        Assert.Equal(
            [WaitlistStatus.Waiting, WaitlistStatus.Promoted], (await PlacesAsync(book, offer)).Select(x => x.Status));
        Assert.Equal(1, await book.ReadAsync(db =>
            db.Events.CountAsync(x => x.Type == "investments.waitlist.passed_over")));

        await book.FundAsync("500.00", 11);
        var waitlists = new WaitlistQueries(book.Database, TimeProvider.System);
        Assert.Equal([offer], await waitlists.PromotableAsync(BookId.Live, 10));
        (await DeskOf(book).PromoteAsync(CommandRequest.Once(LiveBook.Admin), offer, 0)).Check();
        Assert.Equal(("0.00", "500.00"), await book.WalletAsync(11));
        Assert.Equal(0, (await book.TotalsAsync(offer)).WaitingCount);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_waits_where_there_is_room_or_no_waitlist_or_twice(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var plain = await book.OfferAsync("1000.00");
        Assert.Equal("waitlist_closed", CodeOf(await JoinAsync(book, 11, plain, "5.00")));
        var roomy = await book.OfferAsync("1000.00", terms => terms with { WaitlistEnabled = true });
        Assert.Equal("waitlist_closed", CodeOf(await JoinAsync(book, 11, roomy, "5.00")));
        var (full, _) = await FullAsync(book, terms => terms with { MinTicket = Aed("10.00") });
        Assert.Equal(OfferStatus.Live, (await book.OfferAsync(full)).Status);
        Assert.Equal("offer_full", await book.RefusedAsync(11, full, "50.00"));

        Assert.Equal("below_min_ticket", CodeOf(await JoinAsync(book, 11, full, "9.99")));
        Assert.Equal("insufficient_balance", CodeOf(await JoinAsync(book, 11, full, "50.00", holds: true)));
        (await JoinAsync(book, 11, full, "50.00")).Check();
        Assert.Equal("already_waiting", CodeOf(await JoinAsync(book, 11, full, "60.00")));
        await book.MoveAsync(full, "pause");
        Assert.Equal("waitlist_closed", CodeOf(await JoinAsync(book, 12, full, "50.00")));
        Assert.Single(await PlacesAsync(book, full));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Leaving_and_the_end_of_the_offer_give_back_what_was_set_aside(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (offer, _) = await FullAsync(book);
        await book.FundAsync("50.00", 11, 12);
        (await JoinAsync(book, 11, offer, "50.00", holds: true)).Check();
        (await JoinAsync(book, 12, offer, "50.00", holds: true)).Check();
        await Assert.ThrowsAsync<Refusal>(() => DeskOf(book).LeaveAsync(LiveBook.From(13, "not-there"), offer));

        (await DeskOf(book).LeaveAsync(LiveBook.From(11, "leave"), offer)).Check();
        Assert.Equal(("50.00", "0.00"), await book.WalletAsync(11));
        var waitlists = new WaitlistQueries(book.Database, TimeProvider.System);
        Assert.Equal(1, (await waitlists.MineAsync(BookId.Live, offer, LiveBook.PersonOf(12)))!.Position);
        Assert.Empty(await waitlists.EndingAsync(BookId.Live, 10));

        await book.MoveAsync(offer, "close");
        var left = Assert.Single(await waitlists.EndingAsync(BookId.Live, 10));
        (await DeskOf(book).EndAsync(CommandRequest.Once(LiveBook.Admin), left)).Check();
        Assert.Equal(("50.00", "0.00"), await book.WalletAsync(12));
        Assert.All(await PlacesAsync(book, offer), x => Assert.Equal(WaitlistStatus.Cancelled, x.Status));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_will_happen_does_not_show_the_wallets_of_those_who_wait(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (offer, first) = await FullAsync(book);
        await book.FundAsync("600.00", 11);
        (await JoinAsync(book, 11, offer, "600.00")).Check();
        var request = LiveBook.From(10, "seen");
        var investor = request.Caller with { Roles = new HashSet<Role> { Role.Investor } };

        var seen = await new InvestmentDesk(book.Writer).WithdrawAsync(
            request with { Caller = investor, Mode = RunMode.DryRun }, first);

        var mine = LiveBook.PersonOf(10).ToString();
        Assert.Equal([mine, mine], seen.Read<Preview>().Effects.Select(x => x.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_who_invest_withdraw_and_wait_at_once_never_exceed_the_cap(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00", Waiting);
        var people = Enumerable.Range(20, 40).ToList();
        await book.FundAsync("100.00", people);

        await Task.WhenAll(people.Select(person => LiveAsync(book, person, offer)));
        (await DeskOf(book).PromoteAsync(CommandRequest.Once(LiveBook.Admin), offer, 0)).Check();

        var totals = await book.TotalsAsync(offer);
        Assert.True(totals.CommittedMinor <= totals.MaxMinor);
        Assert.True(totals.Remaining.IsZero || totals.WaitingCount == 0, $"{totals.Remaining} left, some wait");
        await book.AssertBooksAsync();
    }

    // Invests, or waits where it is full; every third changes his mind.
    private static async Task LiveAsync(LiveBook book, int person, Id<InvestmentOffer> offer)
    {
        var answer = await book.InvestAsync(person, offer, "70.00");
        if (answer.IsRefusal)
        {
            await JoinAsync(book, person, offer, "70.00", holds: person % 2 == 0);
        }
        else if (person % 3 == 0)
        {
            await new InvestmentDesk(book.Writer).WithdrawAsync(
                LiveBook.From(person, $"regret-{person}"), answer.Read<InvestAnswer>().Id);
        }
    }

    private static OfferTerms Waiting(OfferTerms terms) => terms with { WaitlistEnabled = true, CoolingOffDays = 4 };

    private static async Task<(Id<InvestmentOffer> Offer, Id<Investment> First)> FullAsync(
        LiveBook book, Func<OfferTerms, OfferTerms>? with = null)
    {
        var offer = await book.OfferAsync("1000.00", terms => Waiting(with is null ? terms : with(terms)));
        await book.FundAsync("1000.00", 10);
        return (offer, (await book.InvestAsync(10, offer, "1000.00")).Read<InvestAnswer>().Id);
    }

    private static WaitlistDesk DeskOf(LiveBook book) => new(book.Writer);

    private static Task<Answer> JoinAsync(
        LiveBook book, int person, Id<InvestmentOffer> offer, string amount, bool holds = false) =>
        DeskOf(book).JoinAsync(
            LiveBook.From(person, Guid.NewGuid().ToString()), offer,
            new WaitlistBody(new AmountText(amount), HoldFunds: holds));

    private static Task<List<WaitlistEntry>> PlacesAsync(LiveBook book, Id<InvestmentOffer> offer) =>
        book.ReadAsync(db => db.WaitlistEntries.Where(x => x.Offer == offer).OrderBy(x => x.Place).ToListAsync());
}
