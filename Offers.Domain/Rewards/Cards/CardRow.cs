using System.Globalization;
using Offers.Domain.Ledger;

namespace Offers.Domain.Rewards.Cards;

/// <summary>The columns of a file of cards.</summary>
public enum CardColumn
{
    /// <summary>The code that pays.</summary>
    CardCode,

    /// <summary>The card's number.</summary>
    CardNumber,

    /// <summary>The PIN.</summary>
    Pin,

    /// <summary>The last day on which it pays.</summary>
    ExpirationDate,

    /// <summary>What it cost.</summary>
    Cost,
}

/// <summary>What rows of a file are read by.</summary>
/// <param name="Cost">What a card costs where its row says nothing.</param>
/// <param name="Today">The platform's day; what ended before it is no card any more.</param>
public sealed record CardRowRule(Money Cost, DateOnly Today);

/// <summary>
/// A row of a file of cards: a card, or a sentence that says what is wrong. The sentence never repeats what stood
/// there, since it may be a code.
/// </summary>
public sealed record CardRow
{
    /// <summary>The fewest characters of a code: of a shorter one, the last four would tell nearly all.</summary>
    public const int ShortestCode = 6;

    /// <summary>The most that a card costs, in major units.</summary>
    public const long MostCost = 1_000_000;

    private CardRow(long line) => Line = line;

    /// <summary>The number of the line in the file; the heads are line 1.</summary>
    public long Line { get; }

    /// <summary>What is secret of the card; null where the row is faulty.</summary>
    public CardSecret? Secret { get; private init; }

    /// <summary>The last day on which it pays; null for without end.</summary>
    public DateOnly? LastDay { get; private init; }

    /// <summary>What it costs, minor units.</summary>
    public long CostMinor { get; private init; }

    /// <summary>What is wrong; null for a card.</summary>
    public string? Fault { get; private init; }

    /// <summary>A row that is no card.</summary>
    public static CardRow Broken(long line, string fault) => new(line) { Fault = fault };

    /// <summary>Reads the values of a row.</summary>
    /// <param name="line">The number of the line.</param>
    /// <param name="of">The value of a column, trimmed; null where it is empty.</param>
    /// <param name="rule">What holds for all rows.</param>
    public static CardRow Read(long line, Func<CardColumn, string?> of, CardRowRule rule)
    {
        var (code, number, pin) = (of(CardColumn.CardCode), of(CardColumn.CardNumber), of(CardColumn.Pin));
        if (code is null || code.Length is < ShortestCode or > CardSecret.MaxLength || !IsPlain(code))
        {
            return Broken(line, $"A code has {ShortestCode} to {CardSecret.MaxLength} letters, digits and signs.");
        }

        if (!IsPlain(number) || !IsPlain(pin) || Math.Max(number?.Length ?? 0, pin?.Length ?? 0) > CardSecret.MaxLength)
        {
            return Broken(line, $"Number and PIN have at most {CardSecret.MaxLength} letters, digits and signs.");
        }

        return ReadFacts(new CardRow(line) { Secret = new CardSecret(code, number, pin) }, of, rule);
    }

    private static CardRow ReadFacts(CardRow row, Func<CardColumn, string?> of, CardRowRule rule)
    {
        DateOnly? lastDay = null;
        if (of(CardColumn.ExpirationDate) is { } day)
        {
            if (!DateOnly.TryParseExact(
                day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                return Broken(row.Line, "A day is written like 2027-12-31.");
            }

            lastDay = read >= rule.Today ? read : null;
            if (lastDay is null)
            {
                return Broken(row.Line, "The card has expired.");
            }
        }

        var cost = rule.Cost;
        if (of(CardColumn.Cost) is { } text
            && (!Money.TryParse(text, cost.Currency, out cost) || cost.Minor / cost.Currency.UnitsPerMajor > MostCost))
        {
            return Broken(row.Line, $"A cost is written like {new Money(2350, rule.Cost.Currency)}.");
        }

        return row with { LastDay = lastDay, CostMinor = cost.Minor };
    }

    private static bool IsPlain(string? text) => text is null || text.All(c => c is >= ' ' and <= '~');
}
