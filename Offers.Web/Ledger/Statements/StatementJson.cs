using System.Buffers;
using System.Text.Json;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Ledger.Statements;

/// <summary>A statement as one JSON document, written as it is read, so that a long one needs no memory.</summary>
internal static class StatementJson
{
    private const int FlushedLines = 500;

    internal static async Task WriteAsync(Stream body, WalletStatement statement, IAsyncEnumerable<WalletLine> lines)
    {
        // The serialiser flushes without waiting, which a response does not allow; so it writes to a buffer.
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = OffersJson.Options.Encoder };
        await using var json = new Utf8JsonWriter(buffer, options);
        var totals = new KindTotals(statement.Currency);
        json.WriteStartObject();
        foreach (var property in JsonSerializer.SerializeToElement(statement, OffersJson.Options).EnumerateObject())
        {
            property.WriteTo(json);
        }

        json.WriteStartArray("entries");
        var count = 0;
        await foreach (var line in lines)
        {
            JsonSerializer.Serialize(json, line, OffersJson.Options);
            totals.Add(line);
            if (++count % FlushedLines == 0)
            {
                await SendAsync(body, json, buffer);
            }
        }

        json.WriteEndArray();
        json.WritePropertyName("totals");
        JsonSerializer.Serialize(json, totals.All, OffersJson.Options);
        json.WriteEndObject();
        await SendAsync(body, json, buffer);
    }

    private static async Task SendAsync(Stream body, Utf8JsonWriter json, ArrayBufferWriter<byte> buffer)
    {
        await json.FlushAsync();
        await body.WriteAsync(buffer.WrittenMemory);
        buffer.ResetWrittenCount();
    }
}

/// <summary>Adds lines up by kind, in the order in which the kinds first appear.</summary>
internal sealed class KindTotals(Currency currency)
{
    private readonly OrderedDictionary<string, KindTotal> _totals = new(StringComparer.Ordinal);

    internal IReadOnlyList<KindTotal> All => [.. _totals.Values];

    internal void Add(WalletLine line)
    {
        var total = _totals.GetValueOrDefault(line.Kind)
            ?? new KindTotal(line.Kind, 0, Money.Zero(currency), Money.Zero(currency));
        _totals[line.Kind] = total with
        {
            Count = total.Count + 1,
            Available = total.Available + line.AvailableAmount,
            Held = total.Held + line.HeldAmount,
        };
    }
}
