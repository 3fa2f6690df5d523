using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Domain.Rewards.Cards;

/// <summary>For whom a price holds: exactly one of the three is named.</summary>
/// <param name="Tier">All agencies of a tier.</param>
/// <param name="Agency">One agency, above its tier.</param>
/// <param name="Client">One client, above its agency.</param>
public sealed record PriceScope(AgencyTier? Tier = null, Id<Agency>? Agency = null, Id<Client>? Client = null);

/// <summary>
/// A line of a price list: what is charged for a face value, from one time until another. The most special line in
/// force counts: client, then agency, then tier; without any the charge is the face value.
/// </summary>
public sealed class PriceLine : Entity<PriceLine>
{
    private PriceLine()
    {
    }

    /// <summary>Sets a price.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public PriceLine(
        Denomination denomination, PriceScope scope, Money charge, (DateTimeOffset From, DateTimeOffset? Until) time)
        : base(denomination.Book)
    {
        if (new[] { scope.Tier is not null, scope.Agency is not null, scope.Client is not null }.Count(x => x) != 1)
        {
            throw Refusal.OfField("scope", "A price is for one tier, one agency or one client.");
        }

        if (charge.Currency != denomination.Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The face value is in {denomination.Currency}.");
        }

        if (charge.Minor <= 0)
        {
            throw Refusal.OfField("charge", "A charge is above zero.");
        }

        Denomination = denomination.Id;
        (Tier, Agency, Client) = (scope.Tier, scope.Agency, scope.Client);
        (ChargeMinor, From) = (charge.Minor, time.From);
        Currency = charge.Currency;
        Until = time.Until is null || time.Until > time.From
            ? time.Until
            : throw Refusal.OfField("until", "A price ends after it begins.");
    }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>The tier that it is for.</summary>
    public AgencyTier? Tier { get; private set; }

    /// <summary>The agency that it is for.</summary>
    public Id<Agency>? Agency { get; private set; }

    /// <summary>The client that it is for.</summary>
    public Id<Client>? Client { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>What is charged, minor units.</summary>
    public long ChargeMinor { get; private set; }

    /// <summary>From when.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until when, exclusive; null for without end.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>What is charged.</summary>
    public Money Charge => new(ChargeMinor, Currency);

    /// <summary>How special it is: client 3, agency 2, tier 1.</summary>
    public int Rank => Client is not null ? 3 : Agency is not null ? 2 : 1;

    /// <summary>Ends it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void End(DateTimeOffset at) =>
        Until = at > From ? at : throw Refusal.OfField("until", "A price ends after it begins.");

    /// <summary>The charge of a face value: the most special line in force, the latest of several, else its
    /// value.</summary>
    public static Money ChargeOf(Denomination denomination, IEnumerable<PriceLine> lines, DateTimeOffset now) => lines
        .Where(x => x.Denomination == denomination.Id && x.From <= now && (x.Until is null || now < x.Until))
        .OrderByDescending(x => x.Rank).ThenByDescending(x => x.From).ThenByDescending(x => x.Id)
        .FirstOrDefault()?.Charge ?? denomination.Value;
}
