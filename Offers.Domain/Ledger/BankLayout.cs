namespace Offers.Domain.Ledger;

/// <summary>Which column of a bank's file holds what, and how it writes days and amounts.</summary>
/// <param name="Name">The layout's name, snake_case.</param>
/// <param name="Title">What people read.</param>
public sealed record BankLayout(string Name, string Title)
{
    /// <summary>One column for amounts, with a minus for money that goes out.</summary>
    public static readonly BankLayout SignedAmount = new("signed_amount", "One amount with its sign")
    {
        Reference = "Reference", BookedOn = "Date", Amount = "Amount", Payer = "Name", Note = "Description",
    };

    /// <summary>One column for money that goes out and one for money that comes in.</summary>
    public static readonly BankLayout DebitCredit = new("debit_credit", "Debit and credit apart")
    {
        Reference = "Bank Reference", BookedOn = "Booking Date", Debit = "Debit", Credit = "Credit",
        Payer = "Counterparty", Note = "Narrative",
    };

    /// <summary>As banks of continental Europe write: semicolons, days first, a comma before the decimals.</summary>
    public static readonly BankLayout European = new("european", "Semicolons, decimal comma")
    {
        Reference = "Reference", BookedOn = "Date", Amount = "Amount", Payer = "Name", Note = "Purpose",
        Delimiter = ';', DayFormat = "dd.MM.yyyy", Decimal = ',', Grouping = '.',
    };

    /// <summary>All layouts.</summary>
    public static IReadOnlyList<BankLayout> All { get; } = [SignedAmount, DebitCredit, European];

    /// <summary>The column of the bank's own reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The column of the day on which the bank booked it.</summary>
    public required string BookedOn { get; init; }

    /// <summary>The column of signed amounts; null where there are two.</summary>
    public string? Amount { get; init; }

    /// <summary>The column of money that goes out.</summary>
    public string? Debit { get; init; }

    /// <summary>The column of money that comes in.</summary>
    public string? Credit { get; init; }

    /// <summary>The column of who paid.</summary>
    public required string Payer { get; init; }

    /// <summary>The column of what was written on the transfer.</summary>
    public required string Note { get; init; }

    /// <summary>What stands between columns.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>How days are written.</summary>
    public string DayFormat { get; init; } = "yyyy-MM-dd";

    /// <summary>What stands before the decimals.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>What stands between thousands, if anything.</summary>
    public char Grouping { get; init; } = ',';

    /// <summary>All columns that it needs, in the order in which people are told.</summary>
    public IReadOnlyList<string> Columns =>
        [.. new[] { BookedOn, Reference, Payer, Note, Amount, Debit, Credit }.OfType<string>()];

    /// <summary>The layout of a name.</summary>
    /// <exception cref="Platform.Refusal"><c>validation_failed</c>.</exception>
    public static BankLayout Parse(string? name) =>
        All.FirstOrDefault(x => string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw Platform.Refusal.OfField(
                "layout", $"'layout' is one of {string.Join(", ", All.Select(x => x.Name))}.");

    /// <summary>Reads an amount as the bank writes it; null where it is none.</summary>
    public Money? Read(string text, Currency currency)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        var isNegative = plain is ['-', ..];
        plain = plain.TrimStart('-', '+').Replace(Grouping.ToString(), "", StringComparison.Ordinal)
            .Replace(Decimal, '.');
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : plain.Length - point - 1;
        if (digits > currency.Digits || (point >= 0 && digits == 0))
        {
            return null;
        }

        // Banks leave out zeros at the end, which amounts of the API must have.
        plain = (point < 0 && currency.Digits > 0 ? plain + "." : plain) + new string('0', currency.Digits - digits);
        return Money.TryParse(plain, currency, out var money) ? isNegative ? -money : money : null;
    }
}
