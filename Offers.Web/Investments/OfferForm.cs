using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Investments;

/// <summary>The fields of the offer form, as they are typed.</summary>
/// <param name="zone">The zone of the times.</param>
public sealed class OfferForm(TimeZoneInfo zone)
{
    private const int MinYear = 1900;
    private const int MaxYear = 9999;

    /// <summary>The human code.</summary>
    public string? Code { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>One line under the name.</summary>
    public string? Subtitle { get; set; }

    /// <summary>Where it is.</summary>
    public string? Location { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>One reason a line.</summary>
    public string? Highlights { get; set; }

    /// <summary>The currency's code.</summary>
    public string CurrencyCode { get; set; } = Domain.Ledger.Currency.Aed.Code;

    /// <summary>The cap.</summary>
    public Money? Cap { get; set; }

    /// <summary>The most of one investor.</summary>
    public Money? PerInvestor { get; set; }

    /// <summary>The smallest request.</summary>
    public Money? MinTicket { get; set; }

    /// <summary>The largest request.</summary>
    public Money? MaxTicket { get; set; }

    /// <summary>The least that must be raised by the close.</summary>
    public Money? MinimumRaise { get; set; }

    /// <summary>Days in which an investor may take his money back.</summary>
    public int CoolingOffDays { get; set; }

    /// <summary>How days are counted for interest.</summary>
    public DayCount DayCount { get; set; }

    /// <summary>How often interest is meant to be paid.</summary>
    public InterestFrequency InterestFrequency { get; set; }

    /// <summary>What happens to a request for more than is left.</summary>
    public FillPolicy FillPolicy { get; set; }

    /// <summary>Whether it closes when full.</summary>
    public bool CloseWhenFull { get; set; } = true;

    /// <summary>Whether people may wait for room once it is full.</summary>
    public bool WaitlistEnabled { get; set; }

    /// <summary>The code of the rule pack; empty for none.</summary>
    public string? RulePack { get; set; }

    /// <summary>From when, in the zone.</summary>
    public DateTime? Opens { get; set; }

    /// <summary>Until when, in the zone.</summary>
    public DateTime? Closes { get; set; }

    /// <summary>When the principal is due.</summary>
    public DateOnly? Maturity { get; set; }

    /// <summary>Yearly rate.</summary>
    public int? RateBps { get; set; }

    /// <summary>The currency.</summary>
    public Currency Currency => Currency.Parse(CurrencyCode);

    /// <summary>The zone of the times, for people.</summary>
    public string ZoneName => zone.Id;

    /// <summary>An offer as it stands.</summary>
    public static OfferForm Of(OfferView offer, TimeZoneInfo zone) => new(zone)
    {
        Code = offer.Code,
        Name = offer.Name,
        Subtitle = offer.Subtitle,
        Location = offer.Location,
        Description = offer.Description,
        Highlights = string.Join('\n', offer.Highlights),
        CurrencyCode = offer.Currency.Code,
        Cap = offer.MaxAmount,
        PerInvestor = offer.MaxPerInvestor,
        MinTicket = offer.MinTicket,
        MaxTicket = offer.MaxTicket,
        MinimumRaise = offer.MinimumRaise,
        CoolingOffDays = offer.CoolingOffDays,
        DayCount = offer.DayCount,
        InterestFrequency = offer.InterestFrequency,
        FillPolicy = offer.FillPolicy,
        CloseWhenFull = offer.CloseWhenFull,
        WaitlistEnabled = offer.WaitlistEnabled,
        RulePack = offer.RulePack,
        Opens = Local(offer.OpensAt, zone),
        Closes = Local(offer.ClosesAt, zone),
        Maturity = offer.MaturityDate,
        RateBps = offer.AnnualRateBps,
    };

    /// <summary>What is sent.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for a time that cannot be.</exception>
    public OfferBody Body() => new()
    {
        Code = Code,
        Name = Name,
        Subtitle = Subtitle,
        Location = Location,
        Description = Description,
        Highlights = Highlights?.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Currency = CurrencyCode,
        MaxAmount = Text(Cap),
        MaxPerInvestor = Text(PerInvestor),
        MinTicket = Text(MinTicket),
        MaxTicket = Text(MaxTicket),
        MinimumRaise = Text(MinimumRaise),
        CoolingOffDays = CoolingOffDays,
        DayCount = DayCount,
        InterestFrequency = InterestFrequency,
        FillPolicy = FillPolicy,
        CloseWhenFull = CloseWhenFull,
        WaitlistEnabled = WaitlistEnabled,
        RulePack = RulePack,
        OpensAt = Instant("opensAt", Opens),
        ClosesAt = Instant("closesAt", Closes),
        MaturityDate = Maturity,
        AnnualRateBps = RateBps,
    };

    private static AmountText? Text(Money? money) => money is { } amount ? AmountText.Of(amount) : null;

    private static DateTime? Local(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).DateTime : null;

    // A date box takes the years 1 and 9999, whose first and last hours are out of the calendar in another zone.
    private DateTimeOffset? Instant(string field, DateTime? local) => local switch
    {
        null => null,
        { Year: > MinYear and < MaxYear } at => new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime(),
        _ => throw Refusal.OfField(field, T("Write a year between {0} and {1}.", MinYear, MaxYear)),
    };
}
