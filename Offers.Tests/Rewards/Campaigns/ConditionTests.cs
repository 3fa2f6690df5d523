using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Conditions: completed once, in order where the campaign says so, each with one reward.</summary>
public sealed class ConditionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_condition_is_completed_once_and_gives_one_reward(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var (campaign, one) = await SceneAsync(world, ConditionOrder.Any);
        var given = new List<CompletedCondition>();
        var desk = new ConditionDesk(world.Book.Writer, world.Book.Book.Database, (_, done) =>
        {
            given.Add(done);
            return Task.FromResult(Answer.Created(new { id = "rdm_1" }, "/api/v1/rewards/redemptions/rdm_1"));
        });
        var answer = await CompleteAsync(world, desk, (campaign, 2), new CompleteBody(Reference: "C-1"));
        Assert.Equal(201, answer.Answer!.Status);
        var again = await CompleteAsync(world, desk, (campaign, 2), new CompleteBody(one.Id));
        Assert.Equal(
            answer.Answer.Read<ConditionAnswer>().CompletedAt, again.Answer!.Read<ConditionAnswer>().CompletedAt);
        Assert.Equal(1, await world.Book.Book.CountAsync<RecipientStep>());
        Assert.All(given, x => Assert.Equal(
            (campaign, one.Id, 2, "50.00", (MessageChannel.Email, "amal@example.com")),
            (x.Campaign, x.Recipient, x.Number, x.Value.ToString(), x.Delivery!.Value)));
        Assert.Equal([2], (await world.PersonAsync(campaign, one.Id)).Completed);
        Assert.Equal(1, (await world.Queries.GetAsync(world.Scope, campaign)).Conditions[1].Completed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Complete_out_of_order_or_by_another_trigger_is_refused(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var (campaign, one) = await SceneAsync(world, ConditionOrder.Ordered);
        var desk = new ConditionDesk(world.Book.Writer, world.Book.Book.Database);
        Assert.Equal("condition_out_of_order", (await CompleteAsync(
            world, desk, (campaign, 2), new CompleteBody(one.Id))).Code);
        Assert.Equal("condition_not_found", (await CompleteAsync(
            world, desk, (campaign, 3), new CompleteBody(one.Id))).Code);
        Assert.Equal("validation_failed", (await CompleteAsync(
            world, desk, (campaign, 1), new CompleteBody(one.Id, Trigger: ConditionTrigger.ApiEvent))).Code);
        Assert.Equal("validation_failed", (await CompleteAsync(
            world, desk, (campaign, 1), new CompleteBody(one.Id))).Code);
        Assert.Equal("validation_failed", (await CompleteAsync(world, desk, (campaign, 1), new CompleteBody())).Code);
        Assert.Equal("recipient_not_found", (await CompleteAsync(
            world, desk, (campaign, 1), new CompleteBody(Reference: "C-9"))).Code);

        // Nobody gives rewards here, so it is owed.
        var owed = await CompleteAsync(world, desk, (campaign, 1), new CompleteBody(RedemptionCode: one.Code));
        Assert.Equal(202, owed.Answer!.Status);
        Assert.Equal(202, (await CompleteAsync(world, desk, (campaign, 2), new CompleteBody(one.Id))).Answer!.Status);
        await world.ConsentAsync(campaign, one.Id, SmsConsent.Out);
        Assert.Equal(202, (await CompleteAsync(world, desk, (campaign, 2), new CompleteBody(one.Id))).Answer!.Status);
        await world.MoveAsync(campaign, "pause");
        var two = await world.AddAsync(campaign, "Bilal");
        Assert.Equal("campaign_paused", (await CompleteAsync(
            world, desk, (campaign, 1), new CompleteBody(RedemptionCode: two.Code))).Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reward_that_could_not_be_given_is_owed_and_given_later(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var (campaign, one) = await SceneAsync(world, ConditionOrder.Any);
        var isShort = true;
        var desk = new ConditionDesk(world.Book.Writer, world.Book.Book.Database, async (request, done) =>
        {
            if (isShort)
            {
                return Answer.Of(RewardCodes.InsufficientCredit.Because("Nothing is left."), request.Caller);
            }

            var row = await GiveAsync(world, done);
            return Answer.Ok(new { id = row.ObjectId });
        });
        var answer = await CompleteAsync(world, desk, (campaign, 2), new CompleteBody(one.Id));
        Assert.Equal(202, answer.Answer!.Status);
        Assert.Equal("insufficient_credit", answer.Answer.Read<ConditionAnswer>().Code);
        var owed = new OwedRewards(world.Book.Book.Database, desk, world.Book.Clock);
        Assert.Empty(await owed.DueAsync(BookId.Live));
        world.Book.Clock.Advance(TimeSpan.FromMinutes(2));
        isShort = false;
        var due = Assert.Single(await owed.DueAsync(BookId.Live));
        (await owed.GiveAsync(RewardBook.Once(RewardBook.Admin), due)).Check();
        Assert.Empty(await owed.DueAsync(BookId.Live));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_at_once_complete_it_once(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var (campaign, one) = await SceneAsync(world, ConditionOrder.Any);
        var desk = new ConditionDesk(world.Book.Writer, world.Book.Book.Database);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            CompleteAsync(world, desk, (campaign, 2), new CompleteBody(one.Id))));
        Assert.All(outcomes, x => Assert.Equal(202, x.Answer!.Status));
        Assert.Equal(1, await world.Book.Book.CountAsync<RecipientStep>());
        Assert.Equal(1, await world.Book.Book.ReadAsync(
            db => db.Events.CountAsync(x => x.Type == "rewards.recipient.condition_completed")));
    }

    private static async Task<Redemption> GiveAsync(CampaignWorld world, CompletedCondition done)
    {
        Redemption? made = null;
        (await world.Book.Writer.RunAsync(RewardBook.Once(RewardBook.Admin), new Deed("test.give", ""), async work =>
        {
            await work.LoadAsync(new RowNames().Need(RewardRows.Campaign, done.Campaign));
            made = work.Add(new Redemption(
                work.Find(RewardRows.Campaign, done.Campaign)!,
                new RedemptionFacts(done.Code, done.Number, world.Book.Values[50], done.Value, done.Recipient),
                new RedeemedFrom(null, null, null, null), work.Now));
            return Answer.None();
        })).Check();
        return made!;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reference_that_is_no_text_is_refused(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var (campaign, _) = await SceneAsync(world, ConditionOrder.Any);
        var desk = new ConditionDesk(world.Book.Writer, world.Book.Book.Database);
        var outcome = await CompleteAsync(world, desk, (campaign, 2), new CompleteBody(Reference: "C\0-1"));
        Assert.Equal("validation_failed", outcome.Code);
    }

    private static async Task<(Id<Campaign> Campaign, CampaignWorld.Person One)> SceneAsync(
        CampaignWorld world, ConditionOrder order)
    {
        var campaign = (await world.ActiveAsync(world.Body() with
        {
            ConditionOrder = order, PerRecipientLimit = 2,
            Conditions =
            [
                new ConditionBody(ConditionTrigger.CodeEntered, world.Book.Values[25].Id),
                new ConditionBody(ConditionTrigger.CallCompleted, world.Book.Values[50].Id),
            ],
        })).Id;
        var one = (await world.Recipients.AddAsync(world.Once, world.Scope, campaign, new RecipientBody
        {
            Name = "Amal", Email = "amal@example.com", Reference = "C-1",
        })).Read<CampaignWorld.Person>();
        return (campaign, one);
    }

    private static Task<Outcome> CompleteAsync(
        CampaignWorld world, ConditionDesk desk, (Id<Campaign> Campaign, int Number) which, CompleteBody body) =>
        Outcome.OfAsync(() => desk.CompleteAsync(world.Once, (world.Scope, which.Campaign, which.Number), body));
}
