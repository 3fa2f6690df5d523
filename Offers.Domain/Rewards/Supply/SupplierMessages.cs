using Offers.Domain.Ledger;

namespace Offers.Domain.Rewards.Supply;

/// <summary>An order as it is sent to a supplier.</summary>
/// <param name="Reference">Our reference: the supplier does it once.</param>
/// <param name="Sku">What the supplier calls the card.</param>
/// <param name="Count">How many.</param>
/// <param name="Currency">The currency of the cost.</param>
/// <param name="Cost">What they are to cost together.</param>
/// <param name="CallbackUrl">Where the supplier may tell what becomes of it; null where nothing listens.</param>
/// <param name="Simulate">What the simulator is to do; suppliers do not look at it.</param>
public sealed record OrderMessage(
    string? Reference, string? Sku, int Count, string? Currency = null, AmountText? Cost = null,
    string? CallbackUrl = null, SupplierBehaviour? Simulate = null);

/// <summary>A card as a supplier sends it.</summary>
/// <param name="Code">The code that pays.</param>
/// <param name="Number">The number, where it has one.</param>
/// <param name="Pin">The PIN, where it has one.</param>
/// <param name="Value">The face value.</param>
/// <param name="ExpiresOn">The last day on which it pays.</param>
public sealed record CardMessage(string? Code, string? Number, string? Pin, AmountText? Value, DateOnly? ExpiresOn)
{
    /// <summary>Not the codes: nobody prints them by mistake.</summary>
    public override string ToString() => nameof(CardMessage);
}

/// <summary>How an order stands, as a supplier answers or tells it.</summary>
public sealed record OrderState
{
    /// <summary>The word for an order that is done.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The word for an order that is worked on.</summary>
    public const string Processing = "processing";

    /// <summary>The word for an order that is not done, and will not be.</summary>
    public const string Refused = "refused";

    /// <summary>The word for an order that was taken back.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Our reference.</summary>
    public string? Reference { get; init; }

    /// <summary>One of the four words.</summary>
    public string? Status { get; init; }

    /// <summary>The supplier's own number.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>The currency of charge and face values.</summary>
    public string? Currency { get; init; }

    /// <summary>What was charged for all cards together.</summary>
    public AmountText? Charged { get; init; }

    /// <summary>The cards of a confirmed order.</summary>
    public IReadOnlyList<CardMessage?>? Cards { get; init; }

    /// <summary>Why not, snake_case.</summary>
    public string? Code { get; init; }

    /// <summary>Why not, in words.</summary>
    public string? Message { get; init; }
}

/// <summary>A card of a catalogue as a supplier sends it.</summary>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Brand">The short name of the brand.</param>
/// <param name="Currency">The currency of both amounts.</param>
/// <param name="Value">The face value.</param>
/// <param name="Cost">What a card costs.</param>
/// <param name="Stock">How many there are; null where the supplier does not say.</param>
public sealed record CatalogueLine(
    string? Sku, string? Brand, string? Currency, AmountText? Value, AmountText? Cost, int? Stock);

/// <summary>A catalogue as a supplier sends it.</summary>
/// <param name="Items">What it sells.</param>
public sealed record CatalogueMessage(IReadOnlyList<CatalogueLine?>? Items);
