using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What happens to a request for more than is left.</summary>
public enum FillPolicy
{
    /// <summary>What is left is taken.</summary>
    Partial,

    /// <summary>The request is refused.</summary>
    AllOrNothing,
}

/// <summary>How days are counted for interest.</summary>
public enum DayCount
{
    /// <summary>Actual days over 365.</summary>
    Act365,

    /// <summary>Actual days over 360.</summary>
    Act360,

    /// <summary>Months of 30 days, years of 360.</summary>
    Thirty360,
}

/// <summary>The terms of an offer, as an administrator sets them; all amounts are in the offer's currency.</summary>
public sealed record OfferTerms
{
    /// <summary>The cap; more than zero.</summary>
    public required Money MaxAmount { get; init; }

    /// <summary>The smallest request.</summary>
    public Money? MinTicket { get; init; }

    /// <summary>The largest request.</summary>
    public Money? MaxTicket { get; init; }

    /// <summary>The most that one investor may put in, over all his investments.</summary>
    public Money? MaxPerInvestor { get; init; }

    /// <summary>The least that must be raised by the close; else all money goes back.</summary>
    public Money? MinimumRaise { get; init; }

    /// <summary>From when investments are taken.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Until when investments are taken, exclusive.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>When the principal is due.</summary>
    public DateOnly? MaturityDate { get; init; }

    /// <summary>What happens to a request for more than is left.</summary>
    public FillPolicy FillPolicy { get; init; }

    /// <summary>Simple yearly rate.</summary>
    public BasisPoints? AnnualRate { get; init; }

    /// <summary>How days are counted.</summary>
    public DayCount DayCount { get; init; }

    /// <summary>How often interest is meant to be paid.</summary>
    public InterestFrequency InterestFrequency { get; init; }

    /// <summary>Whether the commit that fills the offer closes it.</summary>
    public bool CloseWhenFull { get; init; } = true;

    /// <summary>Days in which an investor may take his money back.</summary>
    public int CoolingOffDays { get; init; }

    /// <summary>Whether people may wait for room once the offer is full; it then stays live when full.</summary>
    public bool WaitlistEnabled { get; init; }

    /// <summary>Every rule that the terms break by themselves, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Faults()
    {
        var faults = new Dictionary<string, string[]>(StringComparer.Ordinal);
        void Rule(bool broken, string field, string sentence)
        {
            if (broken)
            {
                faults.TryAdd(field, [sentence]);
            }
        }

        Rule(MaxAmount.Minor <= 0, "maxAmount", "The cap is more than zero.");
        Rule(MinTicket?.Minor <= 0, "minTicket", "The smallest ticket is more than zero.");
        Rule(MinTicket > MaxAmount, "minTicket", "The smallest ticket is not above the cap.");
        Rule(MaxTicket?.Minor <= 0, "maxTicket", "The largest ticket is more than zero.");
        Rule(MaxTicket < MinTicket, "maxTicket", "The largest ticket is not below the smallest.");
        Rule(MaxPerInvestor?.Minor <= 0, "maxPerInvestor", "The limit is more than zero.");
        Rule(MaxPerInvestor < MinTicket, "maxPerInvestor", "The limit is not below the smallest ticket.");
        Rule(MinimumRaise?.Minor <= 0, "minimumRaise", "The minimum raise is more than zero.");
        Rule(MinimumRaise > MaxAmount, "minimumRaise", "The minimum raise is not above the cap.");
        Rule(ClosesAt <= OpensAt, "closesAt", "The offer closes after it opens.");
        Rule(AnnualRate is { Value: < 0 or > 100_000 }, "annualRateBps", "The rate is 0 to 100,000 basis points.");
        Rule(CoolingOffDays is < 0 or > 90, "coolingOffDays", "Cooling-off is 0 to 90 days.");
        Rule(MaturityDate is { } due && ClosesAt is { } end && due < DateOnly.FromDateTime(end.UtcDateTime),
            "maturityDate", "Maturity is not before the closing time.");
        return faults;
    }
}

/// <summary>The words of an offer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Subtitle">One line under the name.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Highlights">Reasons to invest, at most 20.</param>
public sealed record OfferTexts(
    string Name, string? Description, string? Subtitle, string? Location, IReadOnlyList<string> Highlights)
{
    /// <summary>The most highlights.</summary>
    public const int MaxHighlights = 20;

    /// <summary>The same with every text checked and trimmed.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public OfferTexts Checked() => new(
        Text.Line("name", Name, Limits.Name),
        Text.Optional("description", Description, Limits.Description),
        Text.Optional("subtitle", Subtitle, Limits.Title),
        Text.Optional("location", Location, Limits.Title),
        Highlights.Count <= MaxHighlights
            ? [.. Highlights.Select(line => Text.Required("highlights", line, Limits.Title))]
            : throw Refusal.OfField("highlights", $"There are at most {MaxHighlights} highlights."));
}
