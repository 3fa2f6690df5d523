using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offers.Domain.Ledger;

/// <summary>An amount as it came in, before its currency is known.</summary>
/// <param name="Text">The text, or null where the body had something else.</param>
public readonly record struct AmountText(string? Text)
{
    /// <summary>An amount as it goes out; may have a minus.</summary>
    public static AmountText Of(Money money) => new(money.ToString());

    /// <summary>The amount in a currency.</summary>
    /// <exception cref="Platform.Refusal"><c>amount_invalid</c>.</exception>
    public Money In(Currency currency) => Money.Parse(Text, currency);

    /// <summary>An amount that this server wrote, a balance too, with its sign.</summary>
    /// <exception cref="Platform.Refusal"><c>amount_invalid</c>.</exception>
    public Money SignedIn(Currency currency) => Money.ParseWritten(Text, currency);

    /// <summary>The amount in a currency, which must be more than nothing.</summary>
    /// <exception cref="Platform.Refusal"><c>amount_invalid</c>.</exception>
    public Money PositiveIn(Currency currency)
    {
        var money = In(currency);
        return money.Minor > 0 ? money : throw LedgerCodes.AmountInvalid.Because("The amount is more than zero.");
    }
}

/// <summary>
/// Amounts in JSON: a string with exactly the currency's digits. Reading needs a currency, so only pages do it.
/// </summary>
public sealed class MoneyJsonConverter : JsonConverter<Money>
{
    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An amount is read with its currency; use AmountText in bodies.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>Currencies in JSON: the code.</summary>
public sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    /// <inheritdoc/>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Parse(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

/// <summary>
/// Amounts in bodies; a JSON number is kept as no text, so that it is refused as <c>amount_invalid</c>.
/// </summary>
public sealed class AmountTextJsonConverter : JsonConverter<AmountText>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override AmountText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new AmountText(reader.GetString());
        }

        // A converter gets its whole value, so this always skips it; Skip refuses while more of the body is to come.
        _ = reader.TrySkip();
        return new AmountText(null);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AmountText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);
}
