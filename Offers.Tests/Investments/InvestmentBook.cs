using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>What tests of the invest rule say to a book: people by number, amounts in AED as text.</summary>
public static class InvestmentBook
{
    private static int _keys;

    /// <summary>An amount in AED.</summary>
    public static Money Aed(string amount) => Money.Parse(amount, Currency.Aed);

    /// <summary>A live offer.</summary>
    public static Task<Id<InvestmentOffer>> OfferAsync(
        this LiveBook book, string cap, Func<OfferTerms, OfferTerms>? with = null)
    {
        var terms = new OfferTerms { MaxAmount = Aed(cap) };
        return book.PublishAsync($"TEST-{Interlocked.Increment(ref _keys)}", with is null ? terms : with(terms));
    }

    /// <summary>Gives people money.</summary>
    public static async Task FundAsync(this LiveBook book, string amount, params IEnumerable<int> people)
    {
        foreach (var person in people)
        {
            await book.DepositAsync(person, Aed(amount).Minor);
        }
    }

    /// <summary>Somebody invests, each time with a new key.</summary>
    public static Task<Answer> InvestAsync(
        this LiveBook book, int person, Id<InvestmentOffer> offer, string amount, string? minAccepted = null) =>
        book.Writer.SubmitAsync(
            Command(person, offer, new InvestBody(new AmountText(amount), null, Text(minAccepted))),
            LiveBook.From(person, $"invest-test-{Interlocked.Increment(ref _keys)}"));

    /// <summary>The code with which an investment is refused; null where it is taken.</summary>
    public static async Task<string?> RefusedAsync(
        this LiveBook book, int person, Id<InvestmentOffer> offer, string amount, string? minAccepted = null)
    {
        try
        {
            (await book.InvestAsync(person, offer, amount, minAccepted)).Read<InvestAnswer>();
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Code.Code;
        }
    }

    /// <summary>What was accepted.</summary>
    public static async Task<string?> AcceptedAsync(
        this LiveBook book, int person, Id<InvestmentOffer> offer, string amount, string? minAccepted = null) =>
        (await book.InvestAsync(person, offer, amount, minAccepted)).Read<InvestAnswer>().AcceptedAmount.Text;

    /// <summary>The command of an investment.</summary>
    public static Invest Command(int person, Id<InvestmentOffer> offer, InvestBody body) =>
        new(offer, LiveBook.WalletOf(person), new HashSet<Id<Organisation>>(), body);

    /// <summary>What a person has available and held.</summary>
    public static async Task<(string Available, string Held)> WalletAsync(this LiveBook book, int person)
    {
        var owner = LiveBook.WalletOf(person);
        var accounts = await book.ReadAsync(db => db.Accounts.Where(x => x.OwnerId == owner.Id).ToListAsync());
        string Of(Purpose purpose) =>
            (accounts.SingleOrDefault(x => x.Purpose == purpose)?.Balance ?? Money.Zero(Currency.Aed)).ToString();
        return (Of(Purpose.Available), Of(Purpose.Held));
    }

    /// <summary>What an offer has taken.</summary>
    public static Task<OfferTotals> TotalsAsync(this LiveBook book, Id<InvestmentOffer> offer) =>
        book.ReadAsync(db => db.OfferTotals.SingleAsync(x => x.Offer == offer));

    /// <summary>All requests to an offer.</summary>
    public static Task<List<Investment>> InvestmentsAsync(this LiveBook book, Id<InvestmentOffer> offer) =>
        book.ReadAsync(db => db.Investments.Where(x => x.Offer == offer).OrderBy(x => x.Id).ToListAsync());

    /// <summary>An administrator's desk on this book.</summary>
    public static OfferDesk Desk(this LiveBook book) => new(book.Writer);

    /// <summary>Carries out a verb on an offer.</summary>
    public static async Task MoveAsync(this LiveBook book, Id<InvestmentOffer> offer, string verb) =>
        (await book.Desk().MoveAsync(CommandRequest.Once(LiveBook.Admin), offer, verb)).Check();

    /// <summary>An administrator's desk for the money of closed offers.</summary>
    public static OfferMoneyDesk MoneyDesk(this LiveBook book) => new(book.Writer);

    /// <summary>The desk of distributions; totals above a threshold wait for a second person.</summary>
    public static DistributionDesk Distributions(this LiveBook book, string? approvalAbove = null) => new(
        book.Writer, approvalAbove is null
            ? DistributionLimits.None
            : new DistributionLimits(new Dictionary<Currency, Money> { [Currency.Aed] = Aed(approvalAbove) }));

    /// <summary>Does all that was begun and not finished.</summary>
    public static async Task FinishRunsAsync(this LiveBook book)
    {
        var runs = new OfferRuns(book.Database, book.Writer);
        foreach (var run in await runs.UnfinishedAsync(BookId.Live)) await runs.FinishAsync(BookId.Live, run);
    }

    /// <summary>An offer that is closed and settled, with what people put into it.</summary>
    public static async Task<Id<InvestmentOffer>> SettledAsync(
        this LiveBook book, params IReadOnlyList<(int Person, string Amount)> invested)
    {
        var offer = await book.OfferAsync("1000000.00");
        foreach (var (person, amount) in invested)
        {
            await book.FundAsync(amount, person);
            (await book.InvestAsync(person, offer, amount)).Check();
        }

        await book.MoveAsync(offer, "close");
        (await book.MoneyDesk().SettleAsync(CommandRequest.Once(LiveBook.Admin), offer)).Check();
        await book.FinishRunsAsync();
        return offer;
    }

    /// <summary>An offer as it stands.</summary>
    public static Task<InvestmentOffer> OfferAsync(this LiveBook book, Id<InvestmentOffer> id) =>
        book.ReadAsync(db => db.InvestmentOffers.SingleAsync(x => x.Id == id));

    /// <summary>What is in the offer's pool.</summary>
    public static async Task<string> PoolAsync(this LiveBook book, Id<InvestmentOffer> id)
    {
        var pool = id.ToString();
        var minor = await book.ReadAsync(db => db.Accounts
            .Where(x => x.Purpose == Purpose.OfferPool && x.Qualifier == pool).SumAsync(x => x.BalanceMinor));
        return new Money(minor, Currency.Aed).ToString();
    }

    /// <summary>Pays into an offer's pool, as its issuer does by his bank.</summary>
    public static async Task PayInAsync(this LiveBook book, Id<InvestmentOffer> offer, string amount) =>
        (await book.MoneyDesk().FundAsync(
            CommandRequest.Once(LiveBook.Admin), offer, new PoolBody(new AmountText(amount), "By bank."))).Check();

    /// <summary>The code of an answer that refuses.</summary>
    public static string CodeOf(Answer answer) => Problem.ToRefusal(answer.Body).Code.Code;

    /// <summary>Fails where the book, or what investments derive from it, does not add up.</summary>
    public static async Task AssertBooksAsync(this LiveBook book)
    {
        await BookCheck.AssertAsync(book.Database);
        await using var db = book.Database.Read(BookId.Live);
        foreach (var total in InvestmentBooks.All)
        {
            Assert.True(await total.MismatchesAsync(db) == 0, total.Name);
        }
    }

    private static AmountText? Text(string? amount) => amount is null ? null : new AmountText(amount);
}
