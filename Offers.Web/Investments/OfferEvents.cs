using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments;

/// <summary>Which events move the figures of a page about offers.</summary>
public static class OfferEvents
{
    /// <summary>Anything about any offer.</summary>
    public static bool AnyOffer(Event happening) => happening.Type.StartsWith("investments.", StringComparison.Ordinal);

    /// <summary>Anything about one offer: its own events, and investments in it.</summary>
    public static Func<Event, bool> Of(Id<InvestmentOffer> id)
    {
        var text = id.ToString();
        return happening => AnyOffer(happening)
            && (happening.ObjectId == text || happening.Payload.Contains(text, StringComparison.Ordinal));
    }
}
