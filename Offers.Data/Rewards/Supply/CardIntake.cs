using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>What is wrong with a delivered card.</summary>
internal enum IntakeFault
{
    /// <summary>Its code is known already: it was sold before.</summary>
    Known,

    /// <summary>Its face value is not the one that was ordered.</summary>
    OtherValue,

    /// <summary>Its time was over when it came.</summary>
    Expired,
}

/// <summary>A delivered card, what it cost and what is wrong with it.</summary>
internal sealed record IntakePart(SealedSupply Supply, long CostMinor, IntakeFault? Fault);

/// <summary>What a delivery is judged by.</summary>
/// <param name="Delivery">What came.</param>
/// <param name="Order">What was ordered.</param>
/// <param name="Value">The face value that was ordered.</param>
/// <param name="Known">The hashes, in hexadecimal digits, of codes that are known already.</param>
/// <param name="Today">The day.</param>
internal sealed record IntakeFacts(
    SealedDelivery Delivery, SupplierOrder Order, Money Value, IReadOnlySet<string> Known, DateOnly Today);

/// <summary>
/// A delivery, judged card by card. The charge is shared out over all cards of the delivery, the first ones bearing
/// what does not divide, so that what was paid is what the cards cost, good and bad together.
/// </summary>
internal sealed record CardIntake(IReadOnlyList<IntakePart> Parts, long ChargedMinor, string? Dispute)
{
    /// <summary>How many cards are new, good and bad.</summary>
    internal int Kept => Parts.Count(x => x.Fault != IntakeFault.Known);

    /// <summary>What the good ones cost.</summary>
    internal long GoodMinor => Parts.Where(x => x.Fault is null).Sum(x => x.CostMinor);

    /// <summary>What the others cost.</summary>
    internal long LostMinor => ChargedMinor - GoodMinor;

    /// <summary>Judges a delivery.</summary>
    internal static CardIntake Judge(IntakeFacts facts)
    {
        var seen = new HashSet<string>(facts.Known, StringComparer.Ordinal);
        var (cards, charged) = (facts.Delivery.Cards, ChargeOf(facts));
        var (each, rest) = Math.DivRem(charged, cards.Count);
        var parts = cards.Select((card, place) =>
        {
            var fault = !seen.Add(Convert.ToHexString(card.Secret.Hash)) ? IntakeFault.Known
                : card.Value != facts.Value ? IntakeFault.OtherValue
                : card.LastDay < facts.Today ? IntakeFault.Expired
                : (IntakeFault?)null;
            return new IntakePart(card, each + (place < rest ? 1 : 0), fault);
        }).ToList();
        return new CardIntake(parts, charged, DisputeOf(facts, parts));
    }

    // What is charged in another currency cannot be paid from here; people settle it with the supplier.
    private static long ChargeOf(IntakeFacts facts) =>
        facts.Delivery.Charged.Currency == facts.Order.Currency ? facts.Delivery.Charged.Minor : 0;

    private static string? DisputeOf(IntakeFacts facts, List<IntakePart> parts)
    {
        var (order, delivery) = (facts.Order, facts.Delivery);
        var faults = new List<string>();
        Say(IntakeFault.Known, "{0} with a code that we have already");
        Say(IntakeFault.OtherValue, $"{{0}} not of {facts.Value} {facts.Value.Currency}");
        Say(IntakeFault.Expired, "{0} whose time was over");
        if (parts.Count != order.Count)
        {
            faults.Add($"{parts.Count} of {order.Count} came");
        }

        if (delivery.Charged != order.Cost)
        {
            var (charged, cost) = (delivery.Charged, order.Cost);
            faults.Add($"{charged} {charged.Currency} charged instead of {cost} {cost.Currency}");
        }

        return faults.Count == 0 ? null : $"Not as ordered: {string.Join("; ", faults)}.";

        void Say(IntakeFault fault, string words)
        {
            if (parts.Count(x => x.Fault == fault) is > 0 and var count)
            {
                faults.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, $"{count} cards"));
            }
        }
    }
}
