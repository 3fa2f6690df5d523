using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>What asks for or posts a deposit or withdrawal.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">The currency; may be left out where the path names it.</param>
/// <param name="Reference">The bank's or payer's reference.</param>
/// <param name="Reason">Why; required where an administrator posts at once.</param>
/// <param name="Destination">The saved bank account to which a withdrawal goes.</param>
public sealed record CashBody(
    AmountText Amount, string? Currency = null, string? Reference = null, string? Reason = null,
    string? Destination = null);

/// <summary>How endpoints read whose wallet is meant, and in which currency.</summary>
internal static class Wallets
{
    /// <summary>The caller's own wallets.</summary>
    internal static Owner Own(this HttpContext http) => Owner.Of(http.Caller().Book, http.Person());

    /// <summary>The wallets of a person, or of an organisation, that an administrator names.</summary>
    /// <exception cref="Refusal"><c>wallet_not_found</c>.</exception>
    internal static Owner OwnerOf(this HttpContext http, string id)
    {
        var book = http.Caller().Book;
        return Id<IPerson>.TryParse(id, out var person) ? Owner.Of(book, person)
            : Id<Organisation>.TryParse(id, out var organisation) ? Owner.Of(book, organisation)
            : throw LedgerCodes.WalletNotFound.Because();
    }

    /// <summary>A request into or out of a wallet whose currency the path names.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>, <c>currency_unknown</c>, <c>currency_mismatch</c>.</exception>
    internal static CashRequest In(this CashBody body, Owner owner, Currency currency)
    {
        if (body.Currency is { } other && Currency.Parse(other) != currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The wallet is in {currency}.");
        }

        return new CashRequest(owner, body.Amount.PositiveIn(currency), body.Reference, body.Reason)
        {
            Destination = body.Destination is null ? null
                : Id<Destination>.TryParse(body.Destination, out var id) ? id
                : throw LedgerCodes.DestinationNotFound.Because(),
        };
    }

    /// <summary>A request that names its currency itself.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>, <c>currency_unknown</c>, <c>validation_failed</c>.</exception>
    internal static CashRequest Of(this CashBody body, Owner owner) => body.In(
        owner, Currency.Parse(body.Currency ?? throw Refusal.OfField("currency", "'currency' is required.")));
}
