using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>An organisation in an answer.</summary>
public sealed record PartyView(Id<Organisation> Id, string Name);

/// <summary>An offer as it is answered and shown. Amounts are in its currency.</summary>
public sealed record OfferView
{
    /// <summary>The identity.</summary>
    public required Id<InvestmentOffer> Id { get; init; }

    /// <summary>The words and terms.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>One line under the name.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>Reasons to invest.</summary>
    public IReadOnlyList<string> Highlights { get; init; } = [];

    /// <summary>Who owes the money.</summary>
    public required PartyView Issuer { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>
    /// Where it stands now: a live offer whose time is over is closed, also before the job wrote it down.
    /// </summary>
    public required OfferStatus Status { get; init; }

    /// <summary>The cap.</summary>
    public required Money MaxAmount { get; init; }

    /// <summary>What is taken.</summary>
    public required Money CommittedAmount { get; init; }

    /// <summary>What is left.</summary>
    public required Money RemainingAmount { get; init; }

    /// <summary>How many investors it has.</summary>
    public required int InvestorCount { get; init; }

    /// <summary>The smallest request.</summary>
    public Money? MinTicket { get; init; }

    /// <summary>The largest request.</summary>
    public Money? MaxTicket { get; init; }

    /// <summary>The most of one investor.</summary>
    public Money? MaxPerInvestor { get; init; }

    /// <summary>The least that must be raised by the close; else all money goes back.</summary>
    public Money? MinimumRaise { get; init; }

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
    public bool CloseWhenFull { get; init; }

    /// <summary>Days in which an investor may take his money back.</summary>
    public int CoolingOffDays { get; init; }

    /// <summary>Whether people may wait for room once it is full.</summary>
    public bool WaitlistEnabled { get; init; }

    /// <summary>How many wait for room.</summary>
    public int WaitingCount { get; init; }

    /// <summary>The code of the rule pack under which it is made.</summary>
    public string? RulePack { get; init; }

    /// <summary>The kinds of documents that the rule pack asks for and that it does not have.</summary>
    public IReadOnlyList<DocumentKind> DocumentsMissing { get; init; } = [];

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When all money was in the pool; interest runs from that day.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Where its cover is; null for none.</summary>
    public string? CoverUrl { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }

    /// <summary>What may be done now, and why not; for administrators.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    /// <summary>What the asking investor has in it.</summary>
    public Money? MyCommittedAmount { get; init; }

    /// <summary>The revision as an <c>ETag</c>.</summary>
    internal string Tag => Etag.Of(Revision);

    internal static OfferView Of(InvestmentOffer offer, OfferTotals totals, string issuer, DateTimeOffset now) => new()
    {
        Id = offer.Id,
        Code = offer.Code,
        Name = offer.Name,
        Description = offer.Description,
        Subtitle = offer.Subtitle,
        Location = offer.Location,
        Highlights = offer.Texts.Highlights,
        Issuer = new PartyView(offer.Issuer, issuer),
        Currency = offer.Currency,
        Status = offer.Status == OfferStatus.Live && offer.IsOver(now) ? OfferStatus.Closed : offer.Status,
        MaxAmount = offer.Terms.MaxAmount,
        CommittedAmount = totals.Committed,
        RemainingAmount = totals.Remaining,
        InvestorCount = totals.InvestorCount,
        MinTicket = offer.Terms.MinTicket,
        MaxTicket = offer.Terms.MaxTicket,
        MaxPerInvestor = offer.Terms.MaxPerInvestor,
        MinimumRaise = offer.Terms.MinimumRaise,
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
        DocumentsMissing = offer.DocumentsMissing,
        WaitingCount = totals.WaitingCount,
        PublishedAt = offer.PublishedAt,
        ClosedAt = offer.ClosedAt,
        SettledAt = offer.SettledAt,
        CoverUrl = offer.CoverFile is { } cover ? StoredFile.UrlOf(cover) : null,
        Revision = offer.Revision,
    };
}
