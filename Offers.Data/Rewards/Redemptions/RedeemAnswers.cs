using System.Text.Json;
using System.Text.Json.Nodes;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Answers of redeeming as bytes: what is kept has no clear card, which is put in as it goes out.</summary>
internal static class RedeemAnswers
{
    /// <summary>Which redemption an answer tells of.</summary>
    internal static Id<Redemption> IdOf(Answer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return Id<Redemption>.Parse(body.RootElement.GetProperty("redemption").GetProperty("id").GetString()!);
    }

    /// <summary>Whose redemption an answer tells of.</summary>
    internal static Id<Client> ClientOf(Answer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return Id<Client>.Parse(
            body.RootElement.GetProperty("redemption").GetProperty("client").GetProperty("id").GetString()!);
    }

    /// <summary>Whether the command that answers has counted already that the card is shown.</summary>
    internal static bool WasShown(Answer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return answer is { Status: 201, Replayed: false }
            && body.RootElement.GetProperty("redemption").GetProperty("reveals").GetInt32() > 0;
    }

    /// <summary>The same answer with the card in clear; never kept.</summary>
    internal static Answer WithCard(Answer answer, CardView card)
    {
        var body = JsonNode.Parse(answer.Body)!.AsObject();
        body["card"] = JsonSerializer.SerializeToNode(card, OffersJson.Options);
        return answer with { Body = OffersJson.Bytes(body) };
    }

    /// <summary>The refusal of a redemption that has ended without a card.</summary>
    internal static Refusal Ended(Redemption redemption) => redemption.Status == RedemptionStatus.Revoked
        ? RewardCodes.AlreadyRedeemed.Because("Its card was taken back.", ("redemptionId", redemption.Id))
        : RefusalCodes.All.TryGetValue(redemption.FailureCode ?? "", out var code)
            ? code.Because(null, ("redemptionId", redemption.Id))
            : RewardCodes.NoCardsAvailable.Because(redemption.Reason, ("redemptionId", redemption.Id));
}
