using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Platform.Sms;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Messages: sent once, tried again, given up, come back; the same reward is sent again.</summary>
public sealed class MessageTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_invitation_brings_the_code_and_is_sent_once(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign);
        Assert.True((await world.InviteAsync(campaign, one.Id)).IsDone);
        Assert.Equal("action_not_allowed", (await world.InviteAsync(campaign, one.Id)).Code);
        Assert.Equal((1, 0), (await world.SendAsync(), await world.SendAsync()));
        var letter = Assert.Single(world.Sent.Letters);
        Assert.Equal(("amal@example.com", "Nimbus Telecom has a gift for you"), (letter.To, letter.Subject));
        Assert.Contains(one.Code, letter.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"https://gifts.example/redeem/{RedemptionCode.Normal(one.Code)}", letter.Text, StringComparison.Ordinal);
        var after = await world.PersonAsync(campaign, one.Id);
        Assert.Equal((RecipientStatus.Invited, MessageStatus.Sent), (after.Status, after.LastMessage!.Status));
        Assert.Contains(("X-Offers-Message", $"{after.LastMessage.Id}"), letter.Headers);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_is_in_the_recipients_language(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var made = (await world.Recipients.AddAsync(world.Once, world.Scope, campaign, new RecipientBody
        {
            Name = "سلمى", Email = "s@example.com", Phone = "+971501234567", Language = "ar",
        })).Read<CampaignWorld.Person>();
        await world.InviteAsync(campaign, made.Id);
        await world.SendAsync();
        var letter = Assert.Single(world.Sent.Letters);
        Assert.Equal("لديك هدية من Nimbus Telecom", letter.Subject);
        Assert.Contains("رمزك: " + made.Code, letter.Text, StringComparison.Ordinal);
        Assert.Contains("https://gifts.example/consent/", letter.Text, StringComparison.Ordinal);
        await world.ConsentAsync(campaign, made.Id, SmsConsent.In);
        await world.InviteAsync(campaign, made.Id, MessageChannel.Sms);
        await world.SendAsync();
        Assert.StartsWith(
            "لديك هدية من Nimbus Telecom. الرمز", Assert.Single(world.Sent.Sms).Text, StringComparison.Ordinal);
        Assert.NotEqual("ar", System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_fails_is_tried_again_later_each_time_and_then_given_up(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign);
        await world.InviteAsync(campaign, one.Id);
        world.Sent.Fault = new SmtpException("busy");
        for (var i = 1; i <= RewardMessage.MostAttempts; i++)
        {
            Assert.Equal(1, await world.SendAsync());
            Assert.Equal(0, await world.SendAsync());
            world.Book.Clock.Advance(TimeSpan.FromHours(3));
        }

        Assert.Equal(0, await world.SendAsync());
        var message = Assert.Single(await world.AllMessagesAsync());
        Assert.Equal((MessageStatus.Failed, 5, "The mail server did not take it."),
            (message.Status, message.Attempts, message.Fault));
        world.Sent.Fault = null;
        Assert.True((await world.ResendAsync(campaign, one.Id)).IsDone);
        await world.SendAsync();
        Assert.Equal(RecipientStatus.Invited, (await world.PersonAsync(campaign, one.Id)).Status);
        Assert.Equal(0, (await world.Queries.GetAsync(world.Scope, campaign)).Undelivered);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_wrong_address_comes_back_at_once(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign, phone: "+971501234500");
        await world.InviteAsync(campaign, one.Id);
        world.Sent.Fault = new SmtpFailedRecipientException(SmtpStatusCode.MailboxUnavailable, "amal@example.com");
        await world.SendAsync();
        Assert.Equal(MessageStatus.Bounced, (await world.PersonAsync(campaign, one.Id)).LastMessage!.Status);
        await world.ConsentAsync(campaign, one.Id, SmsConsent.In);
        await world.InviteAsync(campaign, one.Id, MessageChannel.Sms);
        world.Sent.Answer = new SmsAnswer.Refused("There is nobody at this number.");
        await world.SendAsync();
        var bounced = (await world.People.ListAsync(
            world.Scope, campaign, new RecipientFilter(Message: MessageStatus.Bounced), new PageRequest())).Data;
        Assert.Equal("There is nobody at this number.", Assert.Single(bounced).LastMessage!.Fault);
        Assert.Equal(1, (await world.Queries.GetAsync(world.Scope, campaign)).Undelivered);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reward_that_came_back_is_sent_again_as_the_same_reward(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign);
        var reward = await world.RewardAsync(campaign, one.Id);
        await world.SendAsync();
        var letter = Assert.Single(world.Sent.Letters);
        Assert.DoesNotContain("AN25-", letter.Text, StringComparison.Ordinal);
        Assert.Contains("USD", letter.Text, StringComparison.Ordinal);
        Assert.Equal(RedemptionStatus.Delivered, (await RedemptionAsync(world, reward.Id)).Status);

        var sent = (await world.AllMessagesAsync()).Single();
        var news = await world.Messages.HearAsync(
            RewardBook.Once(RewardBook.Admin), sent.ObjectId, MessageNews.Bounced, "Mailbox is gone.");
        Assert.False(news.IsRefusal);
        var place = world.At(campaign, one.Id);
        (await world.Recipients.EditAsync(world.Once, place, "*",
            new System.Text.Json.Nodes.JsonObject { ["email"] = "right@example.com" })).Check();
        Assert.True((await world.ResendAsync(campaign, one.Id)).IsDone);
        await world.SendAsync();

        var messages = await world.AllMessagesAsync();
        Assert.Equal([MessageStatus.Bounced, MessageStatus.Sent], messages.Select(x => x.Status));
        Assert.All(messages, x => Assert.Equal(
            (MessageKind.Reward, (Id<Redemption>?)reward.Id), (x.Kind, x.Redemption)));
        Assert.Equal("right@example.com", world.Sent.Letters[^1].To);
        Assert.Equal(1, await world.Book.Book.CountAsync<Redemption>());
        Assert.Equal(("4975.00", "0.00"), await world.Book.WalletAsync(world.Book.Client.Owner));
        Assert.Equal("25.00", await world.Book.PlatformAsync(Purpose.Revenue));
        var view = await world.Queries.GetAsync(world.Scope, campaign);
        Assert.Equal(("25.00", 1), (view.Credit.Spent.ToString(), view.Redemptions.Cards));
        await world.Book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reward_of_somebody_on_no_list_goes_to_a_right_address(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync(world.Body() with { CodeSource = CodeSource.Open })).Id;
        await world.RewardAsync(campaign, null);
        world.Sent.Fault = new FormatException("no address");
        await world.SendAsync();
        world.Sent.Fault = null;
        var lost = Assert.Single(await world.AllMessagesAsync());
        Assert.Equal((MessageStatus.Bounced, null), (lost.Status, lost.Recipient));
        Task<Outcome> SendAsync(string? address) => Outcome.OfAsync(() => world.Messages.RedirectAsync(
            world.Once, world.Scope, lost.Id, new RedirectBody(address)));
        Assert.Equal("validation_failed", (await SendAsync("nobody")).Code);
        Assert.True((await SendAsync("right@example.com")).IsDone);
        Assert.Equal("action_not_allowed", (await SendAsync("other@example.com")).Code);
        await world.SendAsync();
        Assert.Equal(0, (await world.Queries.GetAsync(world.Scope, campaign)).Undelivered);
        Assert.Equal("right@example.com", Assert.Single(world.Sent.Letters).To);
        Assert.Equal(1, await world.Book.Book.CountAsync<Redemption>());
        Assert.Equal(0, await world.Book.Book.ReadAsync(
            db => db.Redemptions.CountAsync(x => x.Status != RedemptionStatus.Delivered)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task News_of_a_message_are_heard_once_and_only_of_what_was_sent(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign, phone: "+971501234567");
        await world.ConsentAsync(campaign, one.Id, SmsConsent.In);
        await world.InviteAsync(campaign, one.Id, MessageChannel.Sms);
        var id = (await world.AllMessagesAsync()).Single().ObjectId;
        Assert.Equal("action_not_allowed", await HearAsync(world, id, MessageNews.Bounced));
        await world.SendAsync();
        Assert.Null(await HearAsync(world, "sms-1", MessageNews.Delivered));
        Assert.Equal(MessageStatus.Delivered, (await world.AllMessagesAsync()).Single().Status);
        Assert.Null(await HearAsync(world, id, MessageNews.Bounced));
        Assert.Null(await HearAsync(world, id, MessageNews.Bounced));
        Assert.Null(await HearAsync(world, id, MessageNews.Delivered));
        Assert.Equal(MessageStatus.Bounced, (await world.AllMessagesAsync()).Single().Status);
        Assert.Equal("message_not_found", await HearAsync(world, "sms-77", MessageNews.Bounced));
        Assert.Equal(1, await world.Book.Book.ReadAsync(
            db => db.Events.CountAsync(x => x.Type == "rewards.message.bounced")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_wished_or_true_any_more_is_not_sent(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var (gone, silent) = (await world.AddAsync(campaign), await world.AddAsync(campaign, "Bilal"));
        await world.InviteAsync(campaign, gone.Id);
        await world.InviteAsync(campaign, silent.Id);
        (await world.Recipients.RemoveAsync(world.Once, world.At(campaign, gone.Id))).Check();
        await world.ConsentAsync(campaign, silent.Id, SmsConsent.Out);
        Assert.Equal(2, await world.SendAsync());
        Assert.Empty(world.Sent.Letters);
        Assert.Equal(
            ["The recipient was taken off the list.", "The recipient does not wish messages."],
            (await world.AllMessagesAsync()).Select(x => x.Fault));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_nodes_send_each_message_once_and_a_dead_one_is_followed(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        for (var i = 0; i < 12; i++)
        {
            await world.InviteAsync(campaign, (await world.AddAsync(campaign, $"Person{i}")).Id);
        }

        var queue = new MessageQueue(world.Book.Book.Database, world.Book.Clock);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => queue.TakeAsync(BookId.Live)));
        Assert.Equal(12, taken.Sum(x => x.Count));
        Assert.Equal(12, taken.SelectMany(x => x).DistinctBy(x => x.Id).Count());
        Assert.Equal(0, await world.SendAsync());

        // The node that had them says nothing; what it says later counts no more.
        world.Book.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(12, await world.SendAsync());
        var late = taken.SelectMany(x => x).First();
        (await world.Messages.SettleAsync(
            RewardBook.Once(RewardBook.Admin), [(late, new SendOutcome.Failed("late"))])).Check();
        Assert.All(await world.AllMessagesAsync(), x => Assert.Equal((MessageStatus.Sent, 1), (x.Status, x.Attempts)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_to_whom_nobody_has_written_are_invited_once(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var draft = (await world.CreateAsync()).Id;
        await world.AddAsync(draft);
        Assert.Equal("campaign_inactive", (await ManyAsync(world, draft)).Code);
        await world.MoveAsync(draft, "activate");
        await world.AddAsync(draft, "Bilal");
        var phone = (await world.Recipients.AddAsync(world.Once, world.Scope, draft, new RecipientBody
        {
            Name = "Celine", Phone = "+971501234567",
        })).Read<CampaignWorld.Person>();
        var shown = await world.Invitations.InviteManyAsync(
            world.Once with { Mode = Offers.Data.Platform.Writing.RunMode.DryRun }, world.Scope, draft,
            new InvitationsBody());
        Assert.Equal(2, shown.Read<InvitationsAnswer>().Queued);
        Assert.Empty(await world.AllMessagesAsync());
        var request = world.Once;
        var first = (await world.Invitations.InviteManyAsync(request, world.Scope, draft, new InvitationsBody()))
            .Read<InvitationsAnswer>();
        Assert.Equal(new InvitationsAnswer(2, 1, 0, 0), first);
        Assert.Equal(first, (await world.Invitations.InviteManyAsync(
            request, world.Scope, draft, new InvitationsBody())).Read<InvitationsAnswer>());
        Assert.Equal(0, (await ManyAsync(world, draft)).Answer!.Read<InvitationsAnswer>().Queued);
        await world.ConsentAsync(draft, phone.Id, SmsConsent.In);
        Assert.Equal(1, (await ManyAsync(world, draft)).Answer!.Read<InvitationsAnswer>().Queued);
        Assert.Equal(3, (await world.AllMessagesAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_invited_from_two_pages_at_once_gets_one_message(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var body = new InvitationsBody([(await world.AddAsync(campaign)).Id]);
        async Task<int> InviteAsync() => (await world.Invitations.InviteManyAsync(
            world.Once, world.Scope, campaign, body)).Read<InvitationsAnswer>().Queued;
        Assert.Equal((1, 0), (await InviteAsync(), await InviteAsync()));
        Assert.Equal(1, await world.SendAsync());
        Assert.Equal(1, await InviteAsync());
        Assert.Equal(2, (await world.AllMessagesAsync()).Count);
    }

    private static Task<Outcome> ManyAsync(CampaignWorld world, Id<Campaign> campaign) => Outcome.OfAsync(() =>
        world.Invitations.InviteManyAsync(world.Once, world.Scope, campaign, new InvitationsBody()));

    private static async Task<string?> HearAsync(CampaignWorld world, string reference, MessageNews news) =>
        (await Outcome.OfAsync(() => world.Messages.HearAsync(
            RewardBook.Once(RewardBook.Admin), reference, news, "Gone."))).Code;

    private static Task<Redemption> RedemptionAsync(CampaignWorld world, Id<Redemption> id) =>
        world.Book.Book.ReadAsync(db => db.Redemptions.SingleAsync(x => x.Id == id));
}
