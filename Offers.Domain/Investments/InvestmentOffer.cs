using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>
/// A capped investment offer: its words, terms and state. What it has taken is in <see cref="OfferTotals"/>.
/// </summary>
public sealed partial class InvestmentOffer : Entity<InvestmentOffer>
{
    private InvestmentOffer()
    {
    }

    /// <summary>Makes a draft.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public InvestmentOffer(BookId book, string code, Id<Organisation> issuer, OfferTexts texts, OfferTerms terms)
        : base(book)
    {
        Code = OfferCode.Check(code);
        Issuer = issuer;
        Currency = terms.MaxAmount.Currency;
        Write(texts);
        Agree(terms);
    }

    /// <summary>The human code, unique, upper case.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The organisation that owes the money.</summary>
    public Id<Organisation> Issuer { get; private set; }

    /// <summary>The currency of all its amounts.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>Where it stands.</summary>
    public OfferStatus Status { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string? Description { get; private set; }

    /// <summary>One line under the name.</summary>
    public string? Subtitle { get; private set; }

    /// <summary>Where it is.</summary>
    public string? Location { get; private set; }

    /// <summary>Reasons to invest, one a line.</summary>
    public string HighlightLines { get; private set; } = "";

    /// <summary>The cap, minor units.</summary>
    public long MaxAmountMinor { get; private set; }

    /// <summary>The smallest request, minor units.</summary>
    public long? MinTicketMinor { get; private set; }

    /// <summary>The largest request, minor units.</summary>
    public long? MaxTicketMinor { get; private set; }

    /// <summary>The most of one investor, minor units.</summary>
    public long? MaxPerInvestorMinor { get; private set; }

    /// <summary>The least that must be raised by the close, minor units; else all money goes back.</summary>
    public long? MinimumRaiseMinor { get; private set; }

    /// <summary>From when.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>When the principal is due.</summary>
    public DateOnly? MaturityDate { get; private set; }

    /// <summary>What happens to a request for more than is left.</summary>
    public FillPolicy FillPolicy { get; private set; }

    /// <summary>Simple yearly rate, basis points.</summary>
    public int? AnnualRateBps { get; private set; }

    /// <summary>How days are counted.</summary>
    public DayCount DayCount { get; private set; }

    /// <summary>How often interest is meant to be paid.</summary>
    public InterestFrequency InterestFrequency { get; private set; }

    /// <summary>Whether the commit that fills it closes it.</summary>
    public bool CloseWhenFull { get; private set; }

    /// <summary>Days in which an investor may take his money back.</summary>
    public int CoolingOffDays { get; private set; }

    /// <summary>Whether people may wait for room once it is full.</summary>
    public bool WaitlistEnabled { get; private set; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When all money was in the pool; interest runs from that day.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Raised by people's edits and verbs; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Its words.</summary>
    public OfferTexts Texts => new(
        Name, Description, Subtitle, Location, HighlightLines.Length == 0 ? [] : HighlightLines.Split('\n'));

    /// <summary>Its terms.</summary>
    public OfferTerms Terms => new()
    {
        MaxAmount = new Money(MaxAmountMinor, Currency),
        MinTicket = Optional(MinTicketMinor),
        MaxTicket = Optional(MaxTicketMinor),
        MaxPerInvestor = Optional(MaxPerInvestorMinor),
        MinimumRaise = Optional(MinimumRaiseMinor),
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

    /// <summary>Changes words and terms; what is committed may not exceed a new cap.</summary>
    /// <exception cref="Refusal">
    /// <c>offer_not_editable</c>, <c>max_below_committed</c>, <c>validation_failed</c>.
    /// </exception>
    public void Edit(OfferTexts texts, OfferTerms terms, OfferTotals totals, DateTimeOffset now)
    {
        if (terms != Terms)
        {
            CheckTermsMayChange(terms);
            totals.Recap(terms.MaxAmount);
            Agree(terms);
            CheckLiveDates(now);
        }

        Write(texts);
        Revision++;
    }

    /// <summary>Opens it to investors.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>offer_not_investable</c>.</exception>
    public void Publish(DateTimeOffset now)
    {
        Move("publish", now);
        PublishedAt = now;
    }

    /// <summary>Stops it for a while.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Pause(DateTimeOffset now) => Move("pause", now);

    /// <summary>Goes on after a pause.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Resume(DateTimeOffset now) => Move("resume", now);

    /// <summary>Closes it, by hand or at its closing time.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Close(DateTimeOffset now)
    {
        Move("close", now);
        ClosedAt = now;
    }

    /// <summary>Begins to take the held money into the pool.</summary>
    /// <param name="coolingOff">Until when the last investor may still withdraw; null where nobody may.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>cooling_off_running</c>.</exception>
    public void Settle(DateTimeOffset? coolingOff, DateTimeOffset now)
    {
        OfferLife.Machine.Next(this, "settle", now);
        if (coolingOff > now)
        {
            throw InvestmentCodes.CoolingOffRunning.Because(
                $"Investors may withdraw until {coolingOff:u}.", ("until", coolingOff));
        }

        Move("settle", now);
    }

    /// <summary>Begins to give all money back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Cancel(DateTimeOffset now)
    {
        Move("cancel", now);
        ClosedAt ??= now;
    }

    /// <summary>Begins to return the principal, or says that the pool is short of it.</summary>
    /// <param name="pool">What is in the pool.</param>
    /// <param name="principal">What is owed.</param>
    /// <param name="now">The book's time.</param>
    /// <returns>Whether it begins.</returns>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public bool Repay(Money pool, Money principal, DateTimeOffset now)
    {
        Move("repay", now);
        Status = pool >= principal ? OfferStatus.Repaying : OfferStatus.InArrears;
        return Status == OfferStatus.Repaying;
    }

    /// <summary>What was begun is done for every investor.</summary>
    public void Finish(DateTimeOffset now)
    {
        Move("finish", now);
        SettledAt = Status == OfferStatus.Settled ? now : SettledAt;
    }

    /// <summary>Closes it in the commit that filled it; not an edit, so the revision stays.</summary>
    internal void CloseAsFull(DateTimeOffset now) => (Status, ClosedAt) = (OfferStatus.Closed, now);

    /// <summary>True where it closed with less than it had to raise.</summary>
    public bool MissedMinimum(OfferTotals totals) =>
        Status == OfferStatus.Closed && totals.CommittedMinor < MinimumRaiseMinor;

    /// <summary>Whether the commit that fills it closes it; with a waitlist it stays live for those who wait.</summary>
    public bool ClosesWhenFull => CloseWhenFull && !WaitlistEnabled;

    /// <summary>True while those who wait may still get a part.</summary>
    public bool KeepsWaiting(DateTimeOffset now) =>
        WaitlistEnabled && Status is (OfferStatus.Live or OfferStatus.Paused) && !IsOver(now);

    /// <summary>True from its closing time or maturity on.</summary>
    public bool IsOver(DateTimeOffset now) =>
        now >= ClosesAt || (MaturityDate is { } due && DateOnly.FromDateTime(now.UtcDateTime) >= due);

    private void Move(string verb, DateTimeOffset now)
    {
        Status = OfferLife.Machine.Next(this, verb, now);
        Revision++;
    }

    private void CheckTermsMayChange(OfferTerms terms)
    {
        if (terms.MaxAmount.Currency != Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The offer is in {Currency}.");
        }

        if (Status is not (OfferStatus.Draft or OfferStatus.Live or OfferStatus.Paused))
        {
            throw InvestmentCodes.OfferNotEditable.Because(
                $"It is {Words.Plain(Status.ToString())}; only its texts can be changed.");
        }
    }

    private void CheckLiveDates(DateTimeOffset now)
    {
        if (Status != OfferStatus.Draft && OfferLife.Fault(this, now) is { } refusal)
        {
            throw refusal;
        }
    }

    private void Write(OfferTexts texts)
    {
        texts = texts.Checked();
        (Name, Description, Subtitle, Location) = (texts.Name, texts.Description, texts.Subtitle, texts.Location);
        HighlightLines = string.Join('\n', texts.Highlights.Select(line => line.ReplaceLineEndings(" ")));
    }

    private void Agree(OfferTerms terms)
    {
        if (terms.Faults() is { Count: > 0 } faults)
        {
            throw Refusal.OfFields(faults);
        }

        MaxAmountMinor = terms.MaxAmount.Minor;
        MinTicketMinor = terms.MinTicket?.Minor;
        MaxTicketMinor = terms.MaxTicket?.Minor;
        MaxPerInvestorMinor = terms.MaxPerInvestor?.Minor;
        MinimumRaiseMinor = terms.MinimumRaise?.Minor;
        (OpensAt, ClosesAt, MaturityDate) = (terms.OpensAt, terms.ClosesAt, terms.MaturityDate);
        (FillPolicy, CloseWhenFull, CoolingOffDays) = (terms.FillPolicy, terms.CloseWhenFull, terms.CoolingOffDays);
        (AnnualRateBps, DayCount) = (terms.AnnualRate?.Value, terms.DayCount);
        (InterestFrequency, WaitlistEnabled) = (terms.InterestFrequency, terms.WaitlistEnabled);
    }

    private Money? Optional(long? minor) => minor is { } value ? new Money(value, Currency) : null;
}
