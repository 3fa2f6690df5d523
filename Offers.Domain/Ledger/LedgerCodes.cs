using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>Refusal codes of the ledger and of wallets.</summary>
public static class LedgerCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode AmountInvalid = new("amount_invalid", 400, "The amount is not right.",
        "An amount is a JSON string with exactly the digits of its currency, more than zero, within the limits.");
    public static readonly RefusalCode CurrencyUnknown = new("currency_unknown", 400, "This currency is not known.",
        "The currency is one of AED, INR, USD, EUR, GBP, KWD, JPY and USDC.");
    public static readonly RefusalCode CurrencyMismatch = new("currency_mismatch", 409, "The currency does not fit.",
        "The object has a currency of its own and the request names another.");
    public static readonly RefusalCode InsufficientBalance = new(
        "insufficient_balance", 402, "There is not enough money.",
        "The account has less available than required; `available` and `required` say how much.");
    public static readonly RefusalCode HoldNotOpen = new("hold_not_open", 409, "This hold is not open any more.",
        "It was captured, voided or expired before; one of two at the same instant wins.");
    public static readonly RefusalCode CaptureExceedsHold = new(
        "capture_exceeds_hold", 422, "The hold is smaller than that.",
        "A capture takes at most what is open of the hold.");
    public static readonly RefusalCode HoldExists = new("hold_exists", 409, "Money is held for this already.",
        "There is one open hold per purpose and reference.");
    public static readonly RefusalCode OperationReversed = new("operation_already_reversed", 409,
        "This operation was reversed before.", "An operation is reversed at most once.");
    public static readonly RefusalCode OperationNotReversible = new("operation_not_reversible", 422,
        "This operation cannot be reversed.",
        "A reversal, or an operation that belongs to a hold, is undone by its own verb.");
    public static readonly RefusalCode OperationNotFound = new(
        "operation_not_found", 404, "There is no such operation.",
        "The id is unknown or belongs to somebody else.");
    public static readonly RefusalCode HoldNotFound = new("hold_not_found", 404, "There is no such hold.",
        "The id is unknown or belongs to somebody else.");
    public static readonly RefusalCode TopUpNotFound = new("topup_not_found", 404, "There is no such deposit.",
        "The id is unknown or belongs to somebody else.");
    public static readonly RefusalCode WithdrawalNotFound = new(
        "withdrawal_not_found", 404, "There is no such withdrawal.",
        "The id is unknown or belongs to somebody else.");
    public static readonly RefusalCode WalletNotFound = new("wallet_not_found", 404, "There is no such wallet.",
        "The owner is unknown.");
    public static readonly RefusalCode StatementTooLong = new("statement_too_long", 422, "The statement is too long.",
        "A statement has at most 100,000 rows as JSON and CSV and 10,000 as PDF, and spans at most ten years.");
    public static readonly RefusalCode StatementNotFound = new(
        "statement_not_found", 404, "There is no such statement.",
        "No statement with this code was made by this server.");
    public static readonly RefusalCode DestinationNotFound = new(
        "destination_not_found", 404, "There is no such bank account.",
        "The id is unknown, was removed, or belongs to somebody else.");
    public static readonly RefusalCode DestinationCooling = new(
        "destination_cooling", 409, "This bank account is too new.",
        "Withdrawals to a new destination wait; `usableFrom` says until when.");
    public static readonly RefusalCode DestinationExists = new(
        "destination_exists", 409, "This bank account is there already.",
        "An owner has each number once, and at most twenty of them.");
    public static readonly RefusalCode DestinationRequired = new(
        "destination_required", 422, "A withdrawal names a bank account.",
        "This server pays out to saved destinations only: add one, and name it as `destination`.");
    public static readonly RefusalCode BankFileInvalid = new(
        "bank_file_invalid", 422, "The bank file cannot be read.",
        "A column is missing, or a line cannot be read; `problems` names the lines. Nothing of it was imported.");
    public static readonly RefusalCode BankLineNotFound = new(
        "bank_line_not_found", 404, "There is no such line.", "The id is unknown.");
#pragma warning restore CS1591
}
