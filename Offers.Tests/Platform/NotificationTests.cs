using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Ledger;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Notifications;

namespace Offers.Tests.Platform;

public sealed class NotificationTests : IDisposable
{
    private readonly DirectoryInfo _mail = Directory.CreateTempSubdirectory("offers-mail-");

    public void Dispose() => _mail.Delete(recursive: true);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_nodes_that_read_the_same_event_tell_the_person_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var here = new Node(database);
        await using var there = new Node(database);
        var person = await here.AddPersonAsync("leila@offers.example");
        for (var i = 0; i < 5; i++)
        {
            await here.DepositAsync(person);
            await Task.WhenAll(
                MakerOf(here).MakeSomeAsync(BookId.Live, default), MakerOf(there).MakeSomeAsync(BookId.Live, default));
        }

        await MakerOf(here).MakeSomeAsync(BookId.Live, default);
        Assert.Equal(5, await here.Desk.UnreadAsync(InboxOf(person)));
        var newest = (await ListAsync(there, person))[0];
        Assert.Equal("Deposit completed: AED\u00a01.00", newest.Title);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_nodes_that_send_mails_send_each_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var here = new Node(database);
        await using var there = new Node(database);
        var person = await here.AddPersonAsync("leila@offers.example");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => here.DepositAsync(person)));
        await MakerOf(here).MakeSomeAsync(BookId.Live, default);
        var sent = await Task.WhenAll(SenderOf(here).SendSomeAsync(default), SenderOf(there).SendSomeAsync(default));
        Assert.Equal(8, sent.Sum());
        Assert.Equal(8, _mail.GetFiles().Length);
        Assert.Contains("To: Leila Haddad <leila@offers.example>",
            await File.ReadAllTextAsync(_mail.GetFiles()[0].FullName), StringComparison.Ordinal);
        await using var db = here.Database.Read(BookId.Live);
        Assert.True(await db.Notifications.AllAsync(x => x.Mail == MailState.Sent));
    }

    [Theory]
    [OnSqlite]
    public async Task Marking_as_read_touches_only_ones_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database);
        var mine = await node.AddPersonAsync("leila@offers.example");
        var other = await node.AddPersonAsync("omar@offers.example");
        await node.DepositAsync(mine);
        await node.DepositAsync(mine);
        await node.DepositAsync(other);
        await MakerOf(node).MakeSomeAsync(BookId.Live, default);
        var theirs = await ListAsync(node, other);
        Assert.Equal(0, await node.Desk.ReadAsync(InboxOf(mine), [.. theirs.Select(x => x.Id)]));
        var own = await ListAsync(node, mine);
        Assert.Equal(1, await node.Desk.ReadAsync(InboxOf(mine), [own[0].Id]));
        Assert.Equal(1, await node.Desk.UnreadAsync(InboxOf(mine)));
        Assert.Equal(1, await node.Desk.ReadAllAsync(InboxOf(mine)));
        Assert.Equal(
            (0, 1), (await node.Desk.UnreadAsync(InboxOf(mine)), await node.Desk.UnreadAsync(InboxOf(other))));
    }

    private static async Task<IReadOnlyList<Notification>> ListAsync(Node node, Id<IPerson> person) =>
        (await node.Desk.PageAsync(InboxOf(person), new PageRequest(), NotificationChoice.All)).Data;

    private static NotificationMaker MakerOf(Node node) =>
        node.Maker(new CashNotices(new Recipients(node.Database)));

    private MailSender SenderOf(Node node) => new(
        new MailQueue(node.Database, node.Time), new FileDropMailer(_mail.FullName, node.Time), node.Desk,
        new NotificationLetters(
            new SiteAddress(new ConfigurationBuilder().Build()), new EphemeralDataProtectionProvider()),
        NullLogger<MailSender>.Instance);

    private static Inbox InboxOf(Id<IPerson> person) => new(person, BookId.Live);
}
