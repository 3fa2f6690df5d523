using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>A delivered card whose secret is sealed already.</summary>
/// <param name="Secret">The sealed secret.</param>
/// <param name="Value">The face value that the supplier says it has.</param>
/// <param name="LastDay">The last day on which it pays.</param>
public sealed record SealedSupply(SealedCard Secret, Money Value, DateOnly? LastDay);

/// <summary>A delivery as it goes under the pen: its secrets were sealed as soon as they were read.</summary>
/// <param name="Number">The supplier's own number of the order.</param>
/// <param name="Charged">What it charged for all cards together.</param>
/// <param name="Cards">The cards.</param>
public sealed record SealedDelivery(string? Number, Money Charged, IReadOnlyList<SealedSupply> Cards);

/// <summary>
/// Turns answers of suppliers into what sagas go by. Done outside the pen, since sealing may read keys.
/// </summary>
public sealed class SupplierOutcomes(CardVault vault)
{
    private static readonly TimeSpan _askAfter = TimeSpan.FromSeconds(5);

    /// <summary>What an answer means for the saga of the order.</summary>
    public async Task<CallOutcome> OfAsync(SupplierReply reply) => reply switch
    {
        SupplierReply.Delivered delivered => new CallOutcome.Confirmed(await SealAsync(delivered.Delivery)),
        SupplierReply.Working => new CallOutcome.Unknown("It works on it.", _askAfter),
        SupplierReply.Refused refused => new CallOutcome.Refused(refused.Code, refused.Text),
        SupplierReply.Cancelled => new CallOutcome.Refused(CancelledCode, "It was taken back at the supplier."),
        SupplierReply.NotFound => new CallOutcome.NotFound(),
        SupplierReply.Unreached unreached => new CallOutcome.Unreached(unreached.Text, unreached.RetryAfter),
        SupplierReply.Silent silent => new CallOutcome.Unknown(silent.Text),
        _ => throw new InvalidOperationException("An answer of a kind that there is not."),
    };

    /// <summary>The code of an order that was taken back.</summary>
    internal const string CancelledCode = "cancelled";

    private async Task<SealedDelivery> SealAsync(SupplierDelivery delivery)
    {
        var sealer = await vault.SealerAsync();
        return new SealedDelivery(delivery.Number, delivery.Charged, [.. delivery.Cards.Select(
            card => new SealedSupply(sealer.Seal(card.Secret), card.Value, card.LastDay))]);
    }
}
