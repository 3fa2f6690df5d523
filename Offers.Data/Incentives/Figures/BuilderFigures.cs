using Offers.Data.Incentives.Bounties;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Figures;

/// <summary>Explains the amounts of builders' first page.</summary>
public sealed class BuilderFigures(FigureEntries entries) : IFigureSource
{
    private const int Listed = 12;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [CommissionFigure.BudgetsName] = BudgetsAsync,
            [CommissionFigure.SalesName] = SalesAsync,
        };

    // about: currency, part
    private static async Task<Explanation> BudgetsAsync(FigureAsk ask)
    {
        var (currency, part) = (ask.Currency(0), ask.Word<BudgetsPart>(1));
        var rows = await BuilderOverviewQueries.BudgetsAsync(ask.Db, ScopeOf(ask), currency);
        Money Of(BudgetRow row) => part switch
        {
            BudgetsPart.Held => row.Held, BudgetsPart.Spent => row.Spent, _ => row.Left,
        };
        var sum = rows.Aggregate(Money.Zero(currency), (all, row) => all + Of(row));
        var rest = rows.Skip(Listed).Aggregate(Money.Zero(currency), (all, row) => all + Of(row));
        return ask.Explain(
            Words.Plain(part.ToString()), sum, "The same of every budget of the projects.",
            [
                .. rows.Take(Listed).Select(x => ExplanationInput.Plus(x.Subject.Name, Of(x), KeyOf(x, part))),
                .. rows.Count > Listed ? new[] { ExplanationInput.Plus($"{rows.Count - Listed:N0} more", rest) } : [],
            ]);
    }

    /// <summary>The figure that explains a part of one budget; null where only the whole is explained.</summary>
    public static string? KeyOf(BudgetRow row, BudgetsPart part) => (row.IsBounty, part) switch
    {
        (true, BudgetsPart.Held) => OfBounty(row, Bounties.BudgetPart.Held),
        (true, BudgetsPart.Spent) => OfBounty(row, Bounties.BudgetPart.Paid),
        (false, BudgetsPart.Spent) => OfIncentive(row, BudgetPart.Paid),
        (false, BudgetsPart.Left) => OfIncentive(row, BudgetPart.Free),
        _ => null,
    };

    private static string OfBounty(BudgetRow row, Bounties.BudgetPart part) =>
        BountyFigure.Budget(Id<Bounty>.Parse(row.Subject.Id), part);

    private static string OfIncentive(BudgetRow row, BudgetPart part) =>
        IncentiveFigure.Budget(Id<Incentive>.Parse(row.Subject.Id), part);

    // about: currency, how many periods back, part
    private async Task<Explanation> SalesAsync(FigureAsk ask)
    {
        var (currency, back, part) = (ask.Currency(0), ask.Number(1), ask.Word<SalesPart>(2));
        if (back > 1)
        {
            throw FigureAsk.NotFound();
        }

        var span = BuilderOverviewQueries.SpanOf(ask.Now, (int)back);
        var period = await BuilderOverviewQueries.PeriodAsync(ask.Db, ScopeOf(ask), currency, span);
        string Why(SalesPart other) => CommissionFigure.Sales(currency, (int)back, other);
        return part switch
        {
            SalesPart.Worth => ask.Explain(
                "Worth of sales", period.Worth, "Prices of the homes that were booked and are not cancelled.",
                ExplanationInput.Fact("Homes", $"{period.Count:N0}")),
            SalesPart.Rewards => ask.Explain(
                "Rewards", period.Rewards, "What agents were paid for claims and proofs, for whichever sales.")
                with
                {
                    Entries = await entries.TurnedAsync(
                        ask, await BuilderOverviewQueries.RewardsAsync(ask.Db, ScopeOf(ask), currency, span),
                        currency),
                },
            _ => ask.Explain(
                "Cost of each sale", period.EachCost ?? throw FigureAsk.NotFound(),
                "Rewards of the period divided by the homes that were booked in it, to the nearest minor unit.",
                new ExplanationInput("Rewards", period.Rewards, null, Why(SalesPart.Rewards)),
                ExplanationInput.Fact("Homes", $"{period.Count:N0}")),
        };
    }

    private static ProjectScope ScopeOf(FigureAsk ask) => ask.Reader.Caller.Is(Role.Builder)
        ? ProjectScope.OfBuilder(ask.Reader.Caller)
        : throw FigureAsk.NotFound();
}
