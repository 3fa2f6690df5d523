using System.Text.Json;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Overview;

/// <summary>An event in a person's words.</summary>
/// <param name="Title">What happened: "Investment confirmed".</param>
/// <param name="Amount">How much, where it was about money.</param>
public sealed record EventWords(string Title, Money? Amount)
{
    private static readonly string[] _amounts = ["accepted", "amount", "committed"];

    /// <summary>The words of an event.</summary>
    public static EventWords Of(Event happening)
    {
        var parts = happening.Type.Split('.');
        var title = Phrase.Sentence(Words.Plain(string.Join('_', parts.Skip(1))));
        using var payload = JsonDocument.Parse(happening.Payload);
        return new EventWords(T(title), AmountOf(payload.RootElement));
    }

    private static Money? AmountOf(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object || Text(payload, "currency") is not { } code)
        {
            return null;
        }

        var text = _amounts.Select(name => Text(payload, name)).FirstOrDefault(x => x is not null);
        var currency = Currency.All.FirstOrDefault(currency => currency.Code == code);
        return currency is not null && Money.TryParse(text, currency, out var amount) ? amount : null;
    }

    private static string? Text(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
