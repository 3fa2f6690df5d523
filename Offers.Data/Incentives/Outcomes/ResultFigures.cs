using System.Globalization;
using Offers.Data.Platform.Figures;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Outcomes;

/// <summary>An amount of results.</summary>
public enum ResultAmount
{
    /// <summary>What claims that stand are worth.</summary>
    Cost,

    /// <summary>What is paid of claims.</summary>
    Paid,

    /// <summary>What homes were sold for.</summary>
    Revenue,

    /// <summary>The cost for each home.</summary>
    CostPerHome,

    /// <summary>The cost for each home more than before.</summary>
    CostPerExtraHome,

    /// <summary>What the homes of the compared days were sold for.</summary>
    Booked,

    /// <summary>What the homes of as many days before were sold for.</summary>
    BookedBefore,
}

/// <summary>The keys of the figures of results.</summary>
public static class ResultFigure
{
    internal const string Name = "result";
    internal const string All = "all";

    /// <summary>An amount of results.</summary>
    public static string Of(ResultAmount amount, ResultView of) => Of(amount, of, of.From, of.Until);

    /// <summary>An amount of a part of the period.</summary>
    public static string Of(ResultAmount amount, ResultView of, DateOnly from, DateOnly until) => FigureName.Of(
        Name, amount, of.Incentive?.Id ?? of.Project?.Id ?? All, of.Currency, from, until);
}

/// <summary>Explains the amounts of results, by reading them anew.</summary>
public sealed class ResultFigures(ResultQueries results) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [ResultFigure.Name] = ExplainAsync,
        };

    // about: amount, subject, currency, first day, day after the last
    private async Task<Explanation> ExplainAsync(FigureAsk ask)
    {
        var (amount, view) = (ask.Word<ResultAmount>(0), await ReadAsync(ask));
        var zero = Money.Zero(view.Currency);
        return amount switch
        {
            ResultAmount.Cost => ask.Explain(
                "Cost", view.Cost, "What the claims of the period are worth that stand, once all of it is paid.",
                Sums(view, x => Stands(x.Status) ? x.Worth : zero)),
            ResultAmount.Paid => ask.Explain(
                "Paid", view.Paid, "What is paid of the claims of the period, less what is owed back.",
                Sums(view, x => x.Paid)),
            ResultAmount.Revenue => ask.Explain(
                "Revenue of the homes counted", view.Revenue, "What the homes were sold for, each once.",
                ExplanationInput.Plus($"{view.HomesCounted:N0} homes with claims that stand", view.Revenue)),
            ResultAmount.CostPerHome => ask.Explain(
                "Cost for each home", view.CostPerHome ?? zero, "The cost divided by the homes counted, rounded once.",
                Fact("Cost", view.Cost), ExplanationInput.Fact("Homes counted", $"{view.HomesCounted:N0}")),
            ResultAmount.CostPerExtraHome => ask.Explain(
                "Cost for each home more", view.CostPerExtraHome ?? zero,
                "The cost divided by the homes booked more than in as many days before, rounded once.",
                Fact("Cost", view.Cost), ExplanationInput.Fact("Homes more", $"{Uplift(view).ExtraHomes:N0}")),
            ResultAmount.Booked => ask.Explain(
                "Booked", Uplift(view).Revenue, "What homes were sold for that were booked and not cancelled.",
                ExplanationInput.Plus($"{Uplift(view).Homes:N0} homes", Uplift(view).Revenue)),
            _ => ask.Explain(
                "Booked before", Uplift(view).RevenueBefore,
                "What homes were sold for that were booked in as many days before, and not cancelled.",
                ExplanationInput.Plus($"{Uplift(view).HomesBefore:N0} homes", Uplift(view).RevenueBefore)),
        };
    }

    private async Task<ResultView> ReadAsync(FigureAsk ask)
    {
        var caller = ask.Reader.Caller;
        var scope = ask.Reader.IsAdministrator ? ProjectScope.OfPlatform(caller) : ProjectScope.OfBuilder(caller);
        var days = (Day(ask, 3), Day(ask, 4));
        try
        {
            if (Id<Incentive>.TryParse(ask.Text(1), out var incentive))
            {
                return await results.OfIncentiveAsync(scope, incentive, days);
            }

            var project = ask.Text(1) == ResultFigure.All ? (Id<Project>?)null : ask.Id<Project>(1);
            var currency = ask.Currency(2);
            var all = await results.OfProjectsAsync(scope, project, days);
            return all.Results.FirstOrDefault(x => x.Currency == currency) ?? throw FigureAsk.NotFound();
        }
        catch (Refusal)
        {
            throw FigureAsk.NotFound();
        }
    }

    private static UpliftView Uplift(ResultView view) => view.Uplift ?? throw FigureAsk.NotFound();

    private static string Day(FigureAsk ask, int at) =>
        ask.Day(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Stands(ClaimStatus status) => status is not (ClaimStatus.Rejected or ClaimStatus.Reversed);

    private static IReadOnlyList<ExplanationInput> Sums(ResultView view, Func<ClaimCount, Money> of) =>
        [.. view.States.Where(x => !of(x).IsZero).Select(x => ExplanationInput.Plus(
            $"{x.Count:N0} claims that are {Words.Plain(x.Status.ToString())}", of(x)))];

    private static ExplanationInput Fact(string label, Money amount) => new(label, amount);
}
