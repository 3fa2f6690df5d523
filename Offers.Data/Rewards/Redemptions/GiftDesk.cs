using System.Text.Json;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Which of his cards the owner of a code wants to see.</summary>
/// <param name="Redemption">One that he has; null for the one that he may have now.</param>
/// <param name="Value">The face value that he chose, where there is a choice.</param>
/// <param name="Mark">The mark that his device keeps.</param>
public sealed record GiftWish(Id<Redemption>? Redemption, AmountText? Value, string? Mark);

/// <summary>What the owner of a code gets to see.</summary>
/// <param name="Redemption">The redemption.</param>
/// <param name="Card">The card in clear; null while it is awaited.</param>
/// <param name="Value">The face value.</param>
public sealed record GiftShown(Id<Redemption> Redemption, CardView? Card, Money Value);

/// <summary>
/// Shows cards to those who have the code: the first time it is redeemed, and then the same one again.
/// </summary>
public sealed class GiftDesk(
    RedeemDesk redeem, RedemptionDesk cards, RedemptionQueries queries, RedeemOrigins origins)
{
    private const string StaffReason = "Opened on the recipient's page.";

    /// <summary>Shows a card.</summary>
    /// <exception cref="Refusal">All of <see cref="RedeemDesk"/>; <c>redemption_not_found</c>.</exception>
    public async Task<GiftShown> ShowAsync(Caller caller, GiftView gift, GiftWish wish)
    {
        var request = CommandRequest.Once(caller);
        var item = gift.Items.FirstOrDefault(x => x.Redemption == wish.Redemption);
        if (wish.Redemption is { } id)
        {
            if (item is null)
            {
                throw RewardCodes.RedemptionNotFound.Because();
            }

            if (item.HasCard)
            {
                return new GiftShown(id, await cards.OpenAsync(request, null, id, WhyOf(caller)), item.Values[0]);
            }

            if (item.IsAwaited)
            {
                return new GiftShown(id, null, item.Values[0]);
            }
        }

        var value = wish.Value ?? (item?.Values is [var only] ? AmountText.Of(only) : null);
        var body = new RedeemBody(gift.Campaign, RedemptionCode: gift.Code, Denomination: value)
        {
            Condition = item?.Condition ?? 0,
        };
        var origin = new RedeemOrigin(await origins.OfAsync(caller, wish.Mark), CardSight.Clear);
        var answer = (await redeem.RedeemOpenAsync(request, body, origin)).Check();
        var shown = answer.Status == 202 ? answer : await cards.UncoverOpenAsync(request, answer);
        return Read(shown);
    }

    /// <summary>What administrators see of a card beside its owner's page.</summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>.</exception>
    public Task<RedemptionView> StaffAsync(Caller caller, Id<Redemption> id) =>
        queries.GetAsync(RewardScope.OfPlatform(caller), id);

    // Staff are counted, and their looks recorded with a reason, on this page as on their own.
    private static string? WhyOf(Caller caller) => caller.IsAdministrator ? StaffReason : null;

    private static GiftShown Read(Answer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        var redemption = body.RootElement.GetProperty("redemption");
        var currency = Currency.Parse(redemption.GetProperty("currency").GetString());
        return new GiftShown(
            RedeemAnswers.IdOf(answer),
            body.RootElement.GetProperty("card").Deserialize<CardView?>(OffersJson.Options),
            Money.Parse(redemption.GetProperty("value").GetString(), currency));
    }
}
