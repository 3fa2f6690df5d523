namespace Offers.Domain.Platform;

/// <summary>
/// The number of a book: the live set of accounts (1), or one sandbox organisation's. Every account, operation,
/// event, audit entry and business object belongs to one book, and no operation touches two.
/// </summary>
/// <param name="Value">1 for the live book, larger for sandboxes.</param>
public readonly record struct BookId(int Value)
{
    /// <summary>The book of real money.</summary>
    public static readonly BookId Live = new(1);

    /// <inheritdoc/>
    public override string ToString() =>
        this == Live ? "live" : "sandbox-" + Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
