using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>The law as data: tests, yearly limits and cooling-off, by the class of the investor.</summary>
public sealed class RulePackTests
{
    private static readonly int[] _right = [1, 1, 0, 2, 0];

    [Fact]
    public void Every_pack_that_comes_with_the_product_can_be_read_and_cites_its_law()
    {
        Assert.Equal(["AE-DIFC", "EU-ECSPR"], RulePacks.All.Select(x => x.Code));
        foreach (var pack in RulePacks.All)
        {
            Assert.Equal([InvestorClass.Retail, InvestorClass.Professional], pack.Classes.Select(x => x.Class));
            Assert.All(pack.Classes.SelectMany(x => x.Rules), x => Assert.NotEqual("", x.Citation + x.Text));
            Assert.All(pack.Test?.Questions ?? [], x => Assert.InRange(x.Right, 0, x.Answers.Count - 1));
            Assert.True(RulePacks.TextOf(pack.Code).Length < InvestmentOffer.MaxRulePackText);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_invests_before_the_test_is_passed_and_a_pass_ends(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var offer = await PublishAsync(book, "EU-ECSPR", clock.GetUtcNow().AddYears(5));
        await book.FundAsync("500.00", 10);
        Assert.Equal("knowledge_test_required", await book.RefusedAsync(10, offer, "100.00"));

        Assert.False((await TakeAsync(book, [0, 0, 0, 0, 0])).Passed);
        Assert.Equal("knowledge_test_required", await book.RefusedAsync(10, offer, "100.00"));
        Assert.True((await TakeAsync(book, _right)).Passed);
        var taken = (await book.InvestAsync(10, offer, "100.00")).Read<InvestAnswer>();

        var ends = (await book.InvestmentsAsync(offer)).Single(x => x.Id == taken.Id).CoolingOffEndsAt;
        Assert.Equal(clock.GetUtcNow().AddDays(4), ends);
        clock.Advance(TimeSpan.FromDays(730));
        Assert.Equal("knowledge_test_required", await book.RefusedAsync(10, offer, "100.00"));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_yearly_limit_counts_over_offers_says_what_is_left_and_begins_anew(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var closes = clock.GetUtcNow().AddYears(3);
        var first = await PublishAsync(book, "AE-DIFC", closes);
        var second = await PublishAsync(book, "AE-DIFC", closes);
        await book.FundAsync("900000.00", 10, 11);
        (await book.InvestAsync(10, first, "100000.00")).Check();
        var mine = (await book.InvestAsync(10, second, "83000.00")).Read<InvestAnswer>().Id;

        var refusal = Problem.ToRefusal((await book.InvestAsync(10, second, "500.01")).Body);
        Assert.Equal(
            ("above_yearly_limit", "500.00"), (refusal.Code.Code, refusal.Facts["allowed"]!.ToString()));
        (await new InvestmentDesk(book.Writer).WithdrawAsync(LiveBook.From(10, "back"), mine)).Check();
        Assert.Null(await book.RefusedAsync(10, second, "83500.00"));
        Assert.Equal("above_yearly_limit", await book.RefusedAsync(10, first, "0.01"));
        clock.Advance(TimeSpan.FromDays(366));
        Assert.Null(await book.RefusedAsync(10, first, "0.01"));

        var asked = CommandRequest.Once(LiveBook.Admin);
        await book.IntroduceAsync(12);
        var decided = new ClassBody(InvestorClass.Professional, "Net assets seen.");
        (await new StandingDesk(book.Writer).ClassifyAsync(asked, ("AE-DIFC", LiveBook.PersonOf(11)), decided)).Check();
        Assert.Null(await book.RefusedAsync(11, first, "300000.00"));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cooling_off_that_counts_from_the_close_lasts_until_then_and_the_yearly_sum_follows_a_cancel(
        DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var book = await LiveBook.OpenAsync(provider, clock);
        var closes = clock.GetUtcNow().AddDays(30);
        var offer = await PublishAsync(book, "AE-DIFC", closes);
        await book.FundAsync("500.00", 10);
        (await book.InvestAsync(10, offer, "500.00")).Check();
        Assert.Equal(closes.AddDays(2), Assert.Single(await book.InvestmentsAsync(offer)).CoolingOffEndsAt);

        await book.MoveAsync(offer, "close");
        Assert.Equal("cooling_off_running", Problem.ToRefusal(
            (await book.MoneyDesk().SettleAsync(CommandRequest.Once(LiveBook.Admin), offer)).Body).Code.Code);
        var once = CommandRequest.Once(LiveBook.Admin);
        (await book.MoneyDesk().CancelAsync(once, offer, "The seller withdrew.")).Check();
        await book.FinishRunsAsync();
        Assert.Equal(0, (await book.ReadAsync(db => db.InvestorStandings.SingleAsync())).YearMinor);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_requests_at_once_never_exceed_the_yearly_limit(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var closes = TimeProvider.System.GetUtcNow().AddYears(1);
        var offers = new List<Id<InvestmentOffer>>();
        for (var n = 0; n < 4; n++) offers.Add(await PublishAsync(book, "AE-DIFC", closes));
        await book.FundAsync("900000.00", 10);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => book.InvestAsync(10, offers[n % 4], "10000.00")));

        Assert.Equal(180_000_00, (await book.ReadAsync(db => db.InvestorStandings.SingleAsync())).YearMinor);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pack_that_does_not_fit_cannot_be_published_and_stays_after_that(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var draft = await DraftAsync(book, "AE-DIFC", null);
        var answer = await book.Desk().MoveAsync(CommandRequest.Once(LiveBook.Admin), draft, "publish");
        Assert.Equal("offer_not_investable", Problem.ToRefusal(answer.Body).Code.Code);

        var offer = await PublishAsync(book, "AE-DIFC", TimeProvider.System.GetUtcNow().AddDays(9));
        var patch = System.Text.Json.Nodes.JsonNode.Parse("""{"rulePack":"EU-ECSPR"}""")!.AsObject();
        var edited = await book.Desk().EditAsync(CommandRequest.Once(LiveBook.Admin), offer, "\"2\"", patch);
        Assert.Equal("offer_not_editable", Problem.ToRefusal(edited.Body).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_is_not_published_without_the_documents_that_its_rules_ask_for(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var draft = await DraftAsync(book, "EU-ECSPR", null);
        var refusal = Problem.ToRefusal(
            (await book.Desk().MoveAsync(CommandRequest.Once(LiveBook.Admin), draft, "publish")).Body);
        Assert.Equal("documents_missing", refusal.Code.Code);
        Assert.Contains("memo", refusal.Detail, StringComparison.Ordinal);
        var memo = await AddMemoAsync(book, draft);
        (await new OfferDocumentDesk(book.Writer).RemoveAsync(
            CommandRequest.Once(LiveBook.Admin), new DocumentKey(draft, memo), "Of another offer.")).Check();
        var again = await book.Desk().MoveAsync(CommandRequest.Once(LiveBook.Admin), draft, "publish");
        Assert.Equal("documents_missing", Problem.ToRefusal(again.Body).Code.Code);

        await AddMemoAsync(book, draft);
        await book.MoveAsync(draft, "publish");
    }

    private static async Task<TestAnswer> TakeAsync(LiveBook book, int[] answers) =>
        (await new StandingDesk(book.Writer).TakeTestAsync(
            LiveBook.From(10, Guid.NewGuid().ToString()), "eu-ecspr", new TestBody(answers))).Read<TestAnswer>();

    private static async Task<Id<InvestmentOffer>> PublishAsync(LiveBook book, string pack, DateTimeOffset closes)
    {
        var offer = await DraftAsync(book, pack, closes);
        await AddMemoAsync(book, offer);
        await book.MoveAsync(offer, "publish");
        return offer;
    }

    private static async Task<Id<OfferDocument>> AddMemoAsync(LiveBook book, Id<InvestmentOffer> offer)
    {
        var file = new FileFacts(new string('a', StoredFile.HashLength), "memo.pdf", "application/pdf", 10);
        var made = await new OfferDocumentDesk(book.Writer).AddAsync(
            CommandRequest.Once(LiveBook.Admin), offer, file, new DocumentBody(DocumentKind.Memo, "Memorandum"));
        return made.Read<DocumentView>().Id;
    }

    private static async Task<Id<InvestmentOffer>> DraftAsync(LiveBook book, string pack, DateTimeOffset? closes)
    {
        var made = await book.Desk().CreateAsync(CommandRequest.Once(LiveBook.Admin), new OfferBody
        {
            Code = "LAW-" + Guid.NewGuid().ToString("N")[..8], Name = "Under a law", RulePack = pack, ClosesAt = closes,
            MaxAmount = new Offers.Domain.Ledger.AmountText("1000000.00"),
        });
        return made.Read<Made>().Id;
    }

    private sealed record Made(Id<InvestmentOffer> Id);
}
