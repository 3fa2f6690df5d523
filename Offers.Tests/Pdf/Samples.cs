using System.Globalization;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Pdf;

namespace Offers.Tests.Pdf;

/// <summary>Statements that add up, the same at every run.</summary>
public static class Samples
{
    public static readonly DateTimeOffset RecordedAt = new(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(4));
    public static readonly TimeZoneInfo Dubai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Dubai");

    private static readonly (string Kind, string What, long Available, long Held)[] Moves =
    [
        ("Deposits", "Deposit, bank transfer TRF 8790 1123", 2_500_000, 0),
        ("Holds and voids", "Hold, Date Grove Villas", -1_250_050, 1_250_050),
        ("Holds and voids", "Hold voided, Date Grove Villas (cooling-off)", 1_250_050, -1_250_050),
        ("Holds and voids", "Hold, Nest at Al Barari · عرض نِست البراري", -500_000, 500_000),
        ("Captures", "Captured, Nest at Al Barari", 0, -400_000),
        ("Captures", "Captured and rest given back, Nest at Al Barari", 20_000, -100_000),
        ("Interest and distributions", "Distribution, ليلى حداد", 1_422, 0),
        ("Fees", "Fee for card deposit", -6_250, 0),
        ("Withdrawals", "Withdrawal to bank ending 4410", -800_000, 0),
    ];

    public static StatementPdf Statement(int lines, Currency? inCurrency = null)
    {
        var currency = inCurrency ?? Currency.Aed;
        PaperBalances opening = new(new(14_010_470, currency), new(0, currency));
        var rows = Lines(lines, opening).ToList();
        return new()
        {
            Issuer = new("Offers", "Offers Platform, Dubai", "support@offers.example"),
            Owner = new("Leila Haddad", "Villa 12, Street 8", "Jumeirah, Dubai", "United Arab Emirates"),
            Currency = currency,
            From = new(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(4)),
            Until = new(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(4)),
            Zone = Dubai,
            RecordedAt = RecordedAt,
            Cut = 48_213,
            Opening = opening,
            Closing = rows.Count > 0 ? rows[^1].Line.After : opening,
            Lines = rows.Select(row => row.Line).ToList(),
            Totals = rows.GroupBy(row => row.Kind).Select(Total).ToList(),
            Proof = new("QF7K-29XM-4TDA-PLQ9-X7RN", new("https://offers.example/verify/QF7K-29XM-4TDA-PLQ9-X7RN")),
        };
    }

    public static StatementPdf Arabic(int lines) => Statement(lines) with
    {
        Language = PaperLanguage.Arabic,
        Issuer = new("Offers", "منصة العروض، دبي", "support@offers.example"),
        Owner = new("ليلى حداد", "فيلا 12، شارع 8", "جميرا، دبي", "الإمارات العربية المتحدة"),
    };

    /// <summary>As wide as it gets: the longest texts and references, and amounts of thousands of crores.</summary>
    public static StatementPdf Wide()
    {
        var statement = Statement(12, Currency.Inr);
        PaperBalances crores = new(new(999_999_999_999, Currency.Inr), new(888_888_888_888, Currency.Inr));
        return statement with
        {
            Owner = new(new string('W', 150), string.Join(' ', Enumerable.Repeat("Residency Road", 12))),
            Opening = statement.Opening + crores,
            Closing = statement.Closing + crores,
            Lines = statement.Lines.Select((line, i) => line with
            {
                What = i % 3 == 0 ? string.Join(' ', Enumerable.Repeat(line.What, 5)) : line.What,
                Reference = i % 4 == 0 ? new string('x', 100) : line.Reference,
                After = line.After + crores,
            }).ToList(),
        };
    }

    private static IEnumerable<(string Kind, StatementLine Line)> Lines(int count, PaperBalances opening)
    {
        var after = opening;
        for (var i = 0; i < count; i++)
        {
            var (kind, what, available, held) = Moves[i % Moves.Length];
            var currency = opening.Available.Currency;
            PaperBalances change = new(new(available, currency), new(held, currency));
            after += change;
            yield return (kind, new()
            {
                EffectiveAt = new DateTimeOffset(2026, 10, 1, 6, 0, 0, TimeSpan.Zero).AddHours(700.0 * i / count),
                What = what,
                Reference = "op_7Q2F" + i.ToString("0000", CultureInfo.InvariantCulture),
                Change = change,
                After = after,
            });
        }
    }

    private static StatementKindTotal Total(IGrouping<string, (string Kind, StatementLine Line)> rows)
    {
        var changes = rows.Select(row => row.Line.Change).ToList();
        return new(rows.Key, changes.Count, changes.Aggregate((sum, change) => sum + change));
    }
}
