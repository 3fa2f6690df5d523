using System.Security.Cryptography;
using System.Text.Json;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Statements;

/// <summary>Whose statement of which month it is.</summary>
/// <param name="Book">The book.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Month">The month.</param>
public sealed record CommissionKey(BookId Book, Id<IPerson> Agent, Currency Currency, CommissionMonth Month);

/// <summary>
/// An agent's statement of a month, locked when it is issued: what it says never changes, and what is learnt later
/// stands in later ones.
/// </summary>
public sealed class CommissionStatement : Entity<CommissionStatement>
{
    private CommissionStatement()
    {
    }

    /// <summary>Issues it.</summary>
    /// <param name="key">Whose and which month.</param>
    /// <param name="zone">The zone of the month.</param>
    /// <param name="sums">What it sums to.</param>
    /// <param name="content">Its lines.</param>
    /// <param name="now">The book's time, not before the end of the month.</param>
    /// <exception cref="InvalidOperationException">It does not add up: a mistake in the program.</exception>
    public CommissionStatement(
        CommissionKey key, TimeZoneInfo zone, CommissionSums sums, CommissionContent content, DateTimeOffset now)
        : base(key.Book)
    {
        Check(sums, content);
        Agent = key.Agent;
        Currency = key.Currency;
        From = key.Month.From(zone);
        Until = key.Month.Until(zone);
        Zone = zone.Id;
        IssuedAt = now;
        Code = StatementCode.New();
        OpeningMinor = sums.Opening;
        EarnedMinor = sums.Earned;
        AdjustedMinor = sums.Adjusted;
        BountiesMinor = sums.Bounties;
        PaidMinor = sums.Paid;
        RecoveredMinor = sums.Recovered;
        ClosingMinor = sums.Closing;
        Content = OffersJson.Bytes(content);
        Sha256 = SHA256.HashData(Content);
    }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>When the month began.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When the month ended, exclusive; it says what was recorded before.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The zone of the month.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>When it was issued, in the book's time.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>The code printed on it, by which anybody can check it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Open at the beginning, minor units.</summary>
    public long OpeningMinor { get; private set; }

    /// <summary>Claims that were earned, minor units.</summary>
    public long EarnedMinor { get; private set; }

    /// <summary>What changed of earlier months, minor units.</summary>
    public long AdjustedMinor { get; private set; }

    /// <summary>Proofs that were paid, minor units.</summary>
    public long BountiesMinor { get; private set; }

    /// <summary>What was paid to the wallet, minor units.</summary>
    public long PaidMinor { get; private set; }

    /// <summary>What was taken back, minor units.</summary>
    public long RecoveredMinor { get; private set; }

    /// <summary>Open at the end, minor units.</summary>
    public long ClosingMinor { get; private set; }

    /// <summary>The lines, as JSON of <see cref="CommissionContent"/>.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>What it sums to.</summary>
    public CommissionSums Sums => new(
        OpeningMinor, EarnedMinor, AdjustedMinor, BountiesMinor, PaidMinor, RecoveredMinor, ClosingMinor);

    /// <summary>Whose and which month.</summary>
    public CommissionKey Key => new(
        Book, Agent, Currency, CommissionMonth.At(From, TimeZoneInfo.FindSystemTimeZoneById(Zone)));

    /// <summary>Its lines.</summary>
    public CommissionContent Read() => JsonSerializer.Deserialize<CommissionContent>(Content, OffersJson.Options)!;

    private static void Check(CommissionSums sums, CommissionContent content)
    {
        long Of(CommissionSection section) => content.Lines.Where(x => x.Section == section).Sum(x => x.Minor);
        var lines = new CommissionSums(
            sums.Opening, Of(CommissionSection.Earned), Of(CommissionSection.Adjustment),
            Of(CommissionSection.Bounty), Of(CommissionSection.Payment), Of(CommissionSection.Recovery),
            content.Open.Sum(x => x.Minor));
        if (lines != sums || !sums.AddUp)
        {
            throw new InvalidOperationException($"A statement must add up: {sums}, its lines {lines}.");
        }
    }
}
