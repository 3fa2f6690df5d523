using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>Which amount of a pool.</summary>
public enum PoolPart
{
    /// <summary>What its free cards cost together.</summary>
    Value,

    /// <summary>What a card costs where its row says nothing.</summary>
    Cost,

    /// <summary>What agencies of the retail tier are charged.</summary>
    Charge,

    /// <summary>That charge without the cost of a free card.</summary>
    Margin,
}

/// <summary>Which cost of a file of cards.</summary>
public enum ImportPart
{
    /// <summary>Of the new cards that the check found.</summary>
    Found,

    /// <summary>Of the cards that were entered.</summary>
    Done,
}

/// <summary>The keys of the figures of cards.</summary>
public static class CardFigure
{
    internal const string PoolName = "card-pool";
    internal const string StockName = "card-stock";
    internal const string CardName = "card-cost";
    internal const string ImportName = "card-import";
    internal const string PriceName = "card-price";
    internal const string ValueName = "face-value";

    /// <summary>An amount of a pool.</summary>
    public static string Pool(Id<CardPool> pool, PoolPart part) => FigureName.Of(PoolName, pool, part);

    /// <summary>What all free cards cost in a currency.</summary>
    public static string Stock(Currency currency) => FigureName.Of(StockName, currency);

    /// <summary>What a card cost.</summary>
    public static string Card(Id<Card> card) => FigureName.Of(CardName, card);

    /// <summary>What the cards of a file cost.</summary>
    public static string Import(Id<CardImport> import, ImportPart part) => FigureName.Of(ImportName, import, part);

    /// <summary>What a price charges.</summary>
    public static string Price(Id<PriceLine> line) => FigureName.Of(PriceName, line);

    /// <summary>A face value.</summary>
    public static string Value(Id<Denomination> value) => FigureName.Of(ValueName, value);
}

/// <summary>Explains the amounts of pools, cards, files and prices, to administrators.</summary>
public sealed class CardFigures : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [CardFigure.PoolName] = PoolAsync,
            [CardFigure.StockName] = StockAsync,
            [CardFigure.CardName] = CardAsync,
            [CardFigure.ImportName] = ImportAsync,
            [CardFigure.PriceName] = PriceAsync,
            [CardFigure.ValueName] = ValueAsync,
        };

    private static async Task<Explanation> PoolAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (id, part) = (ask.Id<CardPool>(0), ask.Word<PoolPart>(1));
        var pool = await ask.Db.CardPools.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var view = await PoolReading.ViewAsync(ask.Db, pool, ask.Now);
        var free = ExplanationInput.Fact("Free cards", $"{view.Cards.Available:N0}");
        var charge = ExplanationInput.Plus("Charge", view.Charge, CardFigure.Pool(id, PoolPart.Charge));
        return part switch
        {
            PoolPart.Value => ask.Explain(
                $"Value of {pool.Name}", view.Value, "What its free cards cost when they were bought.", free),
            PoolPart.Cost => ask.Explain(
                $"Cost of a card of {pool.Name}", view.Cost,
                "Set for the pool; a row of a file may say another cost.", free),
            PoolPart.Charge => ask.Explain(
                $"Charge for a card of {pool.Name}", view.Charge,
                "The price in force for the retail tier; without one, the face value.",
                new ExplanationInput("Face value", view.FaceValue)),
            _ => ask.Explain(
                $"Margin of a card of {pool.Name}", view.Margin,
                "What the retail tier is charged, without what a free card cost on average.",
                charge, ExplanationInput.Minus("Cost of a card", view.Charge - view.Margin), free),
        };
    }

    private static async Task<Explanation> StockAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var currency = ask.Currency(0);
        var pools = await (
            from pool in ask.Db.CardPools
            join totals in ask.Db.PoolTotals on pool.Id equals totals.Pool
            where pool.Currency == currency
            orderby totals.ValueMinor descending
            select new { pool.Id, pool.Name, totals.ValueMinor }).ToListAsync();
        return ask.Explain(
            $"Free cards in {currency}", new Money(pools.Sum(x => x.ValueMinor), currency),
            "What the free cards of all pools cost when they were bought.",
            [.. pools.Where(x => x.ValueMinor > 0).Select(x => ExplanationInput.Plus(
                x.Name, new Money(x.ValueMinor, currency), CardFigure.Pool(x.Id, PoolPart.Value)))]);
    }

    private static async Task<Explanation> CardAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var id = ask.Id<Card>(0);
        var card = await ask.Db.Cards.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        return ask.Explain(
            $"Cost of card {card.Number:N0}", card.Cost, "As its row or its order said; nothing is worked out.",
            ExplanationInput.Fact("Card", CardView.Masked(card.Last4)));
    }

    private static async Task<Explanation> ImportAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var (id, part) = (ask.Id<CardImport>(0), ask.Word<ImportPart>(1));
        var import = await ask.Db.CardImports.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var (count, formula) = part == ImportPart.Found
            ? (import.Found, "The sum of the costs of the rows that are new cards.")
            : (import.Done, "The sum of the costs of the cards that were entered; each batch is one operation.");
        return ask.Explain(
            $"Cost of {import.FileName}", new Money(count.CostMinor, import.Currency), formula,
            ExplanationInput.Fact("Cards", $"{count.New:N0}"));
    }

    private static async Task<Explanation> PriceAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var id = ask.Id<PriceLine>(0);
        var line = await ask.Db.PriceLines.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var view = await PriceQueries.ViewAsync(ask.Db, line, ask.Now);
        return ask.Explain(
            $"Price of {view.Brand.Name}", line.Charge, "Set by an administrator; nothing is worked out.",
            new ExplanationInput("Face value", view.Value),
            ExplanationInput.Fact("For", view.Client?.Name ?? view.Agency?.Name ?? $"{view.Tier}"));
    }

    // Face values are no secret: whoever redeems sees them.
    private static async Task<Explanation> ValueAsync(FigureAsk ask)
    {
        var id = ask.Id<Denomination>(0);
        var value = await ask.Db.Denominations.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var brand = await ask.Db.Brands.SingleAsync(x => x.Id == value.Brand);
        return ask.Explain(
            $"Face value of {brand.Name}", value.Value, "What the card pays; nothing is worked out.",
            ExplanationInput.Fact("Brand", brand.Name));
    }
}
