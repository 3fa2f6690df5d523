using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>One line of "what will happen": an entry with the balances around it.</summary>
/// <param name="Account">The account's outside id.</param>
/// <param name="Owner">Its owner's outside id.</param>
/// <param name="Purpose">Its purpose, with the qualifier where it has one.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Amount">Signed.</param>
/// <param name="Before">Balance before.</param>
/// <param name="After">Balance after.</param>
public sealed record Effect(
    string Account, string Owner, string Purpose, string Currency, AmountText Amount, AmountText Before,
    AmountText After)
{
    /// <summary>
    /// True where the caller may see it: administrators see all, others not what happens in other people's wallets.
    /// </summary>
    internal bool IsFor(Caller caller) =>
        caller.Person is not { } person || caller.IsAdministrator
        || !Id<IPerson>.TryParse(Owner, out var owner) || owner == person;

    internal static Effect Of(Account account, Entry entry)
    {
        var after = new Money(entry.BalanceAfterMinor, entry.Currency);
        var amount = new Money(entry.AmountMinor, entry.Currency);
        return new Effect(
            account.Id.ToString(), account.Owner.ToString(), account.Label, entry.Currency.Code,
            AmountText.Of(amount), AmountText.Of(after - amount), AmountText.Of(after));
    }
}

/// <summary>The answer of a dry run: what would happen, and what would be answered.</summary>
/// <param name="DryRun">Always true.</param>
/// <param name="Effects">The entries, in order.</param>
/// <param name="Result">The body that the real run would answer, with ids that will be others.</param>
public sealed record Preview(bool DryRun, IReadOnlyList<Effect> Effects, System.Text.Json.JsonElement? Result);
