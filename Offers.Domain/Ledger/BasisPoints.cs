using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offers.Domain.Ledger;

/// <summary>A rate in hundredths of a percent: 825 is 8.25 %.</summary>
/// <param name="Value">The number of basis points.</param>
public readonly record struct BasisPoints(int Value)
{
    /// <summary>The whole: 100 %.</summary>
    public static readonly BasisPoints Whole = new(10_000);

    /// <summary>The share of an amount at this rate, rounded half-even once.</summary>
    public Money Of(Money amount) =>
        new(Rounding.Divide((Int128)amount.Minor * Value, Whole.Value), amount.Currency);

    /// <summary>For example <c>8.25%</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value / 100}.{Math.Abs(Value % 100):00}%");
}

/// <summary>Basis points in JSON: a whole number.</summary>
public sealed class BasisPointsJsonConverter : JsonConverter<BasisPoints>
{
    /// <inheritdoc/>
    public override BasisPoints Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? new BasisPoints(value)
            : throw new JsonException("A rate is a whole number of basis points.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BasisPoints value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
