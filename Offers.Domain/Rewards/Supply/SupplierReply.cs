using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Cards;

namespace Offers.Domain.Rewards.Supply;

/// <summary>An order as a supplier is asked for it.</summary>
/// <param name="Reference">Our reference, by which it is done once.</param>
/// <param name="Sku">What the supplier calls the card.</param>
/// <param name="Count">How many.</param>
/// <param name="Cost">What they are to cost together.</param>
/// <param name="Behaviour">What the simulator is to do; null for all others.</param>
public sealed record SupplierAsk(
    string Reference, string Sku, int Count, Money Cost, SupplierBehaviour? Behaviour = null);

/// <summary>One card as a supplier delivers it.</summary>
/// <param name="Secret">Code, number and PIN.</param>
/// <param name="Value">Its face value.</param>
/// <param name="LastDay">The last day on which it pays; null for without end.</param>
public sealed record SuppliedCard(CardSecret Secret, Money Value, DateOnly? LastDay);

/// <summary>What a supplier delivers for an order.</summary>
/// <param name="Number">The supplier's own number of the order.</param>
/// <param name="Charged">What it charged for all cards together.</param>
/// <param name="Cards">The cards.</param>
public sealed record SupplierDelivery(string? Number, Money Charged, IReadOnlyList<SuppliedCard> Cards)
{
    /// <summary>Not the cards.</summary>
    public override string ToString() => $"{Cards.Count} cards for {Charged} {Charged.Currency}";
}

/// <summary>What a supplier answers about an order.</summary>
public abstract record SupplierReply
{
    private SupplierReply()
    {
    }

    /// <summary>It did it.</summary>
    /// <param name="Delivery">What it delivers.</param>
    public sealed record Delivered(SupplierDelivery Delivery) : SupplierReply
    {
        /// <summary>Never the delivery.</summary>
        public override string ToString() => nameof(Delivered);
    }

    /// <summary>It took it and works on it.</summary>
    public sealed record Working : SupplierReply;

    /// <summary>It does not do it, and will not.</summary>
    /// <param name="Code">Why, snake_case.</param>
    /// <param name="Text">Why, for staff.</param>
    public sealed record Refused(string Code, string Text) : SupplierReply;

    /// <summary>It took it back.</summary>
    public sealed record Cancelled : SupplierReply;

    /// <summary>Only of a query and a cancellation: it never got it.</summary>
    public sealed record NotFound : SupplierReply;

    /// <summary>It was surely not reached.</summary>
    /// <param name="Text">What was seen.</param>
    /// <param name="RetryAfter">How long it wants to be left alone; null where it did not say.</param>
    public sealed record Unreached(string Text, TimeSpan? RetryAfter = null) : SupplierReply;

    /// <summary>It was asked, and what it answered says nothing: nobody knows.</summary>
    /// <param name="Text">What was seen.</param>
    public sealed record Silent(string Text) : SupplierReply;
}

/// <summary>A card in a supplier's catalogue.</summary>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Brand">The short name of the brand, as the supplier and we have agreed.</param>
/// <param name="Value">Its face value.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Stock">How many there are; null where the supplier does not say.</param>
public sealed record CatalogueItem(string Sku, string? Brand, Money Value, Money Cost, int? Stock);

/// <summary>What a supplier answers when it is asked for its catalogue.</summary>
public abstract record CatalogueReply
{
    private CatalogueReply()
    {
    }

    /// <summary>What it sells.</summary>
    /// <param name="Items">At most <see cref="SupplierReading.MostItems"/>.</param>
    public sealed record Told(IReadOnlyList<CatalogueItem> Items) : CatalogueReply;

    /// <summary>It did not say.</summary>
    /// <param name="Text">What was seen, for staff.</param>
    public sealed record Failed(string Text) : CatalogueReply;
}

/// <summary>A supplier of cards, whatever it is reached by. Faults of the network are answers.</summary>
public interface ICardSupplier
{
    /// <summary>Orders cards; the same reference is done once, however often it is asked for.</summary>
    Task<SupplierReply> OrderAsync(SupplierAsk ask, CancellationToken cancellation);

    /// <summary>Asks what became of an order.</summary>
    Task<SupplierReply> QueryAsync(string reference, CancellationToken cancellation);

    /// <summary>Asks to take an order back.</summary>
    Task<SupplierReply> CancelAsync(string reference, CancellationToken cancellation);

    /// <summary>Asks what it sells and has.</summary>
    Task<CatalogueReply> CatalogueAsync(CancellationToken cancellation);
}
