using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Recipients: once on a list, edited, taken off, asked whether they agree to SMS.</summary>
public sealed class RecipientTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_person_is_once_on_a_list_and_can_come_back(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        var first = await world.AddAsync(campaign);
        Assert.True(RedemptionCode.IsWhole(RedemptionCode.Normal(first.Code)!));
        var again = await TryAsync(world, campaign, new RecipientBody { Name = "Other", Email = " AMAL@example.com" });
        Assert.Equal("recipient_exists", again.Code);
        Assert.Contains(
            first.Id.ToString(), System.Text.Encoding.UTF8.GetString(again.Answer!.Body), StringComparison.Ordinal);
        var other = (await world.CreateAsync()).Id;
        Assert.True((await TryAsync(
            world, other, new RecipientBody { Name = "A", Email = "amal@example.com" })).IsDone);

        (await world.Recipients.RemoveAsync(world.Once, world.At(campaign, first.Id))).Check();
        Assert.Equal("action_not_allowed", (await Outcome.OfAsync(() => world.Recipients.RemoveAsync(
            world.Once, world.At(campaign, first.Id)))).Code);
        var second = await world.AddAsync(campaign);
        Assert.NotEqual(first.Code, second.Code);
        Assert.Equal([second.Id], (await ListAsync(world, campaign, new RecipientFilter())).Select(x => x.Id));
        Assert.Equal([first.Id], (await ListAsync(
            world, campaign, new RecipientFilter(RecipientStatus.Removed))).Select(x => x.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Racing_requests_put_a_person_on_the_list_once(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TryAsync(
            world, campaign, new RecipientBody { Name = "Amal", Email = "amal@example.com" })));
        Assert.Equal(1, outcomes.Count(x => x.IsDone));
        Assert.All(outcomes.Where(x => !x.IsDone), x => Assert.Equal("recipient_exists", x.Code));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_sent_of_a_person_is_checked_and_kept_in_one_form(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        foreach (var bad in new[]
        {
            new RecipientBody { Name = "A" }, new RecipientBody { Email = "a@example.com" },
            new RecipientBody { Name = "A", Email = "nobody" }, new RecipientBody { Name = "A", Phone = "0501234567" },
            new RecipientBody { Name = "A", Email = "a@example.com", Language = "fr" },
        })
        {
            Assert.Equal("validation_failed", (await TryAsync(world, campaign, bad)).Code);
        }

        Assert.True((await TryAsync(world, campaign, new RecipientBody
        {
            Name = " Dana ", Phone = "00971 (50) 123-4567", Reference = "C-7",
        })).IsDone);
        var one = (await ListAsync(world, campaign, new RecipientFilter(Search: "C-7"))).Single();
        Assert.Equal(("Dana", "+971501234567", RecipientStatus.Listed), (one.Name, one.Phone, one.Status));
        Assert.Equal(one.Id, (await ListAsync(world, campaign, new RecipientFilter(Search: one.Code))).Single().Id);
        await world.MoveAsync(campaign, "end");
        Assert.Equal("campaign_not_editable", (await TryAsync(
            world, campaign, new RecipientBody { Name = "B", Email = "b@example.com" })).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_edit_needs_the_revision_and_says_nothing_of_addresses_in_the_audit(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.CreateAsync()).Id;
        var (one, two) = (await world.AddAsync(campaign), await world.AddAsync(campaign, "Bilal"));
        var place = world.At(campaign, one.Id);
        Assert.Equal("if_match_required", await EditAsync(world, place, null, "new@example.com"));
        Assert.Equal("stale_version", await EditAsync(world, place, "\"7\"", "new@example.com"));
        Assert.Equal("recipient_exists", await EditAsync(world, place, "\"1\"", "bilal@example.com"));
        Assert.Null(await EditAsync(world, place, "\"1\"", "new@example.com"));
        Assert.Equal("new@example.com", (await world.PersonAsync(campaign, one.Id)).Email);
        var told = await world.Book.Book.ReadAsync(db => db.AuditEntries
            .Where(x => x.Action == "rewards.recipient.edit").Select(x => x.After).ToListAsync());
        Assert.Contains("email", told.Last(x => x is not null), StringComparison.Ordinal);
        var all = await world.Book.Book.ReadAsync(async db => string.Join('\n', [
            .. await db.AuditEntries.Select(x => x.Before + x.After).ToListAsync(),
            .. await db.Events.Select(x => x.Payload).ToListAsync()]));
        Assert.DoesNotContain("@example.com", all, StringComparison.Ordinal);
        foreach (var code in new[] { one.Code, two.Code })
        {
            Assert.DoesNotContain(RedemptionCode.Normal(code)!, all, StringComparison.Ordinal);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agreement_to_SMS_holds_180_days_and_is_about_one_number(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign, phone: "+971501234567");
        Assert.Equal("opt_in_pending", (await world.InviteAsync(campaign, one.Id, MessageChannel.Sms)).Code);
        Assert.True((await world.ConsentAsync(campaign, one.Id, SmsConsent.In)).IsDone);
        world.Book.Clock.Advance(TimeSpan.FromDays(179));
        Assert.True((await world.PersonAsync(campaign, one.Id)).SmsAllowed);
        world.Book.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("opt_in_pending", (await world.InviteAsync(campaign, one.Id, MessageChannel.Sms)).Code);
        await world.ConsentAsync(campaign, one.Id, SmsConsent.In);
        (await world.Recipients.EditAsync(
            world.Once, world.At(campaign, one.Id), "*", new JsonObject { ["phone"] = "+971509999999" })).Check();
        Assert.Equal(SmsConsent.None, (await world.PersonAsync(campaign, one.Id)).Consent);
        await world.ConsentAsync(campaign, one.Id, SmsConsent.Out);
        Assert.Equal("opt_out", (await world.InviteAsync(campaign, one.Id)).Code);
        Assert.Equal("validation_failed", (await world.ConsentAsync(campaign, one.Id, SmsConsent.None)).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_recipient_answers_by_himself(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        var one = await world.AddAsync(campaign, phone: "+971501234567");
        var nobody = RewardBook.Once(Caller.System(BookId.Live, "recipient"));
        (await world.Recipients.AnswerAsync(nobody, one.Id, SmsConsent.In)).Check();
        Assert.True((await world.PersonAsync(campaign, one.Id)).SmsAllowed);
        Assert.Equal("validation_failed", (await Outcome.OfAsync(() => world.Recipients.AnswerAsync(
            RewardBook.Once(Caller.System(BookId.Live, "recipient")), one.Id, SmsConsent.Pending))).Code);
        Assert.Equal("recipient_not_found", (await Outcome.OfAsync(() => world.Recipients.AnswerAsync(
            RewardBook.Once(Caller.System(BookId.Live, "recipient")), Id<Recipient>.New(), SmsConsent.In))).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Recipients_of_others_are_not_found(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var (mine, other) = ((await world.ActiveAsync()).Id, (await world.ActiveAsync()).Id);
        var one = await world.AddAsync(mine);
        Assert.Equal("recipient_not_found", (await world.InviteAsync(other, one.Id)).Code);
        var (house, _) = await world.Book.AnotherClientAsync();
        var foreign = RewardScope.OfClient(RewardBook.Of(5, Role.ClientManager, house));
        var place = new RecipientPlace(foreign, mine, one.Id);
        Assert.Equal("campaign_not_found", (await Outcome.OfAsync(() => world.Recipients.RemoveAsync(
            RewardBook.Once(foreign.Caller), place))).Code);
        Assert.Equal("campaign_not_found", (await Outcome.OfAsync(() => world.Invitations.InviteAsync(
            RewardBook.Once(foreign.Caller), place, new SendBody()))).Code);
        await Assert.ThrowsAsync<Refusal>(() => world.People.GetAsync(place));
        await Assert.ThrowsAsync<Refusal>(() => world.People.ListAsync(
            foreign, mine, new RecipientFilter(), new PageRequest()));
    }

    private static Task<Outcome> TryAsync(CampaignWorld world, Id<Campaign> campaign, RecipientBody body) =>
        Outcome.OfAsync(() => world.Recipients.AddAsync(world.Once, world.Scope, campaign, body));

    private static async Task<string?> EditAsync(
        CampaignWorld world, RecipientPlace place, string? ifMatch, string email) =>
        (await Outcome.OfAsync(() => world.Recipients.EditAsync(
            world.Once, place, ifMatch, new JsonObject { ["email"] = email }))).Code;

    private static async Task<IReadOnlyList<RecipientView>> ListAsync(
        CampaignWorld world, Id<Campaign> campaign, RecipientFilter filter) =>
        (await world.People.ListAsync(world.Scope, campaign, filter, new PageRequest())).Data;
}
