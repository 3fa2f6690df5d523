using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply.Simulating;

/// <summary>How the simulator behaves where an order does not say; the settings <c>Simulator:*</c>.</summary>
public sealed record SimulatorSettings
{
    /// <summary>How long a slow answer takes.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it works on what takes long, and when it tells what it did not answer.</summary>
    public TimeSpan Working { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the line stays open without an answer.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What it does with an order that asks for nothing special.</summary>
    public Func<OrderMessage, SupplierBehaviour> Otherwise { get; init; } = static _ => SupplierBehaviour.Ok;
}

/// <summary>A supplier as the simulator plays it.</summary>
/// <param name="Book">The book.</param>
/// <param name="Supplier">The supplier.</param>
/// <param name="Slug">Its short name, from which its prices follow.</param>
public sealed record SimulatedShop(
    Offers.Domain.Platform.BookId Book, Offers.Domain.Platform.Id<Supplier> Supplier, string Slug)
{
    /// <summary>The shop of a supplier.</summary>
    public static SimulatedShop Of(Supplier supplier) => new(supplier.Book, supplier.Id, supplier.Slug);
}

/// <summary>What the simulator does when it is asked.</summary>
public abstract record SimulatorReply
{
    private SimulatorReply()
    {
    }

    /// <summary>It answers.</summary>
    /// <param name="Answer">What it answers.</param>
    /// <param name="After">How long that takes.</param>
    public sealed record Says(SupplierAnswer Answer, TimeSpan After = default) : SimulatorReply
    {
        /// <summary>Never the cards.</summary>
        public override string ToString() => nameof(Says);
    }

    /// <summary>It leaves the line open and says nothing.</summary>
    public sealed record KeepsSilent : SimulatorReply;
}
