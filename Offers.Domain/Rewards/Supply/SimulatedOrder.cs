using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Supply;

/// <summary>How an order stands in the books of the simulator.</summary>
public enum SimulatedState
{
    /// <summary>It was heard of and not taken: the simulator says that it never got it.</summary>
    Heard,

    /// <summary>It was taken; it is done at its time, or never.</summary>
    Taken,

    /// <summary>It will not be done.</summary>
    Refused,

    /// <summary>It was taken back.</summary>
    Cancelled,
}

/// <summary>What an order in the simulator is of.</summary>
/// <param name="Supplier">Which supplier is played.</param>
/// <param name="Reference">The reference of who orders.</param>
/// <param name="Sku">What was ordered.</param>
/// <param name="Count">How many.</param>
/// <param name="Value">The face value.</param>
/// <param name="Charged">What is charged together.</param>
public sealed record SimulatedFacts(
    Id<Supplier> Supplier, string Reference, string Sku, int Count, Money Value, Money Charged);

/// <summary>
/// An order in the simulator's own books, which know nothing of ours: written outside the pen, so that it outlives a
/// server that is killed between the order and its answer. Its cards follow from its reference; no code is kept.
/// </summary>
public sealed class SimulatedOrder
{
    /// <summary>How often a busy simulator is asked until it takes an order.</summary>
    public const int BusyCalls = 2;

    private SimulatedOrder()
    {
    }

    /// <summary>Hears of an order.</summary>
    public SimulatedOrder(BookId book, SimulatedFacts facts, SupplierBehaviour behaviour, DateTimeOffset real)
    {
        (Book, Supplier, Reference) = (book, facts.Supplier, facts.Reference);
        (Sku, Count, Behaviour, AskedAt) = (facts.Sku, facts.Count, behaviour, real);
        (Currency, ValueMinor, ChargedMinor) = (facts.Value.Currency, facts.Value.Minor, facts.Charged.Minor);
    }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>Which supplier is played.</summary>
    public Id<Supplier> Supplier { get; private set; }

    /// <summary>The reference of who orders.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>What was ordered.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>The face value, minor units.</summary>
    public long ValueMinor { get; private set; }

    /// <summary>What is charged together, minor units.</summary>
    public long ChargedMinor { get; private set; }

    /// <summary>What the simulator does with it.</summary>
    public SupplierBehaviour Behaviour { get; private set; }

    /// <summary>How it stands.</summary>
    public SimulatedState State { get; private set; }

    /// <summary>How often it was asked for.</summary>
    public int Calls { get; private set; }

    /// <summary>When it was asked for first; real time.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>From when on it is done; null for never.</summary>
    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>Where it is told; null for within this process.</summary>
    public string? CallbackUrl { get; private set; }

    /// <summary>How many messages about it were taken.</summary>
    public int Told { get; private set; }

    /// <summary>How often the next message was not taken.</summary>
    public int Untaken { get; private set; }

    /// <summary>When the next message is sent; null where none is.</summary>
    public DateTimeOffset? TellAt { get; private set; }

    /// <summary>True where its cards were made and are charged for.</summary>
    public bool IsDone(DateTimeOffset now) => State == SimulatedState.Taken && ReadyAt is { } ready && ready <= now;

    /// <summary>It is asked for, the first time or again.</summary>
    /// <param name="callback">Where it is told.</param>
    /// <param name="working">How long it takes where it takes long.</param>
    /// <param name="real">Real time.</param>
    public void Ask(string? callback, TimeSpan working, DateTimeOffset real)
    {
        Calls++;
        if (State != SimulatedState.Heard
            || (Behaviour == SupplierBehaviour.Busy && Calls <= BusyCalls)
            || (Behaviour == SupplierBehaviour.Lost && Calls == 1))
        {
            return;
        }

        CallbackUrl = callback;
        State = Behaviour is SupplierBehaviour.Refused or SupplierBehaviour.OutOfStock
            ? SimulatedState.Refused
            : SimulatedState.Taken;
        ReadyAt = Behaviour switch
        {
            SupplierBehaviour.Never => null,
            SupplierBehaviour.OutOfOrder => real + working,
            _ => real,
        };
        TellAt = Behaviour is SupplierBehaviour.TimeoutThenSuccess or SupplierBehaviour.Duplicate
            or SupplierBehaviour.OutOfOrder ? real + working : null;
    }

    /// <summary>It is done after all, if it was only never done.</summary>
    public void Heal(DateTimeOffset real)
    {
        if (State == SimulatedState.Taken && ReadyAt is null)
        {
            (ReadyAt, TellAt) = (real, real);
        }
    }

    /// <summary>Takes it back, where it is not done yet.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (State == SimulatedState.Taken && !IsDone(now))
        {
            (State, TellAt) = (SimulatedState.Cancelled, null);
        }
    }

    /// <summary>A message was taken; the next follows.</summary>
    public void Tell(TimeSpan pause, DateTimeOffset real)
    {
        Told++;
        var messages = Behaviour is SupplierBehaviour.Duplicate or SupplierBehaviour.OutOfOrder ? 2 : 1;
        (Untaken, TellAt) = (0, Told < messages ? real + pause : null);
    }

    /// <summary>A message was not taken; it is sent again a few times.</summary>
    public void TellAgain(TimeSpan pause, DateTimeOffset real)
    {
        const int Most = 20;
        Untaken++;
        TellAt = Untaken < Most ? real + (pause * Untaken) : null;
    }
}
