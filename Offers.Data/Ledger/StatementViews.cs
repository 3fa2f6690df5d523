using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Which statement is asked for.</summary>
/// <param name="Owner">Whose wallet.</param>
/// <param name="Currency">The currency.</param>
/// <param name="From">A date in the owner's zone, or an instant; null for the first of this month.</param>
/// <param name="Until">A date in the owner's zone, or an instant, not included; null for now.</param>
public sealed record StatementAsk(Owner Owner, Currency Currency, string? From = null, string? Until = null)
{
    /// <summary>
    /// As it was recorded before this date in the owner's zone, or instant: what was written later is left out, as if
    /// the statement had been made then. Null for all that is recorded.
    /// </summary>
    public string? RecordedAt { get; init; }
}

/// <summary>What a statement says, besides its lines.</summary>
public sealed record WalletStatement
{
    internal WalletStatement(StatementRange range) => Range = range;

    /// <summary>Who issues it: the platform's name.</summary>
    public required string Issuer { get; init; }

    /// <summary>Whose wallet, by name.</summary>
    public required OwnerView Owner { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>From when, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The owner's zone, in which its dates are.</summary>
    public required string Zone { get; init; }

    /// <summary>The number of the last operation that it knows of.</summary>
    public required long Cut { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>As recorded before this instant; when it was made, where nothing else was asked for.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The balances before its first line.</summary>
    public required WalletView Opening { get; init; }

    /// <summary>The balances after its last line.</summary>
    public required WalletView Closing { get; init; }

    /// <summary>The wallet, and between which of its entries the lines are.</summary>
    internal StatementRange Range { get; }

    /// <summary>What it is, in a language.</summary>
    public StatementKey Key(string language, StatementPaper paper = StatementPaper.Wallet) =>
        new(Range.Owner, Currency, From, Until, Cut, language) { Paper = paper };

    /// <summary>Opening and closing in minor units.</summary>
    internal StatementTotals Totals => new(
        Opening.Available.Minor, Opening.Held.Minor, Closing.Available.Minor, Closing.Held.Minor);
}

/// <summary>Where in a wallet the lines of a statement are.</summary>
internal sealed record StatementRange(Owner Owner, WalletAccounts Accounts, WalletPlace After, WalletPlace Until);

/// <summary>The lines of one kind, added up.</summary>
/// <param name="Kind"><c>module.verb</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Available">What they changed available by.</param>
/// <param name="Held">What they changed held by.</param>
public sealed record KindTotal(string Kind, int Count, Money Available, Money Held);

/// <summary>A statement that was printed.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Currency">The currency.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Language"><c>en</c> or <c>ar</c>.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record PrintedStatement(
    string Code, Currency Currency, DateTimeOffset From, DateTimeOffset Until, string Language, DateTimeOffset MadeAt);

/// <summary>What anybody who has a statement's code is told.</summary>
public sealed record StatementProofView
{
    /// <summary>True where what it said is what the ledger says.</summary>
    public required bool Genuine { get; init; }

    /// <summary>Whether its money is real.</summary>
    public required BookKind Environment { get; init; }

    /// <summary>The code, as it was printed.</summary>
    public required string Code { get; init; }

    /// <summary>The owner's initials.</summary>
    public required string Initials { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>From when.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The owner's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The balances before its first line, from the ledger.</summary>
    public required WalletView Opening { get; init; }

    /// <summary>The balances after its last line, from the ledger.</summary>
    public required WalletView Closing { get; init; }

    /// <summary>The number of the last operation that it knew of.</summary>
    public required long Cut { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>SHA-256 of the file that was handed out, in hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
