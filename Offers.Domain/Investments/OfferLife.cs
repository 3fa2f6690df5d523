using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>The state table of an offer, and what stands against publishing it.</summary>
public static class OfferLife
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<InvestmentOffer, OfferStatus> Machine = new(offer => offer.Status,
    [
        new(OfferStatus.Draft, "publish", OfferStatus.Live, "Admin", FaultOfPublishing),
        new(OfferStatus.Live, "pause", OfferStatus.Paused, "Admin"),
        new(OfferStatus.Paused, "resume", OfferStatus.Live, "Admin"),
        new(OfferStatus.Live, "close", OfferStatus.Closed, "Admin"),
        new(OfferStatus.Paused, "close", OfferStatus.Closed, "Admin"),
        new(OfferStatus.Closed, "settle", OfferStatus.Settling, "Admin"),
        new(OfferStatus.Live, "cancel", OfferStatus.Cancelling, "Admin"),
        new(OfferStatus.Paused, "cancel", OfferStatus.Cancelling, "Admin"),
        new(OfferStatus.Closed, "cancel", OfferStatus.Cancelling, "Admin"),
        new(OfferStatus.Settled, "payout", OfferStatus.Settled, "Admin"),
        new(OfferStatus.Settled, "fund", OfferStatus.Settled, "Admin"),
        new(OfferStatus.InArrears, "fund", OfferStatus.InArrears, "Admin"),
        new(OfferStatus.Settled, "distribute", OfferStatus.Settled, "Admin"),
        new(OfferStatus.InArrears, "distribute", OfferStatus.InArrears, "Admin"),
        new(OfferStatus.Settled, "repay", OfferStatus.Repaying, "Admin"),
        new(OfferStatus.InArrears, "repay", OfferStatus.Repaying, "Admin"),
        new(OfferStatus.Settling, "finish", OfferStatus.Settled, Actors.System),
        new(OfferStatus.Cancelling, "finish", OfferStatus.Cancelled, Actors.System),
        new(OfferStatus.Repaying, "finish", OfferStatus.Repaid, Actors.System),
    ]);

    /// <summary>True once the investors' money is in the offer's pool and no longer in their wallets.</summary>
    public static bool IsSettled(OfferStatus status) => status is OfferStatus.Settled or OfferStatus.InArrears
        or OfferStatus.Repaying or OfferStatus.Repaid;

    /// <summary>Why the offer could not be live now; null when it could.</summary>
    public static Refusal? Fault(InvestmentOffer offer, DateTimeOffset now)
    {
        var faults = new Dictionary<string, string[]>(offer.Terms.Faults(), StringComparer.Ordinal);
        if (offer.ClosesAt <= now)
        {
            faults["closesAt"] = ["The closing time has passed."];
        }

        if (offer.MaturityDate <= DateOnly.FromDateTime(now.UtcDateTime))
        {
            faults["maturityDate"] = ["Maturity has passed."];
        }

        foreach (var (field, sentence) in PackRule.Faults(offer))
        {
            faults[field] = [sentence];
        }

        return faults.Count == 0
            ? null
            : InvestmentCodes.OfferNotInvestable.Because(
                string.Join(' ', faults.Values.SelectMany(x => x)), ("errors", faults));
    }

    // Documents are judged once: what is asked for later is not for offers that are live already.
    private static Refusal? FaultOfPublishing(InvestmentOffer offer, DateTimeOffset now) =>
        Fault(offer, now) ?? FaultOfDocuments(offer);

    private static Refusal? FaultOfDocuments(InvestmentOffer offer) => offer.DocumentsMissing is [_, ..] missing
        ? InvestmentCodes.DocumentsMissing.Because(
            $"{offer.Rules!.Name} asks for: {string.Join(", ", missing.Select(x => Words.Plain(x.ToString())))}.",
            ("missing", missing))
        : null;
}
