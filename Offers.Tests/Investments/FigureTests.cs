using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Ledger;
using Offers.Data.Ledger.Figures;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>Amounts say where they come from, to those who may see them.</summary>
public sealed class FigureTests
{
    private static readonly FigureReader _admin = FigureReader.Of(LiveBook.Admin);

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_figure_of_a_life_is_the_sum_of_its_entries_and_of_its_signed_inputs(
        DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (offer, keys) = await LifeAsync(book);
        var figures = Figures(book);
        foreach (var key in keys)
        {
            var explained = await figures.ExplainAsync(_admin, key);
            AssertAddsUp(explained);
            Assert.All(explained.Inputs.Where(x => x.Figure is not null), input =>
                AssertAddsUp(figures.ExplainAsync(_admin, input.Figure!).GetAwaiter().GetResult()));
        }

        string[] known =
        [
            InvestmentFigure.Committed(offer), InvestmentFigure.Pool(offer), InvestmentFigure.Paid(offer),
            InvestmentFigure.Part(offer, LiveBook.PersonOf(10), HoldingPart.Earned),
            LedgerFigure.Available(LiveBook.PersonOf(11), Currency.Aed), LedgerFigure.Books(Currency.Aed, null),
        ];
        var amounts = new List<string>();
        foreach (var key in known)
        {
            var explained = await figures.ExplainAsync(_admin, key);
            Assert.NotNull(explained.Entries);
            amounts.Add(explained.Amount.ToString());
        }

        Assert.Equal(["200.00", "200.00", "0.01", "0.01", "0.00", "0.00"], amounts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_is_told_of_money_that_is_not_his(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var (_, keys) = await LifeAsync(book);
        var stranger = new FigureReader(new Caller { Book = BookId.Live, Person = LiveBook.PersonOf(12) }, false);
        foreach (var key in keys)
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => Figures(book).ExplainAsync(stranger, key));
            Assert.Equal("figure_not_found", refusal.Code.Code);
        }

        var himself = stranger with { Caller = stranger.Caller with { Person = LiveBook.PersonOf(10) } };
        var mine = await Figures(book).ExplainAsync(himself, LedgerFigure.Available(FigureName.Me, Currency.Aed));
        Assert.Equal("0.01", mine.Amount.ToString());
    }

    [Fact]
    public async Task An_investor_sees_what_an_offer_has_taken_but_no_entry_of_others()
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.Sqlite);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("300.00", 10, 11);
        await book.InvestAsync(10, offer, "300.00");
        var other = new FigureReader(new Caller { Book = BookId.Live, Person = LiveBook.PersonOf(11) }, false);
        var explained = await Figures(book).ExplainAsync(other, InvestmentFigure.Committed(offer));
        Assert.Empty(explained.Entries!.Latest);
        Assert.Equal((1, "300.00"), (explained.Entries.OtherCount, explained.Amount.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("available")]
    [InlineData("available.me")]
    [InlineData("available.me.XXX")]
    [InlineData("available.me.AED.-1")]
    [InlineData("available.me.AED.99999999999999999999")]
    [InlineData("purpose.available.AED.9999999999999999999")]
    [InlineData("offer-term.off_0.max")]
    [InlineData("offer-committed.per_01kagv0000000000000000000x")]
    [InlineData("plan.off_01kagv00000000000000000000.0.0")]
    [InlineData("year-left.NOWHERE.me")]
    public async Task Keys_that_name_nothing_are_refused(string key)
    {
        await using var book = await LiveBook.OpenAsync(DatabaseProvider.Sqlite);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Figures(book).ExplainAsync(_admin, key));
        Assert.Equal("figure_not_found", refusal.Code.Code);
    }

    // Settled with two investors, a cent more than is divisible is paid, principal stays in.
    private static async Task<(Id<InvestmentOffer> Offer, IReadOnlyList<string> Keys)> LifeAsync(LiveBook book)
    {
        var offer = await book.SettledAsync((10, "100.00"), (11, "100.00"));
        await book.PayInAsync(offer, "0.01");
        var order = new DistributionBody(DistributionKind.Interest, new AmountText("0.01"));
        (await book.Distributions().ProposeAsync(
            Data.Platform.Writing.CommandRequest.Once(LiveBook.Admin), offer, order)).Check();
        await book.FinishRunsAsync();
        var distribution = await book.ReadAsync(db => db.Distributions.SingleAsync());
        var runs = await book.ReadAsync(db => db.OfferRuns.ToListAsync());
        var investments = await book.InvestmentsAsync(offer);
        var holds = await book.ReadAsync(db => db.Holds.ToListAsync());
        var cash = await book.ReadAsync(db => db.TopUps.ToListAsync());
        var last = await book.ReadAsync(db => db.Operations.MaxAsync(x => x.Number));
        Id<IPerson>[] people = [LiveBook.PersonOf(10), LiveBook.PersonOf(11)];
        return (offer,
        [
            InvestmentFigure.Committed(offer), InvestmentFigure.Remaining(offer), InvestmentFigure.Pool(offer),
            InvestmentFigure.Paid(offer), InvestmentFigure.Term(offer, OfferTerm.Max),
            InvestmentFigure.Distribution(distribution.Id), InvestmentFigure.Live(Currency.Aed),
            InvestmentFigure.DistributionLine(distribution.Id, 1, LineAmount.Share),
            InvestmentFigure.DistributionLine(distribution.Id, 1, LineAmount.Paid),
            InvestmentFigure.DistributionLine(distribution.Id, 2, LineAmount.Paid),
            LedgerFigure.Wallets(Currency.Aed), LedgerFigure.DepositsAsked(Currency.Aed),
            LedgerFigure.SetAside(Currency.Aed), LedgerFigure.Books(Currency.Aed, LiveBook.Now.AddYears(9)),
            LedgerFigure.OfPurpose(Purpose.OfferPool, Currency.Aed, null),
            .. runs.SelectMany(_ => Enum.GetValues<RunPart>(), (x, part) => InvestmentFigure.Run(x.Id, part)),
            .. investments.Select(x => InvestmentFigure.Accepted(x.Id)),
            .. investments.Select(x => InvestmentFigure.Requested(x.Id)),
            .. holds.SelectMany(_ => Enum.GetValues<HoldAmount>(), (x, part) => LedgerFigure.Hold(x.Id, part)),
            .. cash.Select(x => LedgerFigure.Cash(x.ObjectId)),
            .. people.SelectMany(x => PersonalKeys(offer, x, last)),
        ]);
    }

    private static IEnumerable<string> PersonalKeys(Id<InvestmentOffer> offer, Id<IPerson> person, long last) =>
    [
        LedgerFigure.Available(person, Currency.Aed), LedgerFigure.Held(person, Currency.Aed),
        LedgerFigure.Wallet(person, Currency.Aed), LedgerFigure.AvailableAfter(person, Currency.Aed, last),
        LedgerFigure.HeldAfter(person, Currency.Aed, 1), LedgerFigure.AvailableLine(person, Currency.Aed, last),
        LedgerFigure.HeldLine(person, Currency.Aed, last), InvestmentFigure.Others(offer, person),
        InvestmentFigure.Everything(person, Currency.Aed), InvestmentFigure.OtherHolds(person, Currency.Aed),
        .. Enum.GetValues<HoldingPart>().Select(part => InvestmentFigure.Part(offer, person, part)),
        .. Enum.GetValues<HoldingPart>().Select(part => InvestmentFigure.Parts(person, Currency.Aed, part)),
    ];

    private static void AssertAddsUp(Explanation explained)
    {
        var signed = explained.Inputs.Where(x => x.Sign != 0).ToList();
        if (signed.Count > 0)
        {
            Assert.Equal(explained.Amount.Minor, signed.Sum(x => x.Sign * x.Amount!.Value.Minor));
        }

        if (explained.Entries is { } entries)
        {
            Assert.Equal(explained.Amount, entries.Sum);
            Assert.Equal(explained.Amount.Minor, entries.Latest.Sum(x => x.Amount.Minor) + entries.OtherAmount.Minor);
        }
    }

    private static FigureQueries Figures(LiveBook book)
    {
        var (db, time) = (book.Database, TimeProvider.System);
        var (entries, investments) = (new FigureEntries([]), new InvestmentQueries(db, time));
        var schedules = new ScheduleQueries(db, new OfferQueries(db, time), time);
        return new FigureQueries(
            db,
            [
                new WalletFigures(entries), new CashFigures(entries), new BooksFigures(entries), new ApprovalFigures(),
                new OfferFigures(entries, new CommittedSums(db, time), new InterestQueries(db, time)),
                new HoldingFigures(entries, investments, new WalletQueries(db, [])), new DistributionFigures(entries),
                new PlanFigures(
                    schedules, new CashFlowQueries(db, investments, schedules), new RuleQueries(db, time)),
            ],
            time);
    }
}
