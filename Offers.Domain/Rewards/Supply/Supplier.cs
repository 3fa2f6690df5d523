using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Domain.Rewards.Supply;

/// <summary>How a supplier is talked to.</summary>
public enum SupplierKind
{
    /// <summary>The built-in simulator, for trials and sandboxes.</summary>
    Simulator,

    /// <summary>A service by HTTP.</summary>
    Http,
}

/// <summary>Whether a supplier is used.</summary>
public enum SupplierStatus
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>Nothing is ordered from it; open orders are still asked about.</summary>
    Paused,
}

/// <summary>Where and how a supplier is reached.</summary>
/// <param name="BaseAddress">The address before the paths; null for the simulator.</param>
/// <param name="OrderPath">Path of orders.</param>
/// <param name="CataloguePath">Path of catalogue and stock.</param>
/// <param name="TimeoutMs">How long an answer is awaited, milliseconds.</param>
/// <param name="MaxCalls">How many calls at once.</param>
/// <param name="MaxPerOrder">The most cards of one order.</param>
public sealed record SupplierReach(
    string? BaseAddress, string? OrderPath = null, string? CataloguePath = null, int TimeoutMs = 10_000,
    int MaxCalls = 4, int MaxPerOrder = 50);

/// <summary>Somebody who sells gift cards one by one, by a program.</summary>
public sealed class Supplier : Entity<Supplier>
{
    /// <summary>The most characters of a sealed key.</summary>
    public const int MaxSealed = 1_000;

    /// <summary>What people may do.</summary>
    public static readonly StateMachine<Supplier, SupplierStatus> Machine = new(x => x.Status,
    [
        new(SupplierStatus.Active, "pause", SupplierStatus.Paused, "Admin"),
        new(SupplierStatus.Paused, "resume", SupplierStatus.Active, "Admin"),
    ]);

    private Supplier()
    {
    }

    /// <summary>Adds a supplier.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Supplier(
        BookId book, SupplierKind kind, (string? Name, string? Slug, int Priority) what, SupplierReach reach)
        : base(book)
    {
        Kind = kind;
        Slug = SlugText.Read(what.Slug);
        Set(what.Name, what.Priority, reach);
    }

    /// <summary>How it is talked to.</summary>
    public SupplierKind Kind { get; private set; }

    /// <summary>Its short name; unique in the book.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Among those of the same margin and health, the smaller one comes first.</summary>
    public int Priority { get; private set; }

    /// <summary>Whether it is used.</summary>
    public SupplierStatus Status { get; private set; }

    /// <summary>The address before the paths.</summary>
    public string? BaseAddress { get; private set; }

    /// <summary>Path of orders.</summary>
    public string OrderPath { get; private set; } = "/orders";

    /// <summary>Path of catalogue and stock.</summary>
    public string CataloguePath { get; private set; } = "/catalogue";

    /// <summary>How long an answer is awaited, milliseconds.</summary>
    public int TimeoutMs { get; private set; }

    /// <summary>How many calls at once.</summary>
    public int MaxCalls { get; private set; }

    /// <summary>The most cards of one order.</summary>
    public int MaxPerOrder { get; private set; }

    /// <summary>The key that it gave us, sealed; null where none is set.</summary>
    public string? SealedKey { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The name of its bulkhead and circuit breaker.</summary>
    public string Party => PartyOf(Id);

    /// <summary>Changes name, order among others, and reach.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(string? name, int priority, SupplierReach reach)
    {
        Set(name, priority, reach);
        Revision++;
    }

    /// <summary>Sets the key, sealed by the ring.</summary>
    public void Keep(string sealedKey) => (SealedKey, Revision) = (sealedKey, Revision + 1);

    /// <summary>Orders from it again, or nothing.</summary>
    /// <param name="verb"><c>resume</c> or <c>pause</c>.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Move(string verb, DateTimeOffset now) =>
        (Status, Revision) = (Machine.Next(this, verb, now), Revision + 1);

    /// <summary>The name of a supplier's bulkhead and circuit breaker.</summary>
    public static string PartyOf(Id<Supplier> supplier) => "supplier:" + supplier;

    private void Set(string? name, int priority, SupplierReach reach)
    {
        var read = Text.Line("name", name, Limits.Name);
        if (Kind == SupplierKind.Http && !Uri.TryCreate(reach.BaseAddress, UriKind.Absolute, out _))
        {
            throw Refusal.OfField("baseAddress", "A supplier by HTTP has a full address.");
        }

        if (reach.TimeoutMs is < 100 or > 120_000)
        {
            throw Refusal.OfField("timeoutMs", "This is 100 to 120,000.");
        }

        if (reach.MaxCalls is < 1 or > 100)
        {
            throw Refusal.OfField("maxCalls", "This is 1 to 100.");
        }

        if (reach.MaxPerOrder is < 1 or > 1_000)
        {
            throw Refusal.OfField("maxPerOrder", "This is 1 to 1,000.");
        }

        BaseAddress = Text.Optional("baseAddress", reach.BaseAddress, Limits.Title);
        OrderPath = Text.Optional("orderPath", reach.OrderPath, Limits.Title) ?? OrderPath;
        CataloguePath = Text.Optional("cataloguePath", reach.CataloguePath, Limits.Title) ?? CataloguePath;
        (Name, Priority) = (read, priority is >= 0 and <= 1_000
            ? priority : throw Refusal.OfField("priority", "This is 0 to 1,000."));
        (TimeoutMs, MaxCalls, MaxPerOrder) = (reach.TimeoutMs, reach.MaxCalls, reach.MaxPerOrder);
    }
}
