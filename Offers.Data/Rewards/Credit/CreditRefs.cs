using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>
/// Places of the credit tree as callers name them: by account, or by the id of an agency, a client, a campaign or an
/// organisation together with a currency.
/// </summary>
internal static class CreditRefs
{
    /// <summary>The place that is named, if the caller sees it, and the currency of the account.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>credit_account_not_found</c>.</exception>
    internal static async Task<(CreditPlace Place, Currency? Currency)> FindAsync(
        OffersDb db, RewardScope scope, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refusal.OfField(field, $"'{field}' is required.");
        }

        var (owner, currency) = await ReadAsync(db, scope.Book, text.Trim());
        var place = owner is { } found ? await CreditPlaces.FindAsync(db, found) : null;
        return place is not null && await SeesAsync(db, scope, place)
            ? (place, currency)
            : throw RewardCodes.CreditAccountNotFound.Because();
    }

    /// <summary>A place for which the caller acts.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>credit_account_not_found</c>.</exception>
    internal static async Task<(CreditPlace Place, Currency? Currency)> OwnAsync(
        OffersDb db, RewardScope scope, string field, string? text)
    {
        var found = await FindAsync(db, scope, field, text);
        return scope.Reaches(found.Place) ? found : throw RewardCodes.CreditAccountNotFound.Because();
    }

    /// <summary>The one currency of all that name one.</summary>
    /// <exception cref="Refusal"><c>currency_unknown</c>, <c>currency_mismatch</c>,
    /// <c>validation_failed</c>.</exception>
    internal static Currency CurrencyOf(string? named, params IEnumerable<Currency?> accounts)
    {
        var all = accounts.OfType<Currency>().ToList();
        if (!string.IsNullOrWhiteSpace(named))
        {
            all.Add(Currency.Parse(named));
        }

        return all.Distinct().ToList() switch
        {
            [var one] => one,
            [] => throw Refusal.OfField("currency", "'currency' is required where no account is named."),
            _ => throw LedgerCodes.CurrencyMismatch.Because(),
        };
    }

    /// <summary>The amount of a body.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>.</exception>
    internal static Money AmountIn(this AmountText? amount, Currency currency, string field = "amount") =>
        amount?.PositiveIn(currency) ?? throw Refusal.OfField(field, $"'{field}' is required.");

    private static async Task<(Owner? Owner, Currency? Currency)> ReadAsync(OffersDb db, BookId book, string text)
    {
        if (Id<Account>.TryParse(text, out var id))
        {
            var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
                x => x.Id == id && x.Purpose == Purpose.Available && x.Qualifier == "");
            return (account?.Owner, account?.Currency);
        }

        Owner? owner = Id<Agency>.TryParse(text, out var agency) ? Of(agency.Value)
            : Id<Client>.TryParse(text, out var client) ? Of(client.Value)
            : Id<Organisation>.TryParse(text, out var house) ? Of(house.Value)
            : Id<Campaign>.TryParse(text, out var campaign) ? Owner.Of(book, campaign)
            : null;
        return (owner, null);

        Owner Of(Guid organisation) => Owner.Of(book, new Id<Organisation>(organisation));
    }

    // Everybody sees those above him, so that he hears why credit does not go there.
    private static async Task<bool> SeesAsync(OffersDb db, RewardScope scope, CreditPlace place)
    {
        if (scope.Reaches(place) || place.Level == CreditLevel.Platform)
        {
            return true;
        }

        var mine = scope.Clients.ToList();
        return place.Level == CreditLevel.Agency
            && await db.Clients.AnyAsync(x => mine.Contains(x.Id) && x.Agency == place.Agency);
    }
}
