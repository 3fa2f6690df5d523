using System.Globalization;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>What pages say about brands, prices, pools and files of cards.</summary>
internal static class CardWords
{
    private const int Minute = 60;

    private static readonly string[] _ofStock = ["rewards.pool.", "rewards.import.", "rewards.write_off.",
        "rewards.redemption.", "rewards.order.", "rewards.supplier_order."];

    /// <summary>True for what moves the figures of pools.</summary>
    internal static bool IsOfStock(Event happening) =>
        _ofStock.Any(start => happening.Type.StartsWith(start, StringComparison.Ordinal));

    /// <summary>True for everything that happens to files of cards.</summary>
    internal static bool IsOfImports(Event happening) =>
        happening.Type.StartsWith("rewards.import.", StringComparison.Ordinal);

    /// <summary>True for everything that happens to brands and face values.</summary>
    internal static bool IsOfBrands(Event happening) =>
        happening.Type.StartsWith("rewards.brand.", StringComparison.Ordinal)
        || happening.Type.StartsWith("rewards.denomination.", StringComparison.Ordinal);

    /// <summary>True for everything that happens to prices.</summary>
    internal static bool IsOfPrices(Event happening) =>
        happening.Type.StartsWith("rewards.price.", StringComparison.Ordinal);

    /// <summary>The id of a pool.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c> for what is no id of one.</exception>
    internal static Id<CardPool> ReadPool(string? text) =>
        Id<CardPool>.TryParse(text, out var id) ? id : throw RewardCodes.PoolNotFound.Because();

    /// <summary>The id of an import.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c> for what is no id of one.</exception>
    internal static Id<CardImport> ReadImport(string? text) =>
        Id<CardImport>.TryParse(text, out var id) ? id : throw RewardCodes.CardImportNotFound.Because();

    /// <summary>A count, grouped by thousands.</summary>
    internal static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How long something takes, roughly.</summary>
    internal static string Left(long seconds) => seconds < Minute
        ? N(seconds, "{0} second left", "{0} seconds left")
        : N((seconds + Minute - 1) / Minute, "{0} minute left", "{0} minutes left");

    /// <summary>A day as it is written in tables.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What a verb is called.</summary>
    internal static string Verb(string verb) => verb switch
    {
        "start" => T("Enter these cards"),
        "resume" => T("Go on"),
        "cancel" => T("Stop"),
        "activate" => T("Activate"),
        _ => T("Deactivate"),
    };

    /// <summary>What filling a buffer by hand ordered.</summary>
    internal static string Filled(RefillAnswer answer) => answer.Ordered > 0
        ? N(answer.Ordered, "{0} card is ordered and appears here when it comes.",
            "{0} cards are ordered and appear here when they come.")
        : T("Nothing is ordered: {0} are free, and {1} are on their way.", Number(answer.Available),
            Number(answer.OnTheWay));

    /// <summary>What a tier of agencies is called.</summary>
    internal static string Tier(AgencyTier tier) =>
        tier == AgencyTier.Wholesale ? T("Wholesale tier") : T("Retail tier");

    /// <summary>Where the cards of a pool come from.</summary>
    internal static string Kind(PoolKind kind) =>
        kind == PoolKind.Csv ? T("Files of cards") : T("Buffer of a supplier");

    /// <summary>How the stock of a pool looks.</summary>
    internal static BadgeLook LookOf(PoolStock stock) => stock switch
    {
        PoolStock.Healthy => BadgeLook.Ok,
        PoolStock.Low => BadgeLook.Wait,
        _ => BadgeLook.Bad,
    };

    /// <summary>What stands in a column of a file.</summary>
    internal static string MeaningOf(CardColumn column) => column switch
    {
        CardColumn.CardCode => T("The code that pays; it is sealed while the file comes in."),
        CardColumn.CardNumber => T("The card's number, where it has one."),
        CardColumn.Pin => T("The PIN, where it has one."),
        CardColumn.ExpirationDate => T("The last day as 2030-12-31; empty for without end."),
        _ => T("What the card cost, as 23.50; empty for the pool's cost."),
    };
}
