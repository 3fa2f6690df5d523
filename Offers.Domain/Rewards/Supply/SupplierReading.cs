using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Domain.Rewards.Supply;

/// <summary>An answer as it came over the line.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What the body says; null where it cannot be read.</param>
/// <param name="RetryAfter">How long the supplier wants to be left alone; null where it did not say.</param>
public sealed record SupplierAnswer(int Status, OrderState? Body, TimeSpan? RetryAfter = null);

/// <summary>
/// What answers of suppliers mean. Whatever does not surely say that an order was done, or surely that it was not, says
/// nothing: then only a query, a message, or people end it.
/// </summary>
public static class SupplierReading
{
    /// <summary>The most items of a catalogue that are read.</summary>
    public const int MostItems = 10_000;

    /// <summary>The code by which a supplier says that it has taken nothing and wants to be asked later.</summary>
    public const string BusyCode = "busy";

    /// <summary>The code by which a supplier says that it never got an order.</summary>
    public const string NotFoundCode = "order_not_found";

    /// <summary>The most cards of one answer: more than can be ordered at once is no answer to an order.</summary>
    private const int MostCards = 2_000;

    private const int RequestTimeout = 408;
    private const int TooEarly = 425;
    private const int TooMany = 429;
    private const int Unavailable = 503;

    /// <summary>Reads the answer to an order.</summary>
    public static SupplierReply OfOrder(SupplierAnswer answer) => answer.Status switch
    {
        >= 200 and < 300 => OfState(answer.Body),
        TooMany or TooEarly or RequestTimeout =>
            new SupplierReply.Unreached($"It answered {answer.Status}.", answer.RetryAfter),
        Unavailable when answer.Body?.Code == BusyCode =>
            new SupplierReply.Unreached("It is busy.", answer.RetryAfter),
        >= 400 and < 500 => new SupplierReply.Refused(CodeOf(answer), TextOf(answer)),
        _ => new SupplierReply.Silent($"It answered {answer.Status}."),
    };

    /// <summary>Reads the answer to a query or a cancellation.</summary>
    public static SupplierReply OfQuery(SupplierAnswer answer) => answer switch
    {
        { Status: >= 200 and < 300 } => OfState(answer.Body),
        // A wrong path or a gateway answers 404 too: only the supplier's own word says that it never got the order.
        { Status: 404, Body.Code: NotFoundCode } => new SupplierReply.NotFound(),
        _ => new SupplierReply.Silent(
            $"It answered {answer.Status}{(answer.Body?.Code is { } code ? $" {code}" : "")}."),
    };

    /// <summary>Reads how an order stands.</summary>
    public static SupplierReply OfState(OrderState? state) => state?.Status switch
    {
        OrderState.Confirmed => Delivered(state),
        OrderState.Processing => new SupplierReply.Working(),
        OrderState.Cancelled => new SupplierReply.Cancelled(),
        OrderState.Refused => new SupplierReply.Refused(
            Code(state.Code) ?? "refused", Text.Cut(state.Message ?? "It will not.", Limits.Reason)),
        _ => new SupplierReply.Silent("Its answer cannot be read."),
    };

    /// <summary>Reads a catalogue; lines that cannot be read are left out.</summary>
    public static IReadOnlyList<CatalogueItem> Catalogue(CatalogueMessage? message) =>
        [.. (message?.Items ?? []).Take(MostItems).Select(Item).OfType<CatalogueItem>()];

    private static SupplierReply Delivered(OrderState state)
    {
        var currency = CurrencyOf(state.Currency);
        if (currency is null || !Money.TryParse(state.Charged?.Text, currency, out var charged)
            || state.Cards is not { Count: > 0 and <= MostCards } cards)
        {
            return new SupplierReply.Silent("It confirmed an order without readable cards or charge.");
        }

        var read = cards.Select(card => Card(card, currency)).ToList();
        return read.Contains(null)
            ? new SupplierReply.Silent("It confirmed an order with a card that cannot be read.")
            : new SupplierReply.Delivered(new SupplierDelivery(
                state.OrderNumber is { } number ? Text.Cut(number, Limits.Reference) : null, charged,
                [.. read.OfType<SuppliedCard>()]));
    }

    private static SuppliedCard? Card(CardMessage? card, Currency currency) =>
        Secret(card?.Code) is { } code && IsSecret(card!.Number) && IsSecret(card.Pin)
        && Money.TryParse(card.Value?.Text, currency, out var value)
            ? new SuppliedCard(new CardSecret(code, Secret(card.Number), Secret(card.Pin)), value, card.ExpiresOn)
            : null;

    private static bool IsSecret(string? text) => string.IsNullOrWhiteSpace(text) || Secret(text) is not null;

    private static string? Secret(string? text) =>
        text?.Trim() is { Length: > 0 and <= CardSecret.MaxLength } secret && !secret.Any(char.IsControl)
            ? secret
            : null;

    private static CatalogueItem? Item(CatalogueLine? line) =>
        line?.Sku?.Trim() is { Length: > 0 and <= Limits.Reference } sku && CurrencyOf(line.Currency) is { } currency
        && Money.TryParse(line.Value?.Text, currency, out var value)
        && Money.TryParse(line.Cost?.Text, currency, out var cost) && value.Minor > 0 && cost.Minor > 0
            ? new CatalogueItem(sku, line.Brand, value, cost, line.Stock is >= 0 ? line.Stock : null)
            : null;

    private static Currency? CurrencyOf(string? code) => Currency.All.FirstOrDefault(x => x.Code == code);

    private static string CodeOf(SupplierAnswer answer) => Code(answer.Body?.Code) ?? $"http_{answer.Status}";

    private static string TextOf(SupplierAnswer answer) =>
        Text.Cut(answer.Body?.Message ?? $"It answered {answer.Status}.", Limits.Reason);

    private static string? Code(string? code) =>
        code is { Length: > 0 and <= Limits.Code } && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)
            || c == '_') ? code : null;
}
