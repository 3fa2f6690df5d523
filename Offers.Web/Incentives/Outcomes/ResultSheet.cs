using System.Globalization;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Pdf;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>One figure of results as a file has it.</summary>
/// <param name="Part">What it belongs to: <c>period</c>, <c>state</c>, <c>comparison</c> or <c>part</c>.</param>
/// <param name="Figure">What it is.</param>
/// <param name="From">The first day for which it is.</param>
/// <param name="Until">The day after the last.</param>
/// <param name="Value">The figure: an amount, a number, or nothing where there is none.</param>
/// <param name="Unit">The currency, <c>basis_points</c>, <c>seconds</c>, or nothing for a number.</param>
internal sealed record ResultLine(
    string Part, string Figure, DateOnly From, DateOnly Until, object? Value, string Unit = "");

/// <summary>Results as a file and on paper: exactly what the page shows.</summary>
internal static class ResultSheet
{
    private const string Rate = "basis_points";

    /// <summary>The file.</summary>
    internal static ListSheet<ResultLine> Sheet { get; } = new(
        "results", "/builder/results", [],
        [
            ListColumn<ResultLine>.Of("part", "Part", x => x.Part).Shown(ColumnUse.Always),
            ListColumn<ResultLine>.Of("figure", "Figure", x => x.Figure).Shown(ColumnUse.Always),
            ListColumn<ResultLine>.Of("from", "From", x => x.From).Shown(ColumnUse.Always),
            ListColumn<ResultLine>.Of("until", "Until", x => x.Until).Shown(ColumnUse.Always),
            ListColumn<ResultLine>.Of("value", "Value", x => x.Value).Shown(ColumnUse.Always),
            ListColumn<ResultLine>.Of("unit", "Unit", x => x.Unit).Shown(ColumnUse.Always),
        ]);

    /// <summary>All figures.</summary>
    internal static IEnumerable<ResultLine> Lines(ResultView view) =>
        Whole(view).Concat(States(view)).Concat(Comparison(view)).Concat(view.Parts.SelectMany(x => Part(view, x)));

    /// <summary>The print.</summary>
    internal static PdfRequest Paper(IReadOnlyList<ResultView> results, DateTimeOffset now)
    {
        var title = T("Results");
        return new PdfRequest
        {
            Title = title,
            Language = PaperWords.LanguageOf(CultureInfo.CurrentUICulture.Name),
            Document = typeof(ResultDocument),
            Parameters = new Dictionary<string, object?>
            {
                [nameof(ResultDocument.Results)] = results, [nameof(ResultDocument.MadeAt)] = now,
            },
            Footer = $"Offers · {title}",
            MadeAt = now,
        };
    }

    private static IEnumerable<ResultLine> Whole(ResultView view)
    {
        ResultLine Of(string figure, object? value, string unit = "") =>
            new("period", figure, view.From, view.Until, value, unit);
        var code = view.Currency.Code;
        yield return Of("views", view.Views);
        yield return Of("agents_reached", view.AgentsReached);
        yield return Of("agents_selling", view.AgentsSelling);
        yield return Of("claims", view.Claims);
        yield return Of("approval_rate", view.ApprovalRateBps, Rate);
        yield return Of("median_approval", view.MedianApprovalSeconds, "seconds");
        yield return Of("cost", view.Cost, code);
        yield return Of("paid", view.Paid, code);
        yield return Of("homes_counted", view.HomesCounted);
        yield return Of("revenue", view.Revenue, code);
        yield return Of("cost_per_home", view.CostPerHome, code);
    }

    private static IEnumerable<ResultLine> States(ResultView view) => view.States.SelectMany(state =>
    {
        var word = Words.Snake(state.Status.ToString());
        ResultLine Of(string figure, object? value, string unit = "") =>
            new("state", $"{word}_{figure}", view.From, view.Until, value, unit);
        return new[]
        {
            Of("claims", state.Count), Of("worth", state.Worth, view.Currency.Code),
            Of("paid", state.Paid, view.Currency.Code),
        };
    });

    private static IEnumerable<ResultLine> Comparison(ResultView view)
    {
        var (uplift, code) = (view.Uplift, view.Currency.Code);
        var (from, until) = (uplift?.From ?? view.From, uplift?.Until ?? view.Until);

        // Where nothing is compared, every line is there without a value, for the days that were asked.
        var (start, end) = (uplift?.BeforeFrom ?? from, uplift is null ? until : from);
        ResultLine Now(string figure, object? value, string unit = "") =>
            new("comparison", figure, from, until, value, unit);
        yield return new("comparison", "homes_before", start, end, uplift?.HomesBefore);
        yield return new("comparison", "revenue_before", start, end, uplift?.RevenueBefore, code);
        yield return Now("homes", uplift?.Homes);
        yield return Now("revenue", uplift?.Revenue, code);
        yield return Now("change", uplift?.ChangeBps, Rate);
        yield return Now("cost_per_extra_home", view.CostPerExtraHome, code);
        yield return Now("return", view.ReturnBps, Rate);
    }

    private static IEnumerable<ResultLine> Part(ResultView view, ResultPart part)
    {
        ResultLine Of(string figure, object? value, string unit = "") =>
            new("part", figure, part.From, part.Until, value, unit);
        yield return Of("views", part.Views);
        yield return Of("claims", part.Claims);
        yield return Of("homes_booked", part.HomesBooked);
        yield return Of("cost", part.Cost, view.Currency.Code);
        yield return Of("paid", part.Paid, view.Currency.Code);
    }
}
