using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards;

/// <summary>The platform's accounts of rewards, by natural key.</summary>
internal static class RewardAccounts
{
    /// <summary>The outside world that credit comes from.</summary>
    internal const string CreditQualifier = "credit";

    /// <summary>The outside world that sells files of cards.</summary>
    internal const string PurchaseQualifier = "cards";

    /// <summary>Cards that were lost: expired or worthless, at cost.</summary>
    internal const string LostQualifier = "lost";

    /// <summary>The platform.</summary>
    internal static Owner Platform(BookId book) => Owner.Of(book, Organisation.PlatformId(book));

    /// <summary>Where charges go.</summary>
    internal static AccountKey Revenue(BookId book, Currency currency) =>
        new(Platform(book), Purpose.Revenue, currency);

    /// <summary>Cards owned, at cost.</summary>
    internal static AccountKey Stock(BookId book, Currency currency) =>
        new(Platform(book), Purpose.CardStock, currency);

    /// <summary>Cards handed out, at cost.</summary>
    internal static AccountKey Cost(BookId book, Currency currency) =>
        new(Platform(book), Purpose.CostOfCards, currency);

    /// <summary>Cards lost, at cost.</summary>
    internal static AccountKey Lost(BookId book, Currency currency) =>
        new(Platform(book), Purpose.CostOfCards, currency, LostQualifier);

    /// <summary>The outside world that credit comes from.</summary>
    internal static AccountKey Credit(BookId book, Currency currency) =>
        new(Platform(book), Purpose.Settlement, currency, CreditQualifier);

    /// <summary>The outside world that sells files of cards.</summary>
    internal static AccountKey Purchases(BookId book, Currency currency) =>
        new(Platform(book), Purpose.Settlement, currency, PurchaseQualifier);

    /// <summary>A supplier, as the outside world: what is paid to it.</summary>
    internal static AccountKey Paid(BookId book, Id<Supplier> supplier, Currency currency) =>
        new(Platform(book), Purpose.Settlement, currency, supplier.ToString());
}
