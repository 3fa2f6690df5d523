using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using Offers.Web.Ledger;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Notifications;

namespace Offers.Tests.Platform;

/// <summary>What people want to be told, and that they are told so and not otherwise.</summary>
public sealed class PreferenceTests(ApiFixture worlds) : IClassFixture<ApiFixture>, IDisposable
{
    private const string Path = "/api/v1/notification-preferences";

    private readonly DirectoryInfo _mail = Directory.CreateTempSubdirectory("offers-wishes-");

    public void Dispose() => _mail.Delete(recursive: true);

    [Theory]
    [InlineData("ledger.withdrawal.completed", NotificationTopic.MoneyOut)]
    [InlineData("investments.distribution.received", NotificationTopic.MoneyIn)]
    [InlineData("investments.distribution.proposed", NotificationTopic.Work)]
    [InlineData("investments.offer.closed", NotificationTopic.Offers)]
    [InlineData("incentives.association.approved", NotificationTopic.Projects)]
    [InlineData("incentives.association.requested", NotificationTopic.Work)]
    [InlineData("rewards.credit.allocated", NotificationTopic.Credit)]
    [InlineData("rewards.credit_request.rejected", NotificationTopic.Credit)]
    [InlineData("rewards.credit_request.requested", NotificationTopic.Work)]
    [InlineData("identity.impersonation.started", NotificationTopic.Security)]
    [InlineData("something.new.happened", NotificationTopic.Work)]
    public void Each_kind_of_notification_has_a_topic(string kind, NotificationTopic topic) =>
        Assert.Equal(topic, NotificationTopics.Of(kind));

    [Fact]
    public void Who_has_chosen_nothing_is_quiet_about_offers_and_hears_of_his_money()
    {
        var standard = new NotificationPreferences(BookId.Live, default);
        Assert.All(NotificationTopics.All, topic => Assert.True(standard.Wants(topic, NotificationChannel.Bell)));
        Assert.Equal(
            [NotificationTopic.Offers, NotificationTopic.Work],
            NotificationTopics.All.Where(topic => !standard.Wants(topic, NotificationChannel.Mail)));
    }

    [Theory]
    [InlineData("2026-03-02T03:59:00Z", "2026-03-02T04:00:00Z")]
    [InlineData("2026-03-02T04:00:00Z", "2026-03-03T04:00:00Z")]
    [InlineData("2026-03-02T21:00:00Z", "2026-03-03T04:00:00Z")]
    public void Letter_of_the_day_goes_out_at_eight_in_the_persons_zone(string now, string expected)
    {
        var daily = new NotificationPreferences(BookId.Live, default);
        daily.Choose([.. NotificationTopics.All], [.. NotificationTopics.All], MailTiming.Daily);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Dubai");
        var delivery = daily.DeliveryOf(NotificationTopic.MoneyIn, DateTimeOffset.Parse(now), zone);
        Assert.Equal(new Delivery(BellState.New, MailState.Gathered, DateTimeOffset.Parse(expected)), delivery);
        Assert.Equal(
            MailState.Waiting, daily.DeliveryOf(NotificationTopic.MoneyOut, DateTimeOffset.Parse(now), zone)!.Mail);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task People_are_told_as_they_chose(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database);
        var silent = await node.AddPersonAsync("silent@offers.example");
        var mailOnly = await node.AddPersonAsync("mail@offers.example");
        var bellOnly = await node.AddPersonAsync("bell@offers.example");
        await ChooseAsync(node, silent, new TopicChoice(NotificationTopic.MoneyIn, false, false));
        await ChooseAsync(node, mailOnly, new TopicChoice(NotificationTopic.MoneyIn, false, true));
        await ChooseAsync(node, bellOnly, new TopicChoice(NotificationTopic.MoneyIn, true, false));
        foreach (var person in new[] { silent, mailOnly, bellOnly }) await node.DepositAsync(person);

        await MakerOf(node).MakeSomeAsync(BookId.Live, default);
        await SenderOf(node).SendSomeAsync(default);

        Assert.Equal(0, await node.Desk.UnreadAsync(new Inbox(mailOnly, BookId.Live)));
        Assert.Equal(1, await node.Desk.UnreadAsync(new Inbox(bellOnly, BookId.Live)));
        await using var db = node.Database.Read(BookId.Live);
        Assert.False(await db.Notifications.AnyAsync(x => x.Person == silent));
        var letter = await File.ReadAllTextAsync(Assert.Single(_mail.GetFiles()).FullName);
        Assert.Contains("<mail@offers.example>", letter, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <http", letter, StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", letter, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_of_a_day_comes_in_one_letter_the_next_morning(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database, clock);
        var person = await node.AddPersonAsync("daily@offers.example");
        await ChooseAsync(node, person, MailTiming.Daily);
        for (var i = 0; i < 3; i++) await node.DepositAsync(person);
        await MakerOf(node).MakeSomeAsync(BookId.Live, default);

        Assert.Equal(0, await SenderOf(node).SendSomeAsync(default));
        Assert.Equal(3, await node.Desk.UnreadAsync(new Inbox(person, BookId.Live)));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await SenderOf(node).SendSomeAsync(default));
        Assert.Equal(0, await SenderOf(node).SendSomeAsync(default));
        var letter = await File.ReadAllTextAsync(Assert.Single(_mail.GetFiles()).FullName);
        Assert.Contains("Subject: Your day: 3 notifications", letter, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Choices_are_ones_own_and_security_and_money_out_stay_on(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (client, _) = await world.InvestorAsync();
        var none = await client.GetJsonAsync(Path);
        Assert.Equal(NotificationTopics.All.Count, none.GetProperty("topics").GetArrayLength());
        var body = """{"timing":"daily","topics":[{"topic":"offers","bell":false,"mail":false}]}""";
        Assert.Equal("428 if_match_required", await (await PutAsync(client, body, null)).CodeAsync());
        Assert.Equal("200", await (await PutAsync(client, body, "\"0\"")).CodeAsync());
        Assert.Equal("412 stale_version", await (await PutAsync(client, body, "\"0\"")).CodeAsync());
        var off = """{"timing":"at_once","topics":[{"topic":"money_out","bell":true,"mail":false}]}""";
        Assert.Equal("422 notification_locked", await (await PutAsync(client, off, "\"1\"")).CodeAsync());

        var now = await client.GetJsonAsync(Path);
        Assert.Equal("daily", now.Text("timing"));
        var offers = now.GetProperty("topics").EnumerateArray().Single(x => x.Text("topic") == "offers");
        Assert.False(offers.GetProperty("bell").GetBoolean());
        var (other, _) = await world.InvestorAsync();
        Assert.Equal("at_once", (await other.GetJsonAsync(Path)).Text("timing"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_post_to_the_link_of_a_letter_ends_letters_of_its_kind(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (client, id) = await world.InvestorAsync();
        var letters = world.App.Services.GetRequiredService<NotificationLetters>();
        var token = letters.TokenOf(new MailEnd(id, NotificationTopic.MoneyIn));
        using var program = world.App.CreateClient();

        using var looked = await program.GetAsync($"/unsubscribe/{token}");
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.True(await WantsAsync(client, "money_in"));
        Assert.Equal(HttpStatusCode.OK, await OneClickAsync(program, token));
        Assert.False(await WantsAsync(client, "money_in"));
        Assert.Equal(HttpStatusCode.OK, await OneClickAsync(program, token));
        Assert.Equal(HttpStatusCode.NotFound, await OneClickAsync(program, token[..^4] + "AAAA"));
        var locked = letters.TokenOf(new MailEnd(id, NotificationTopic.Security));
        await OneClickAsync(program, locked);
        Assert.True(await WantsAsync(client, "security"));
    }

    private static async Task<bool> WantsAsync(HttpClient client, string topic) =>
        (await client.GetJsonAsync(Path)).GetProperty("topics").EnumerateArray()
        .Single(x => x.Text("topic") == topic).GetProperty("mail").GetBoolean();

    private static async Task<HttpStatusCode> OneClickAsync(HttpClient program, string token)
    {
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await program.PostAsync($"/unsubscribe/{token}", body);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string body, string? revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, Path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (revision is not null) request.Headers.TryAddWithoutValidation("If-Match", revision);
        return client.SendAsync(request);
    }

    private static Task ChooseAsync(Node node, Id<IPerson> person, MailTiming timing) =>
        ChooseAsync(node, person, new PreferencesBody(timing, []));

    private static Task ChooseAsync(Node node, Id<IPerson> person, TopicChoice choice) =>
        ChooseAsync(node, person, new PreferencesBody(MailTiming.AtOnce, [choice]));

    private static async Task ChooseAsync(Node node, Id<IPerson> person, PreferencesBody body)
    {
        var caller = new Caller { Book = BookId.Live, Person = person, ActingAs = "Investor", RequestId = "test" };
        (await new PreferenceDesk(node.UnitOfWork, node.Database).ChooseAsync(
            CommandRequest.Once(caller), "\"0\"", body)).Check();
    }

    private static NotificationMaker MakerOf(Node node) =>
        node.Maker(new CashNotices(new Recipients(node.Database)));

    private MailSender SenderOf(Node node) => new(
        new MailQueue(node.Database, node.Time), new FileDropMailer(_mail.FullName, node.Time), node.Desk,
        new NotificationLetters(
            new SiteAddress(new ConfigurationBuilder().Build()), new EphemeralDataProtectionProvider()),
        NullLogger<MailSender>.Instance);
}
