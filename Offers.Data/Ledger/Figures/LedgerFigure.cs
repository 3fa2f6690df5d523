using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger.Figures;

/// <summary>The keys of the ledger's figures. An owner is an outside id, or <see cref="FigureName.Me"/>.</summary>
public static class LedgerFigure
{
    internal const string AvailableName = "available";
    internal const string HeldName = "held";
    internal const string WalletName = "wallet";
    internal const string LineName = "line";
    internal const string HoldName = "hold";
    internal const string DepositName = "deposit";
    internal const string WithdrawalName = "withdrawal";
    internal const string BankLineName = "bank-line";
    internal const string BankFileName = "bank-file";
    internal const string PurposeName = "purpose";
    internal const string BooksName = "books";
    internal const string ClearingName = "clearing";
    internal const string WalletsName = "wallets";
    internal const string AskedName = "deposits-asked";
    internal const string SetAsideName = "set-aside";

    /// <summary>What an owner can use.</summary>
    public static string Available(object owner, Currency currency) => FigureName.Of(AvailableName, owner, currency);

    /// <summary>What an owner has set aside.</summary>
    public static string Held(object owner, Currency currency) => FigureName.Of(HeldName, owner, currency);

    /// <summary>Both together.</summary>
    public static string Wallet(object owner, Currency currency) => FigureName.Of(WalletName, owner, currency);

    /// <summary>What an owner could use after an operation.</summary>
    public static string AvailableAfter(object owner, Currency currency, long number) =>
        FigureName.Of(AvailableName, owner, currency, number);

    /// <summary>What an owner had set aside after an operation.</summary>
    public static string HeldAfter(object owner, Currency currency, long number) =>
        FigureName.Of(HeldName, owner, currency, number);

    /// <summary>What an operation did to what an owner can use.</summary>
    public static string AvailableLine(object owner, Currency currency, long number) =>
        FigureName.Of(LineName, Purpose.Available, owner, currency, number);

    /// <summary>What an operation did to what an owner has set aside.</summary>
    public static string HeldLine(object owner, Currency currency, long number) =>
        FigureName.Of(LineName, Purpose.Held, owner, currency, number);

    /// <summary>A part of a hold.</summary>
    public static string Hold(Id<Hold> hold, HoldAmount part) => FigureName.Of(HoldName, hold, part);

    /// <summary>A deposit or a withdrawal, by its outside id.</summary>
    public static string Cash(string id) => FigureName.Of(
        id.StartsWith(Id<TopUp>.Prefix + "_", StringComparison.Ordinal) ? DepositName : WithdrawalName, id);

    /// <summary>Something that waits in a clearing account, by its outside id.</summary>
    public static string Item(string id) => Id<BankLine>.TryParse(id, out var line) ? BankLine(line) : Cash(id);

    /// <summary>A line of a bank file.</summary>
    public static string BankLine(Id<BankLine> line) => FigureName.Of(BankLineName, line);

    /// <summary>What a bank file brought.</summary>
    public static string BankFile(Id<BankFile> file) => FigureName.Of(BankFileName, file);

    /// <summary>All accounts of a purpose, as recorded at a time; null for now.</summary>
    public static string OfPurpose(Purpose purpose, Currency currency, DateTimeOffset? at) => at is { } then
        ? FigureName.Of(PurposeName, purpose, currency, then.UtcTicks)
        : FigureName.Of(PurposeName, purpose, currency);

    /// <summary>All accounts together, as recorded at a time; null for now.</summary>
    public static string Books(Currency currency, DateTimeOffset? at) => at is { } then
        ? FigureName.Of(BooksName, currency, then.UtcTicks)
        : FigureName.Of(BooksName, currency);

    /// <summary>A clearing account, by its label, for example <c>Clearing:deposit-review</c>.</summary>
    public static string Clearing(string label, Currency currency) =>
        FigureName.Of(ClearingName, label[(label.IndexOf(':', StringComparison.Ordinal) + 1)..], currency);

    /// <summary>All wallets but the platform's own.</summary>
    public static string Wallets(Currency currency) => FigureName.Of(WalletsName, currency);

    /// <summary>Deposits that were asked for and wait.</summary>
    public static string DepositsAsked(Currency currency) => FigureName.Of(AskedName, currency);

    /// <summary>What holds have set aside, of which nothing was taken yet.</summary>
    public static string SetAside(Currency currency) => FigureName.Of(SetAsideName, currency);
}

/// <summary>The parts of a hold.</summary>
public enum HoldAmount
{
    /// <summary>All that was set aside.</summary>
    Amount,

    /// <summary>What went to its destination.</summary>
    Captured,

    /// <summary>What was given back.</summary>
    Voided,

    /// <summary>What is still set aside.</summary>
    Open,
}
