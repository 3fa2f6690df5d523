using Offers.Data.Platform.Figures;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>Explains the amounts that an advance of a sandbox's clock changed.</summary>
public sealed class AdvanceFigures(SandboxQueries sandboxes, FigureEntries entries) : IFigureSource
{
    private const string Name = "advance";
    private const string Money = "money";

    // Sandbox, advance, group and currency come before what changed, whose name may have dots of its own.
    private const int PartsBefore = 4;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal) { [Name] = ExplainAsync };

    /// <summary>The key of an amount that an advance changed; null for a change without one.</summary>
    public static string? Of(Id<Sandbox> sandbox, Id<ClockAdvance> advance, string group, Change change) =>
        change.Currency is { } currency
            ? FigureName.Of(Name, sandbox, advance, group, currency, change.Subject ?? change.Title)
            : null;

    private async Task<Explanation> ExplainAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var sandbox = await FindAsync(ask);
        var advance = await sandboxes.AdvanceAsync(ask.Reader.Book, sandbox.Id, ask.Id<ClockAdvance>(1));
        var (group, currency) = (ask.Text(2), ask.Currency(3));
        var what = string.Join('.', Enumerable.Range(PartsBefore, ask.Length - PartsBefore).Select(ask.Text));
        var change = advance.Changes!.Where(x => x.Kind == group).SelectMany(x => x.Changes)
            .FirstOrDefault(x => x.Currency == currency && (x.Subject ?? x.Title) == what)
            ?? throw FigureAsk.NotFound();
        var explained = ask.Explain(
            change.Title, change.Amount!.Value,
            group == Money
                ? "What operations of this kind put onto accounts while the clock was advanced."
                : "What had accrued when the clock stopped, less what had accrued before it was advanced.",
            [
                ExplanationInput.Fact("From", $"{advance.From:u}"), ExplanationInput.Fact("To", $"{advance.At:u}"),
                .. Facts(change),
            ]);
        return group == Money && sandbox.OwnBook == ask.Reader.Book
            ? explained with { Entries = await EntriesAsync(ask, (advance.Id, change)) }
            : explained;
    }

    private async Task<SandboxView> FindAsync(FigureAsk ask)
    {
        try
        {
            return await sandboxes.GetAsync(ask.Reader.Book, ask.Id<Sandbox>(0));
        }
        catch (Refusal refusal) when (refusal.Code == SandboxCodes.SandboxNotFound)
        {
            throw FigureAsk.NotFound();
        }
    }

    private async Task<ExplainedEntries> EntriesAsync(FigureAsk ask, (Id<ClockAdvance> Id, Change Change) about)
    {
        var (after, until) = await sandboxes.OperationsOfAsync(ask.Reader.Book, about.Id);
        var (kind, currency) = (about.Change.Title, about.Change.Currency!);
        var moved = ask.Db.Entries.Where(x => x.AmountMinor > 0 && x.Currency == currency && ask.Db.Operations.Any(
            o => o.Id == x.OperationId && o.Kind == kind && o.Number > after && o.Number <= until));
        return await entries.OfAsync(ask, moved, currency);
    }

    private static IEnumerable<ExplanationInput> Facts(Change change)
    {
        if (change.Count is { } count)
        {
            yield return ExplanationInput.Fact("How many", $"{count:N0}");
        }

        if (change.What is { } what)
        {
            yield return ExplanationInput.Fact("Worked out from", what);
        }
    }
}
