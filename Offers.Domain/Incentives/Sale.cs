using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>How far a sale has come; the order is that of time.</summary>
public enum SaleStage
{
    /// <summary>The buyer reserved the unit.</summary>
    Booked,

    /// <summary>The contract is signed.</summary>
    Signed,

    /// <summary>The price is paid.</summary>
    Paid,

    /// <summary>The land registry has it.</summary>
    Registered,

    /// <summary>It did not come about.</summary>
    Cancelled,
}

/// <summary>What is sold to whom.</summary>
/// <param name="Reference">The builder's own number of the sale, unique in the project; none is fine.</param>
/// <param name="Price">The price.</param>
/// <param name="BuyerName">The buyer.</param>
/// <param name="BuyerContact">His e-mail address or phone number; only its hash is kept.</param>
/// <param name="BookedAt">When he booked.</param>
public sealed record SaleFacts(
    string? Reference, Money Price, string? BuyerName, string? BuyerContact, DateTimeOffset BookedAt);

/// <summary>The sale of a unit, by one or more agents.</summary>
public sealed class Sale : Entity<Sale>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Sale, SaleStage> Machine = new(x => x.Stage,
    [
        new(SaleStage.Booked, "sign", SaleStage.Signed, "Builder"),
        new(SaleStage.Booked, "pay", SaleStage.Paid, "Builder"),
        new(SaleStage.Signed, "pay", SaleStage.Paid, "Builder"),
        new(SaleStage.Paid, "register", SaleStage.Registered, "Builder"),
        new(SaleStage.Booked, "cancel", SaleStage.Cancelled, "Builder"),
        new(SaleStage.Signed, "cancel", SaleStage.Cancelled, "Builder"),
        new(SaleStage.Paid, "cancel", SaleStage.Cancelled, "Builder"),
        new(SaleStage.Registered, "cancel", SaleStage.Cancelled, "Builder"),
    ]);

    // What was booked before is a mistake, and days are taken off it to look back.
    private const int FirstYear = 1900;

    private Sale()
    {
    }

    /// <summary>Books a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="facts">What is sold to whom.</param>
    /// <param name="now">The book's time; the booking is not after it.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public Sale(Unit unit, SaleFacts facts, DateTimeOffset now)
        : base(unit.Book)
    {
        if (facts.Price.Currency != unit.Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The project is in {unit.Currency}.");
        }

        if (facts.BookedAt > now)
        {
            throw Refusal.OfField("bookedAt", "A sale is booked today or earlier.");
        }

        if (facts.BookedAt.Year < FirstYear)
        {
            throw Refusal.OfField("bookedAt", $"A sale is booked in {FirstYear} or later.");
        }

        Project = unit.Project;
        Unit = unit.Id;
        Currency = unit.Currency;
        PriceMinor = facts.Price.Minor;
        Reference = Text.Optional("reference", facts.Reference, Limits.Reference);
        BuyerName = Text.Optional("buyerName", facts.BuyerName, Limits.PersonName);
        BuyerHash = ContactHash.Of(facts.BuyerContact);
        BookedAt = facts.BookedAt;
        EnteredAt = now;
    }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>The unit.</summary>
    public Id<Unit> Unit { get; private set; }

    /// <summary>The builder's own number of the sale.</summary>
    public string? Reference { get; private set; }

    /// <summary>The price, minor units.</summary>
    public long PriceMinor { get; private set; }

    /// <summary>The project's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The buyer.</summary>
    public string? BuyerName { get; private set; }

    /// <summary>The hash of the buyer's e-mail address or phone number, by <see cref="ContactHash"/>.</summary>
    public string? BuyerHash { get; private set; }

    /// <summary>How far it has come.</summary>
    public SaleStage Stage { get; private set; }

    /// <summary>When it was entered, in the book's time.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>When the unit was booked: the date at which association and terms are judged.</summary>
    public DateTimeOffset BookedAt { get; private set; }

    /// <summary>When the contract was signed.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>When the price was paid.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; private set; }

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>The price.</summary>
    public Money Price => new(PriceMinor, Currency);

    /// <summary>When it reached a stage; null where it has not, or was cancelled.</summary>
    public DateTimeOffset? ReachedAt(SaleStage stage) => Stage == SaleStage.Cancelled ? null : stage switch
    {
        SaleStage.Booked => BookedAt,
        SaleStage.Signed => SignedAt,
        SaleStage.Paid => PaidAt,
        SaleStage.Registered => RegisteredAt,
        _ => null,
    };

    /// <summary>Goes on to a later stage; stages that were left out are reached with it.</summary>
    /// <param name="verb"><c>sign</c>, <c>pay</c> or <c>register</c>.</param>
    /// <param name="at">When it happened; not before the stage that it had.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Advance(string verb, DateTimeOffset at)
    {
        var next = Machine.Next(this, verb, at);
        if (ReachedAt(Stage) is { } last && at < last)
        {
            throw Refusal.OfField("at", "A stage is not reached before the one that it follows.");
        }

        Stage = next;
        SignedAt ??= at;
        PaidAt = next >= SaleStage.Paid ? PaidAt ?? at : null;
        RegisteredAt = next == SaleStage.Registered ? at : null;
    }

    /// <summary>It did not come about.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Cancel(string? reason, DateTimeOffset now)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        Stage = Machine.Next(this, "cancel", now);
        (CancelledAt, CancelReason) = (now, why);
    }
}

/// <summary>An agent's part in a sale.</summary>
public sealed class SaleAgent
{
    private SaleAgent()
    {
    }

    /// <summary>Names an agent of a sale.</summary>
    public SaleAgent(Sale sale, Id<IPerson> agent, BasisPoints share)
    {
        Sale = sale.Id;
        Agent = agent;
        ShareBps = share.Value;
    }

    /// <summary>The sale.</summary>
    public Id<Sale> Sale { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>His share of what the sale earns, in basis points; all of a sale make 10,000.</summary>
    public int ShareBps { get; private set; }

    /// <summary>Refuses shares that do not make the whole.</summary>
    /// <exception cref="Refusal"><c>shares_invalid</c>.</exception>
    public static void Check(IReadOnlyCollection<(Id<IPerson> Agent, BasisPoints Share)> agents)
    {
        if (agents.Any(x => x.Share.Value <= 0) || agents.Sum(x => (long)x.Share.Value) != BasisPoints.Whole.Value
            || agents.Select(x => x.Agent).Distinct().Count() != agents.Count)
        {
            throw IncentiveCodes.SharesInvalid.Because();
        }
    }
}
