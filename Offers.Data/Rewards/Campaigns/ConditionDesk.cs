using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Whose condition was completed, and by what; exactly one of the first three names the recipient.</summary>
/// <param name="RecipientId">The recipient.</param>
/// <param name="Reference">What the client calls him.</param>
/// <param name="RedemptionCode">His code.</param>
/// <param name="Trigger">What completed it; where it is sent, it must be the condition's.</param>
public sealed record CompleteBody(
    Id<Recipient>? RecipientId = null, string? Reference = null, string? RedemptionCode = null,
    ConditionTrigger? Trigger = null);

/// <summary>A condition that a recipient has completed, for which he gets one reward.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Recipient">The recipient.</param>
/// <param name="Number">The condition's number.</param>
/// <param name="Code">His redemption code.</param>
/// <param name="Value">The face value that it gives.</param>
/// <param name="Delivery">Where the reward is sent; null where no way is open.</param>
public sealed record CompletedCondition(
    Id<Campaign> Campaign, Id<Recipient> Recipient, int Number, string Code, Money Value,
    (MessageChannel Channel, string Address)? Delivery);

/// <summary>
/// Gives the one reward of a completed condition; asked for again it answers the same redemption. Redemptions register
/// it: without it a completed condition is only recorded, and its reward is owed.
/// </summary>
public delegate Task<Answer> ConditionReward(CommandRequest request, CompletedCondition completed);

/// <summary>What completing a condition brought.</summary>
/// <param name="RecipientId">The recipient.</param>
/// <param name="Number">The condition's number.</param>
/// <param name="CompletedAt">When it was completed first.</param>
/// <param name="Redemption">The redemption that it gave; null while its reward is owed.</param>
/// <param name="Code">Why it has no redemption yet.</param>
/// <param name="Reason">The same in a sentence.</param>
public sealed record ConditionAnswer(
    Id<Recipient> RecipientId, int Number, DateTimeOffset CompletedAt, JsonElement? Redemption, string? Code = null,
    string? Reason = null);

/// <summary>
/// Completes conditions: each once for a recipient, in order where the campaign says so, and each gives exactly one
/// redemption. The completion is a commit of its own, so that a reward that cannot be given now is owed and given
/// later.
/// </summary>
public sealed class ConditionDesk(UnitOfWork writes, OffersDatabase database, ConditionReward? reward = null)
{
    /// <summary>Completes a condition and gives its reward.</summary>
    /// <returns>201 with the redemption, 202 while its reward is owed.</returns>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>, <c>condition_not_found</c>,
    /// <c>validation_failed</c>; <c>condition_out_of_order</c>, <c>campaign_inactive</c>, <c>campaign_paused</c>,
    /// <c>expired</c>, <c>opt_out</c> as answers.</exception>
    public async Task<Answer> CompleteAsync(
        CommandRequest request, (RewardScope Scope, Id<Campaign> Campaign, int Number) which, CompleteBody body)
    {
        var completion = await RecordAsync(request with { Key = request.Key.Part("completed") }, which, body);
        if (completion.IsRefusal || request.Mode == RunMode.DryRun)
        {
            return completion;
        }

        var done = completion.Read<Done>();
        var given = await GiveAsync(request with { Key = request.Key.Part("reward") }, done.RecipientId, which.Number);
        var answer = new ConditionAnswer(done.RecipientId, which.Number, done.CompletedAt, null);
        return given switch
        {
            null => Accepted(answer),
            { IsRefusal: true } => Accepted(Blamed(answer, given)),
            _ => Answer.Created(
                answer with { Redemption = JsonSerializer.Deserialize<JsonElement>(given.Body) },
                given.Location ?? $"/api/v1/campaigns/{which.Campaign}/recipients/{done.RecipientId}"),
        };
    }

    /// <summary>Gives the reward of a condition that was completed before; null where nothing gives rewards.</summary>
    internal async Task<Answer?> GiveAsync(CommandRequest request, Id<Recipient> recipient, int number) =>
        reward is null ? null : await reward(request, await ReadAsync(request.Caller.Book, recipient, number));

    private static Answer Accepted(ConditionAnswer answer) => new(202, OffersJson.Bytes(answer));

    private static ConditionAnswer Blamed(ConditionAnswer answer, Answer given)
    {
        var refusal = Problem.ToRefusal(given.Body);
        return answer with { Code = refusal.Code.Code, Reason = refusal.Detail };
    }

    private Task<Answer> RecordAsync(
        CommandRequest request, (RewardScope Scope, Id<Campaign> Campaign, int Number) which, CompleteBody body) =>
        writes.RunAsync(request, new Deed("rewards.recipient.complete", which.Campaign.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(which.Scope, which.Campaign);
            var recipient = await FindAsync(work, campaign, body);
            var conditions = (await work.Db.ContentsAsync([campaign]))[0].Conditions;
            await work.LoadAsync(new RowNames().Need(RewardRows.StepsOf, recipient.Id));
            var steps = work.FindAll(RewardRows.StepsOf, recipient.Id);
            var condition = CampaignRule.Completed(
                conditions, (which.Number, body.Trigger), campaign.Order, [.. steps.Select(x => x.Condition)]);
            CheckCode(condition, recipient, body);
            if (steps.FirstOrDefault(x => x.Condition == condition.Number) is { } before)
            {
                return Answer.Ok(new Done(recipient.Id, before.CompletedAt));
            }

            CampaignRule.CheckRuns(campaign, work.Now);
            if (recipient.Consent == SmsConsent.Out)
            {
                throw RewardCodes.OptOut.Because();
            }

            work.Add(new RecipientStep(recipient.Id, condition.Number, work.Now));
            work.Tell(campaign, recipient, new RecipientDeed("complete", "condition_completed")
            {
                What = new { number = condition.Number, trigger = condition.Trigger },
            });
            return Answer.Ok(new Done(recipient.Id, work.Now));
        });

    private static void CheckCode(CampaignCondition condition, Recipient recipient, CompleteBody body)
    {
        if (condition.Trigger == ConditionTrigger.CodeEntered
            && RedemptionCode.Normal(body.RedemptionCode) != recipient.Code)
        {
            throw Refusal.OfField("redemptionCode", "This condition is completed by the recipient's code.");
        }
    }

    private static async Task<Recipient> FindAsync(ClosureWork work, Campaign campaign, CompleteBody body)
    {
        var found = work.Db.Recipients.AsNoTracking()
            .Where(x => x.Campaign == campaign.Id && x.Status != RecipientStatus.Removed);
        var code = RedemptionCode.Normal(body.RedemptionCode);
        var named = (body.RecipientId, Text.Optional("reference", body.Reference, Limits.Reference), code) switch
        {
            ({ } id, _, _) => found.Where(x => x.Id == id),
            (_, { } reference, _) => found.Where(x => x.Reference == reference),
            (_, _, { } own) => found.Where(x => x.Code == own),
            _ => throw Refusal.OfField(
                "recipientId", "Name the recipient by 'recipientId', 'reference' or 'redemptionCode'."),
        };
        var ids = await named.Select(x => x.Id).Take(2).ToListAsync();
        if (ids is not [var one])
        {
            throw ids.Count == 0
                ? RewardCodes.RecipientNotFound.Because()
                : Refusal.OfField("reference", "Several recipients have this reference; name one by 'recipientId'.");
        }

        await work.LoadAsync(new RowNames().Need(RewardRows.Recipient, one));
        return work.Find(RewardRows.Recipient, one)!;
    }

    private async Task<CompletedCondition> ReadAsync(BookId book, Id<Recipient> id, int number)
    {
        await using var db = database.Read(book);
        var recipient = await db.Recipients.SingleAsync(x => x.Id == id);
        var condition = await db.CampaignConditions.SingleAsync(
            x => x.Campaign == recipient.Campaign && x.Number == number);
        var value = await db.Denominations.SingleAsync(x => x.Id == condition.Denomination);
        (MessageChannel, string)? delivery = recipient.Email is { } email ? (MessageChannel.Email, email)
            : recipient is { Phone: { } phone, Consent: SmsConsent.In } ? (MessageChannel.Sms, phone) : null;
        return new CompletedCondition(
            recipient.Campaign, id, number, recipient.Code, value.Value, delivery);
    }

    private sealed record Done(Id<Recipient> RecipientId, DateTimeOffset CompletedAt);
}

/// <summary>A reward that is owed for a completed condition.</summary>
/// <param name="Recipient">The recipient.</param>
/// <param name="Number">The condition's number.</param>
/// <param name="CompletedAt">When it was completed.</param>
public sealed record OwedReward(Id<Recipient> Recipient, int Number, DateTimeOffset CompletedAt);

/// <summary>
/// Gives rewards of completed conditions that could not be given at once: the campaign was paused for want of credit,
/// no card was there, or the process ended in between.
/// </summary>
public sealed class OwedRewards(OffersDatabase database, ConditionDesk desk, TimeProvider time)
{
    /// <summary>How many one run tries at most.</summary>
    public const int AtMost = 200;

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(30);

    /// <summary>Rewards that are owed by campaigns that run, the longest owed first.</summary>
    public async Task<IReadOnlyList<OwedReward>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var (before, after) = (now - _patience, now - _longest);
        return await (
            from step in db.RecipientSteps
            join recipient in db.Recipients on step.Recipient equals recipient.Id
            join campaign in db.Campaigns on recipient.Campaign equals campaign.Id
            where campaign.Status == CampaignStatus.Active && step.CompletedAt < before && step.CompletedAt > after
                && recipient.Status != RecipientStatus.Removed && recipient.Consent != SmsConsent.Out
                && recipient.Taken < campaign.PerPersonLimit
                && !db.Redemptions.Any(x => x.Recipient == recipient.Id && x.Condition == step.Condition)
            orderby step.CompletedAt
            select new OwedReward(recipient.Id, step.Condition, step.CompletedAt)).Take(AtMost).ToListAsync();
    }

    /// <summary>Tries to give one.</summary>
    public async Task<Answer> GiveAsync(CommandRequest request, OwedReward owed) =>
        await desk.GiveAsync(request, owed.Recipient, owed.Number) ?? Answer.None();
}
