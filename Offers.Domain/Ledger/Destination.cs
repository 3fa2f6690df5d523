using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>A bank account as its owner writes it down: an IBAN, or an account number with the bank's name.</summary>
/// <param name="Label">What the owner calls it.</param>
/// <param name="Iban">The IBAN.</param>
/// <param name="AccountNumber">The bank's own number, where there is no IBAN.</param>
/// <param name="BankName">The bank; required with an account number.</param>
public sealed record BankAccount(string? Label, string? Iban, string? AccountNumber, string? BankName);

/// <summary>How a destination stands.</summary>
public enum DestinationState
{
    /// <summary>New: nothing is paid to it yet.</summary>
    Cooling,

    /// <summary>Withdrawals may go to it.</summary>
    Ready,

    /// <summary>Its owner took it away.</summary>
    Removed,
}

/// <summary>
/// A bank account to which its owner's withdrawals may go, some time after it was added: who steals a sign-in cannot
/// send the money away before the owner has read the message about it.
/// </summary>
public sealed class Destination : Entity<Destination>
{
    private Destination()
    {
    }

    /// <summary>Adds one.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Destination(Owner owner, BankAccount account, DateTimeOffset now, TimeSpan cooling)
        : base(owner.Book)
    {
        (OwnerKind, OwnerId) = (owner.Kind, owner.Id);
        Label = Text.Line("label", account.Label, Limits.Name);
        var isIban = !string.IsNullOrWhiteSpace(account.Iban);
        if (isIban == !string.IsNullOrWhiteSpace(account.AccountNumber))
        {
            throw Refusal.OfField("iban", "Give either 'iban' or 'accountNumber' with 'bankName'.");
        }

        Kind = isIban ? BankNumberKind.Iban : BankNumberKind.Account;
        Number = isIban
            ? BankAccountNumber.Iban("iban", account.Iban)
            : BankAccountNumber.Account("accountNumber", account.AccountNumber);
        BankName = isIban
            ? Text.Optional("bankName", account.BankName, Limits.Name)
            : Text.Line("bankName", account.BankName, Limits.Name);
        AddedAt = now;
        UsableFrom = now + cooling;
    }

    /// <summary>The kind of its owner.</summary>
    public OwnerKind OwnerKind { get; private set; }

    /// <summary>The bare id of its owner.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>What the owner calls it.</summary>
    public string Label { get; private set; } = "";

    /// <summary>What kind of number it has.</summary>
    public BankNumberKind Kind { get; private set; }

    /// <summary>The whole number; only who pays to it sees it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The bank.</summary>
    public string? BankName { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>From when on withdrawals may go to it.</summary>
    public DateTimeOffset UsableFrom { get; private set; }

    /// <summary>When its owner took it away.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Whose it is.</summary>
    public Owner Owner => new(Book, OwnerKind, OwnerId);

    /// <summary>The number as lists, audit and messages show it.</summary>
    public string Masked => BankAccountNumber.Mask(Kind, Number);

    /// <summary>How it stands.</summary>
    public DestinationState StateAt(DateTimeOffset now) => RemovedAt is not null ? DestinationState.Removed
        : now < UsableFrom ? DestinationState.Cooling : DestinationState.Ready;

    /// <summary>Refuses a withdrawal to it while it is too new, or gone.</summary>
    /// <exception cref="Refusal"><c>destination_cooling</c> with <c>usableFrom</c>,
    /// <c>destination_not_found</c>.</exception>
    public void CheckUsable(DateTimeOffset now)
    {
        switch (StateAt(now))
        {
            case DestinationState.Removed:
                throw LedgerCodes.DestinationNotFound.Because();
            case DestinationState.Cooling:
                throw LedgerCodes.DestinationCooling.Because(
                    "This bank account is new. Withdrawals to it are possible from "
                        + $"{UsableFrom.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC.",
                    ("usableFrom", UsableFrom));
        }
    }

    /// <summary>Takes it away; withdrawals that were asked for before still go to it.</summary>
    /// <exception cref="Refusal"><c>destination_not_found</c> where it is gone already.</exception>
    public void Remove(DateTimeOffset now) => RemovedAt = RemovedAt is null
        ? now
        : throw LedgerCodes.DestinationNotFound.Because();
}
