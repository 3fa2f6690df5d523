using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Incentives.Imports;
using static Offers.Tests.Incentives.Imports.ImportBook;

namespace Offers.Tests.Incentives.Imports;

/// <summary>How imports end that cannot go on, and where those who started one are led.</summary>
public sealed class SaleImportFailTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_fails_again_and_again_at_the_same_place_is_given_up_with_a_reason(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(1);
        var id = await book.SendAsync(Row("A-1"));
        var project = book.Book.Project.Id;
        await book.Book.Book.Database.WriteOutsideAsync(db => db.Projects.Where(x => x.Id == project)
            .ExecuteUpdateAsync(x => x.SetProperty(y => y.Zone, "Nowhere")));
        for (var tries = 0; tries < SaleImport.MostTries; tries++)
        {
            // A runner of its own, as after a restart.
            var runner = book.RunnerOf(book.Book.Book.Writer);
            Assert.Equal(SaleImportState.Checking, (await book.ViewAsync(id)).Status);
            await Assert.ThrowsAnyAsync<Exception>(() => runner.RunAsync(BookId.Live, id, CancellationToken.None));
            book.Book.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        var view = await book.ViewAsync(id);
        Assert.Equal(SaleImportState.Failed, view.Status);
        Assert.StartsWith("Something is wrong on our side", view.Fault, StringComparison.Ordinal);
        await book.RunnerOf(book.Book.Book.Writer).RunAsync(BookId.Live, id, CancellationToken.None);
    }

    [Fact]
    public void What_comes_further_or_is_begun_again_is_tried_as_often_as_at_first()
    {
        var import = new SaleImport(null, new StoredFile(
            BookId.Live, new FileFacts("", "sales.csv", "text/csv", 1), null, LiveBook.Now), LiveBook.Now);
        for (var line = 1; line <= 2 * SaleImport.MostTries; line++)
        {
            import.Checked(line, new SaleImportCount(1, 0, 0, 0));
            Assert.False(import.Stumble(LiveBook.Now));
        }

        import.EndCheck();
        import.Start(null, LiveBook.Now);
        Fail(import);
        import.Resume(LiveBook.Now);
        Fail(import);

        static void Fail(SaleImport import)
        {
            for (var tries = 1; tries < SaleImport.MostTries; tries++)
            {
                Assert.False(import.Stumble(LiveBook.Now));
            }

            Assert.True(import.Stumble(LiveBook.Now));
            Assert.Equal(SaleImportState.Failed, import.State);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_started_a_file_is_led_to_where_he_works(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(2);
        await IncentiveBook.AddAsync(
            book.Book.Book, [new Membership(LiveBook.PersonOf(2), book.Book.Builder.Id, Role.Builder)]);
        var own = await book.ImportAsync(Row("A-1"));
        var helped = await book.SendAsync(Row("A-2"));
        await book.WorkAsync(helped);
        (await book.Desk.StartAsync(CommandRequest.Once(LiveBook.Admin), book.Book.Platform, helped)).Check();
        await book.WorkAsync(helped);

        var database = book.Book.Book.Database;
        var events = await book.Book.Book.ReadAsync(db => db.Events.OrderBy(x => x.Number).ToListAsync());
        var told = await new SaleImportNotices(new Recipients(database)).OfAsync(events, CancellationToken.None);
        Assert.Equal(
            [
                (LiveBook.PersonOf(2), $"/builder/sales/imports/{own}"),
                (LiveBook.PersonOf(1), $"/admin/sales/imports/{helped}"),
            ],
            told.Select(x => (x.To, x.Text.Link)));
    }
}
