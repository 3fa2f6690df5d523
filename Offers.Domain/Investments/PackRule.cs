using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What the rule pack of an offer says to one request.</summary>
public static class PackRule
{
    /// <summary>Refuses what the law does not allow the investor; an offer without a pack allows everything.</summary>
    /// <exception cref="Refusal"><c>knowledge_test_required</c>, <c>above_yearly_limit</c>.</exception>
    public static void Check(InvestmentOffer offer, InvestorStanding? standing, Money amount, DateTimeOffset now)
    {
        if (offer.Rules is not { } pack)
        {
            return;
        }

        var rules = pack.For(standing?.Class ?? InvestorClass.Retail);
        if (rules.NeedsTest && pack.Test is { } test && standing?.HasPassed(test, now) != true)
        {
            throw InvestmentCodes.KnowledgeTestRequired.Because(
                $"{pack.Name} asks for the {test.Title.ToLowerInvariant()} first.", ("rulePack", pack.Code));
        }

        if (LimitOf(pack, rules) is { } limit)
        {
            CheckLimit(limit, new Money(standing?.MinorIn(now) ?? 0, limit.Currency), amount);
        }
    }

    /// <summary>What may still be put in this year; null where there is no limit.</summary>
    public static Money? Allowed(RulePack pack, InvestorStanding? standing, DateTimeOffset now) =>
        LimitOf(pack, pack.For(standing?.Class ?? InvestorClass.Retail)) is { } limit
            ? Left(limit, new Money(standing?.MinorIn(now) ?? 0, limit.Currency))
            : null;

    /// <summary>
    /// Until when an investment that is made now may be taken back: the later of what the offer and the law grant. Null
    /// where neither grants anything.
    /// </summary>
    public static DateTimeOffset? CoolingOffEnd(
        InvestmentOffer offer, InvestorStanding? standing, DateTimeOffset now)
    {
        var own = offer.CoolingOffDays > 0 ? now.AddDays(offer.CoolingOffDays) : (DateTimeOffset?)null;
        var rules = offer.Rules?.For(standing?.Class ?? InvestorClass.Retail);
        var start = rules?.CoolingOffStart == CoolingOffStart.Close ? offer.ClosesAt ?? now : now;
        var legal = rules is { CoolingOffDays: > 0 and var days } ? start.AddDays(days) : (DateTimeOffset?)null;
        return legal is null || own > legal ? own : legal;
    }

    /// <summary>What stands against publishing an offer with its pack, by field.</summary>
    internal static IEnumerable<(string Field, string Sentence)> Faults(InvestmentOffer offer)
    {
        if (offer.Rules is not { } pack)
        {
            yield break;
        }

        if (pack.Currency is { } currency && currency != offer.Currency.Code)
        {
            yield return ("rulePack", $"{pack.Name} is for offers in {currency}.");
        }

        if (offer.ClosesAt is null && pack.Classes.Any(x => x.CoolingOffStart == CoolingOffStart.Close))
        {
            yield return ("closesAt", $"{pack.Name} counts from the closing time, so the offer needs one.");
        }
    }

    private static Money? LimitOf(RulePack pack, ClassRules rules) =>
        rules.YearlyLimit is { } limit ? limit.In(Currency.Parse(pack.Currency!)) : null;

    private static Money Left(Money limit, Money used) => limit > used ? limit - used : Money.Zero(limit.Currency);

    private static void CheckLimit(Money limit, Money used, Money amount)
    {
        if (used + amount > limit)
        {
            var (allowed, code) = (Left(limit, used), limit.Currency.Code);
            throw InvestmentCodes.AboveYearlyLimit.Because(
                $"{code} {allowed} of {code} {limit} is still possible this year.",
                ("allowed", allowed), ("limit", limit), ("currency", code));
        }
    }
}
