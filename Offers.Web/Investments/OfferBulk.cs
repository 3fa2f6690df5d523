using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Investments;

/// <summary>What administrators do with several offers at once. None of it moves money.</summary>
public static class OfferBulk
{
    private static readonly Dictionary<string, string> _consequences = new(StringComparer.Ordinal)
    {
        ["Publish"] = "Investors see it at once and can put money in from its opening time on.",
        ["Pause"] = "No more investments are taken until it is resumed. What is committed stays held.",
        ["Resume"] = "Investments are taken again at once.",
        ["Close"] = "No more investments are taken, for good. What is committed stays held until it is settled.",
    };

    /// <summary>The verbs as buttons say them.</summary>
    public static IReadOnlyList<string> Verbs { get; } = [.. _consequences.Keys];

    /// <summary>What a verb will do to each of some offers, and why not where it cannot.</summary>
    public static BulkPlan PlanOf(OfferDesk desk, string verb, IReadOnlyList<OfferView> offers)
    {
        var action = verb.ToLowerInvariant();
        return new BulkPlan(verb, "offer", [.. offers.Select(offer => Item(desk, offer, (verb, action)))])
        {
            IsDangerous = action == "close",
        };
    }

    private static BulkItem Item(OfferDesk desk, OfferView offer, (string Verb, string Action) what)
    {
        var allowed = offer.AllowedActions?.FirstOrDefault(x => x.Action == what.Action);
        return new BulkItem(
            offer.Id.ToString(), $"{offer.Name} ({offer.Code})",
            (request, _) => desk.MoveAsync(request, offer.Id, what.Action))
        {
            Amount = offer.CommittedAmount,
            Why = InvestmentFigure.Committed(offer.Id),
            Consequence = T(_consequences[what.Verb]),
            WhyNot = allowed is { Allowed: true } ? null : allowed?.Reason ?? T("It cannot be done now."),
        };
    }
}
