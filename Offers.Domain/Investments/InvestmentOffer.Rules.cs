using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <content>The law under which an offer is made.</content>
public sealed partial class InvestmentOffer
{
    /// <summary>The longest text of a rule pack.</summary>
    public const int MaxRulePackText = 8_000;

    /// <summary>The code of its rule pack; null for none.</summary>
    public string? RulePackCode { get; private set; }

    /// <summary>The pack as it was when the offer was given it, as JSON: a later version is for later offers.</summary>
    public string? RulePackText { get; private set; }

    /// <summary>The pack.</summary>
    public RulePack? Rules => RulePackText is null ? null : RulePack.Parse(RulePackText);

    /// <summary>Puts a draft under a rule pack, or under none.</summary>
    /// <param name="code">The code; null for none.</param>
    /// <param name="text">The pack as JSON; null for none.</param>
    /// <exception cref="Refusal"><c>offer_not_editable</c> once it was published.</exception>
    public void Govern(string? code, string? text)
    {
        if (code == RulePackCode)
        {
            return;
        }

        (RulePackCode, RulePackText) = Status == OfferStatus.Draft
            ? (code, text)
            : throw InvestmentCodes.OfferNotEditable.Because("The rule pack stays what it was when it was published.");
    }
}
