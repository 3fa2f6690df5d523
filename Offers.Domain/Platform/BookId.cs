using System.Globalization;

namespace Offers.Domain.Platform;

/// <summary>What the money of a book is.</summary>
public enum BookKind
{
    /// <summary>Real.</summary>
    Live,

    /// <summary>For trying things out.</summary>
    Sandbox,
}

/// <summary>
/// The number of a book: the live set of accounts (1), or one sandbox organisation's. Every account, operation,
/// event, audit entry and business object belongs to one book, and no operation touches two.
/// </summary>
/// <param name="Value">1 for the live book, larger for sandboxes.</param>
public readonly record struct BookId(int Value)
{
    private const string Prefix = "sandbox-";

    /// <summary>The book of real money.</summary>
    public static readonly BookId Live = new(1);

    /// <summary>The book of a name such as <c>live</c> or <c>sandbox-2</c>; null for any other text.</summary>
    public static BookId? Find(string? name)
    {
        var digits = name?.StartsWith(Prefix, StringComparison.Ordinal) == true ? name[Prefix.Length..] : null;
        return name == "live" ? Live
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number > Live.Value ? new BookId(number) : null;
    }

    /// <summary>What the money of a book is.</summary>
    public static BookKind KindOf(BookId book) => book == Live ? BookKind.Live : BookKind.Sandbox;

    /// <inheritdoc/>
    public override string ToString() =>
        this == Live ? "live" : Prefix + Value.ToString(CultureInfo.InvariantCulture);
}
