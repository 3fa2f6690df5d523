using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Who redeems, and how he sees the card.</summary>
/// <param name="From">From where, for the rules; null where a caller's system asks for somebody else.</param>
/// <param name="Sight">How he sees the card.</param>
public sealed record RedeemOrigin(RedeemedFrom? From = null, CardSight Sight = CardSight.Masked);

/// <summary>Turns codes into cards.</summary>
public sealed class RedeemDesk(
    OffersDatabase database, UnitOfWork writes, RedeemGrounds grounds, RedemptionQueries queries,
    SagaRunner? sagas = null)
{
    private const int MostTries = 6;

    /// <summary>Redeems for a client's, an agency's or the platform's caller.</summary>
    /// <returns>201 with the card, 200 where the code was redeemed before, 202 while there is no card yet; cards are
    /// masked.</returns>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>campaign_not_found</c>,
    /// <c>condition_not_found</c>; all others of <see cref="RedeemRule"/>, <c>already_redeemed</c>,
    /// <c>no_cards_available</c> and <c>insufficient_credit</c> as answers.</exception>
    public Task<Answer> RedeemAsync(CommandRequest request, RedeemBody body) =>
        RedeemAsync(request, body, new RedeemOrigin());

    /// <summary>The same for a caller of whom more is known.</summary>
    public async Task<Answer> RedeemAsync(CommandRequest request, RedeemBody body, RedeemOrigin origin)
    {
        var id = body.CampaignId ?? throw Refusal.OfField("campaignId", "'campaignId' is required.");
        var scope = RewardScope.Of(request.Caller);
        return await TryAsync(request, (body with { CampaignId = id }, origin), campaign => scope.Reaches(campaign));
    }

    /// <summary>
    /// Gives the reward of a condition that was completed; whether the caller may, was asked when it was completed.
    /// </summary>
    public Task<Answer> RewardAsync(CommandRequest request, CompletedCondition completed)
    {
        var body = new RedeemBody(
            completed.Campaign, RedemptionCode: completed.Code, RecipientId: completed.Recipient,
            DeliveryMethod: completed.Delivery?.Channel, DeliveryAddress: completed.Delivery?.Address)
        {
            Condition = completed.Number,
        };
        return TryAsync(request, (body, new RedeemOrigin()), static _ => true);
    }

    /// <summary>Redeems for somebody who is not signed in and has the code.</summary>
    internal Task<Answer> RedeemOpenAsync(CommandRequest request, RedeemBody body, RedeemOrigin origin) =>
        TryAsync(request, (body, origin), static _ => true);

    private async Task<Answer> TryAsync(
        CommandRequest request, (RedeemBody Body, RedeemOrigin Origin) what, Func<Campaign, bool> reaches)
    {
        var code = RedemptionCode.Read(what.Body.RedemptionCode);
        for (var attempt = 1; ; attempt++)
        {
            var ask = new RedeemAsk(what.Body.CampaignId!.Value, what.Body);
            var mode = attempt == 1 ? ReadMode.Remembered : ReadMode.Anew;
            if (await grounds.ReadAsync(request.Caller.Book, ask, mode) is not { } read
                || !reaches(read.Ground.Campaign))
            {
                throw RewardCodes.CampaignNotFound.Because();
            }

            try
            {
                var wish = await WishAsync(request.Caller, code, what, read);
                var answer = await writes.SubmitAsync(new Redeem(read.Ground, wish), request);
                return request.Mode == RunMode.DryRun ? answer : await FinishAsync(request.Caller, answer);
            }
            catch (Refusal refusal) when (RedeemPlan.IsOld(refusal))
            {
                // Somebody took the last card, or changed who pays, between reading and the pen.
                if (attempt == MostTries)
                {
                    throw PlatformCodes.Busy.Because();
                }
            }
        }
    }

    private async Task<RedeemWish> WishAsync(
        Caller caller, string code, (RedeemBody Body, RedeemOrigin Origin) what,
        (RedeemGround Ground, int Condition) read)
    {
        var from = what.Origin.From ?? new RedeemedFrom(caller.Ip, caller.UserAgent, null, null);
        var wish = new RedeemWish
        {
            Code = code,
            Condition = read.Condition,
            Denomination = what.Body.Denomination is null ? null : read.Ground.Denomination?.Id,
            Claimed = what.Body.RecipientId,
            Delivery = what.Body.Delivery(),
            From = from,
            Sight = what.Origin.Sight == CardSight.Clear || CardRights.MaySee(caller, read.Ground.Client)
                ? CardSight.Clear : CardSight.Masked,
        };
        if (read.Condition == 0 && read.Ground.Rules.Count == 0)
        {
            return wish;
        }

        await using var db = database.Read(caller.Book);
        Id<Recipient>? recipient = read.Condition == 0 ? null : await db.Recipients.Where(x => x.Code == code)
            .Select(x => (Id<Recipient>?)x.Id).SingleOrDefaultAsync();
        var verdict = await FraudReading.JudgeAsync(
            db, read.Ground.Rules, (from, read.Ground.Campaign.Id), queries.Time);
        return wish with { Recipient = recipient, Verdict = verdict };
    }

    // A card that is there was answered as it is kept; all else is told as it stands now.
    private async Task<Answer> FinishAsync(Caller caller, Answer answer)
    {
        if (answer.IsRefusal || answer.Status == 201)
        {
            return answer;
        }

        var id = RedeemAnswers.IdOf(answer);
        if (answer is { Status: 202, Replayed: false }
            && await queries.SagaOfAsync(caller.Book, id) is { } saga && sagas is not null)
        {
            using var patience = new CancellationTokenSource(grounds.Patience);
            await sagas.RunAsync(caller.Book, saga, patience.Token);
        }

        return await queries.AnswerAsync(caller, id, answer);
    }
}
