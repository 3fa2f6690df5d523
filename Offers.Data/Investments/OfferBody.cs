using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>An offer as an administrator sends it; only code, name and maxAmount are required.</summary>
public sealed record OfferBody
{
    /// <summary>The human code.</summary>
    public string? Code { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>One line under the name.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>Reasons to invest.</summary>
    public IReadOnlyList<string>? Highlights { get; init; }

    /// <summary>The organisation that owes the money; the platform where left out.</summary>
    public Id<Organisation>? IssuerId { get; init; }

    /// <summary>The currency; AED where left out.</summary>
    public string? Currency { get; init; }

    /// <summary>The cap.</summary>
    public AmountText? MaxAmount { get; init; }

    /// <summary>The smallest request.</summary>
    public AmountText? MinTicket { get; init; }

    /// <summary>The largest request.</summary>
    public AmountText? MaxTicket { get; init; }

    /// <summary>The most of one investor.</summary>
    public AmountText? MaxPerInvestor { get; init; }

    /// <summary>The least that must be raised by the close; else all money goes back.</summary>
    public AmountText? MinimumRaise { get; init; }

    /// <summary>From when.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When the principal is due.</summary>
    public DateOnly? MaturityDate { get; init; }

    /// <summary>What happens to a request for more than is left.</summary>
    public FillPolicy FillPolicy { get; init; }

    /// <summary>Simple yearly rate in basis points.</summary>
    public int? AnnualRateBps { get; init; }

    /// <summary>How days are counted.</summary>
    public DayCount DayCount { get; init; }

    /// <summary>How often interest is meant to be paid.</summary>
    public InterestFrequency InterestFrequency { get; init; }

    /// <summary>Whether the commit that fills it closes it.</summary>
    public bool CloseWhenFull { get; init; } = true;

    /// <summary>Days in which an investor may take his money back.</summary>
    public int CoolingOffDays { get; init; }

    /// <summary>The code of the rule pack under which the offer is made; none where left out.</summary>
    public string? RulePack { get; init; }

    /// <summary>Whether people may wait for room once it is full; it then stays live when full.</summary>
    public bool WaitlistEnabled { get; init; }

    /// <summary>The currency.</summary>
    internal Currency CurrencyOr(Currency standard) =>
        Currency is null ? standard : Domain.Ledger.Currency.Parse(Currency);

    /// <summary>The words.</summary>
    internal OfferTexts Texts() => new(
        Name ?? throw Refusal.OfField("name", "'name' is required."), Description, Subtitle, Location,
        Highlights ?? []);

    /// <summary>The terms in a currency.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>, <c>validation_failed</c>.</exception>
    internal OfferTerms Terms(Currency currency) => new()
    {
        MaxAmount = MaxAmount?.PositiveIn(currency) ?? throw Refusal.OfField("maxAmount", "'maxAmount' is required."),
        MinTicket = Optional(MinTicket, currency),
        MaxTicket = Optional(MaxTicket, currency),
        MaxPerInvestor = Optional(MaxPerInvestor, currency),
        MinimumRaise = Optional(MinimumRaise, currency),
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        MaturityDate = MaturityDate,
        FillPolicy = FillPolicy,
        AnnualRate = AnnualRateBps is { } bps ? new BasisPoints(bps) : null,
        DayCount = DayCount,
        InterestFrequency = InterestFrequency,
        CloseWhenFull = CloseWhenFull,
        CoolingOffDays = CoolingOffDays,
        WaitlistEnabled = WaitlistEnabled,
    };

    /// <summary>An offer as it would be sent.</summary>
    public static OfferBody Of(InvestmentOffer offer) => new()
    {
        Code = offer.Code,
        Name = offer.Name,
        Description = offer.Description,
        Subtitle = offer.Subtitle,
        Location = offer.Location,
        Highlights = offer.Texts.Highlights,
        IssuerId = offer.Issuer,
        Currency = offer.Currency.Code,
        MaxAmount = AmountText.Of(offer.Terms.MaxAmount),
        MinTicket = Text(offer.Terms.MinTicket),
        MaxTicket = Text(offer.Terms.MaxTicket),
        MaxPerInvestor = Text(offer.Terms.MaxPerInvestor),
        MinimumRaise = Text(offer.Terms.MinimumRaise),
        OpensAt = offer.OpensAt,
        ClosesAt = offer.ClosesAt,
        MaturityDate = offer.MaturityDate,
        FillPolicy = offer.FillPolicy,
        AnnualRateBps = offer.AnnualRateBps,
        DayCount = offer.DayCount,
        InterestFrequency = offer.InterestFrequency,
        CloseWhenFull = offer.CloseWhenFull,
        CoolingOffDays = offer.CoolingOffDays,
        WaitlistEnabled = offer.WaitlistEnabled,
        RulePack = offer.RulePackCode,
    };

    private static Money? Optional(AmountText? text, Currency currency) =>
        text is { } amount && amount != default ? amount.PositiveIn(currency) : null;

    private static AmountText? Text(Money? money) => money is { } value ? AmountText.Of(value) : null;
}
