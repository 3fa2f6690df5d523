using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Web.Platform.Overview;

namespace Offers.Web.Platform.Figures;

/// <summary>Explains the amount that an event tells of.</summary>
public sealed class EventFigures : IFigureSource
{
    private const string Name = "event";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal) { [Name] = ExplainAsync };

    /// <summary>The key of an event's amount.</summary>
    public static string Of(long number) => FigureName.Of(Name, number);

    private static async Task<Explanation> ExplainAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var number = ask.Number(0);
        var happening = await ask.Db.Events.SingleOrDefaultAsync(x => x.Number == number) ?? throw FigureAsk.NotFound();
        var words = EventWords.Of(happening);
        return ask.Explain(
            words.Title, words.Amount ?? throw FigureAsk.NotFound(),
            "What the event told, recorded in the same commit as what it tells of; nothing is worked out.",
            ExplanationInput.Fact("Event", $"{happening.Type}, number {number:N0}"),
            ExplanationInput.Fact("Object", happening.ObjectId));
    }
}
