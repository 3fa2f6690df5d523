using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Investments;
using Offers.Web.Platform.Approvals;

namespace Offers.Tests.Investments;

/// <summary>Who is told what of an offer's money; amounts and names are those of the test.</summary>
public sealed class InvestmentNoticesTests
{
    private static CommandRequest Once => CommandRequest.Once(LiveBook.Admin);

    [Theory, OnSqlite, OnPostgres]
    public async Task Investors_and_administrators_are_told_once_of_settling_paying_arrears_and_repaying(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var offer = await book.SettledAsync((10, "600.00"), (11, "400.00"));
        (await book.MoneyDesk().PayoutAsync(Once, offer, new PoolBody())).Check();
        (await book.Distributions().RepayAsync(Once, offer)).Check();
        await book.PayInAsync(offer, "1012.34");
        var interest = new DistributionBody(DistributionKind.Interest, new AmountText("12.34"));
        (await book.Distributions("1.00").ProposeAsync(Once, offer, interest)).Check();
        var asked = await book.ReadAsync(db => db.Distributions.Select(x => x.Id).SingleAsync());
        var second = CommandRequest.Once(LiveBook.Admin with { Person = LiveBook.PersonOf(2) });
        (await book.Distributions("1.00").ApproveAsync(second, offer, asked)).Check();
        await book.FinishRunsAsync();
        (await book.Distributions().RepayAsync(Once, offer)).Check();
        await book.FinishRunsAsync();

        await TellAsync(book);
        Assert.Equal(
        [
            "Interest of AED 7.40 from Palm residence", "Invested AED 600.00 in Palm residence",
            "Palm residence has closed", "Palm residence is in arrears",
            "Principal of AED 600.00 from Palm residence", "Settled: AED 600.00 in Palm residence",
        ], await TitlesAsync(book, 10));
        Assert.Equal(
        [
            "Approved: AED 12.34",
            "Palm residence has closed", "Palm residence is in arrears", "Palm residence is repaid",
            "Palm residence is settled", "To approve: AED 12.34 from Palm residence",
        ], await TitlesAsync(book, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Investors_are_told_that_their_money_is_back(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00", terms => terms with { CoolingOffDays = 4 });
        await book.FundAsync("300.00", 10, 11);
        var mine = (await book.InvestAsync(10, offer, "300.00")).Read<InvestAnswer>().Id;
        (await book.InvestAsync(11, offer, "300.00")).Check();
        (await new InvestmentDesk(book.Writer).WithdrawAsync(LiveBook.From(10, "mine"), mine)).Check();
        (await book.MoneyDesk().CancelAsync(Once, offer, "The seller withdrew.")).Check();
        await book.FinishRunsAsync();

        await TellAsync(book);
        Assert.Equal(
            ["Invested AED 300.00 in Palm residence", "Withdrawn: AED 300.00 from Palm residence"],
            await TitlesAsync(book, 10));
        Assert.Equal(
            ["Invested AED 300.00 in Palm residence", "Returned: AED 300.00 from Palm residence"],
            await TitlesAsync(book, 11));
        Assert.Equal(["Palm residence is cancelled"], await TitlesAsync(book, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_asked_for_a_distribution_is_told_why_it_was_rejected(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var offer = await book.SettledAsync((10, "600.00"));
        var interest = new DistributionBody(DistributionKind.Interest, new AmountText("12.34"));
        (await book.Distributions("1.00").ProposeAsync(Once, offer, interest)).Check();
        var asked = await book.ReadAsync(db => db.Distributions.Select(x => x.Id).SingleAsync());
        var second = CommandRequest.Once(LiveBook.Admin with { Person = LiveBook.PersonOf(2) });
        (await book.Distributions("1.00").RejectAsync(second, offer, asked, "Wrong quarter.")).Check();

        await TellAsync(book);
        Assert.Contains("Rejected: AED 12.34", await TitlesAsync(book, 1));
        var bodies = await book.ReadAsync(db => db.Notifications
            .Where(x => x.Kind == "platform.approval.rejected").Select(x => x.Body).ToListAsync());
        Assert.EndsWith("Reason: Wrong quarter.", Assert.Single(bodies), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_waits_is_told_of_each_new_version_of_a_document_that_he_must_accept(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var offer = await book.OfferAsync("300.00", terms => terms with { WaitlistEnabled = true });
        await book.FundAsync("300.00", 10, 11);
        (await book.InvestAsync(10, offer, "300.00")).Check();
        (await new WaitlistDesk(book.Writer).JoinAsync(
            LiveBook.From(11, "wait"), offer, new WaitlistBody(new AmountText("300.00")))).Check();
        var desk = new OfferDocumentDesk(book.Writer);
        var asked = new DocumentBody(
            DocumentKind.Memo, "Memorandum", Acceptance: DocumentAcceptance.BeforeInvesting);
        var memo = (await desk.AddAsync(Once, offer, File("a"), asked)).Read<DocumentView>().Id;
        var free = (await desk.AddAsync(Once, offer, File("b"), new DocumentBody(DocumentKind.Brochure, "Brochure")))
            .Read<DocumentView>().Id;
        (await desk.ReplaceAsync(Once, new DocumentKey(offer, memo), File("c"))).Check();
        (await desk.ReplaceAsync(Once, new DocumentKey(offer, memo), File("d"))).Check();
        (await desk.ReplaceAsync(Once, new DocumentKey(offer, free), File("e"))).Check();

        await TellAsync(book);
        Assert.Equal(
            ["New version of a document of Palm residence", "New version of a document of Palm residence"],
            await TitlesAsync(book, 11));
        Assert.DoesNotContain(
            "New version of a document of Palm residence", await TitlesAsync(book, 10));
    }

    private static FileFacts File(string digit) =>
        new(string.Concat(Enumerable.Repeat(digit, StoredFile.HashLength)), "memo.pdf", "application/pdf", 10);

    private static async Task<LiveBook> OpenAsync(DatabaseProvider provider)
    {
        var book = await LiveBook.OpenAsync(provider);
        await book.IntroduceAsync(12);
        await book.Database.WriteOutsideAsync(db => db.Memberships.Add(
            new Membership(LiveBook.PersonOf(1), Organisation.PlatformId(BookId.Live), Role.Admin)));
        return book;
    }

    // Read from the start a second time, as after a crash between writing and moving the cursor: nobody is told twice.
    private static async Task TellAsync(LiveBook book)
    {
        var (time, events) = (TimeProvider.System, new EventQueries(book.Database));
        var recipients = new Recipients(book.Database);
        var writer = new NotificationWriter(book.Database, new NotificationDesk(book.Database, time), time);
        using var maker = new NotificationMaker(
            book.Database, events, new LiveEvents(events, time),
            [new InvestmentNotices(book.Database, recipients), new ApprovalNotices(recipients)], writer, time,
            NullLogger<NotificationMaker>.Instance);
        for (var i = 0; i < 2; i++)
        {
            await book.Database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
            while (await maker.MakeSomeAsync(BookId.Live, default) > 0)
            {
            }
        }
    }

    private static async Task<List<string>> TitlesAsync(LiveBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        var titles = await book.ReadAsync(db => db.Notifications.Where(x => x.Person == id)
            .Select(x => x.Title).ToListAsync());
        return [.. titles.Select(x => x.Replace('\u00A0', ' ')).Order(StringComparer.Ordinal)];
    }
}
