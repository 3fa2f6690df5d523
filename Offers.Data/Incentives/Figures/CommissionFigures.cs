using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Figures;

/// <summary>Explains the amounts of agents' statements and of their first page.</summary>
public sealed class CommissionFigures(FigureEntries entries, CommissionQueries statements, NextSteps steps)
    : IFigureSource
{
    private const int Listed = 12;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [CommissionFigure.StatementName] = StatementAsync,
            [CommissionFigure.RiskName] = RiskAsync,
            [CommissionFigure.NextName] = NextAsync,
        };

    // about: agent, statement, part
    private async Task<Explanation> StatementAsync(FigureAsk ask)
    {
        var (agent, id, part) = (ask.Person(0), ask.Text(1), ask.Word<CommissionPart>(2));
        var view = await FindAsync(ask, agent, id);
        string Why(CommissionPart other) => CommissionFigure.Statement(agent, id, other);
        var totals = view.Totals;
        return part switch
        {
            CommissionPart.Earned => Lines(
                ask, view, (CommissionSection.Earned, totals.Earned),
                "Claims whose sale came far enough in the month, as they were worth at its end."),
            CommissionPart.Adjusted => Lines(
                ask, view, (CommissionSection.Adjustment, totals.Adjusted),
                "What was learnt in the month about claims of earlier months, whose statements stay as they were."),
            CommissionPart.Bounties => Lines(
                ask, view, (CommissionSection.Bounty, totals.Bounties), "Proofs that were approved and paid."),
            CommissionPart.Paid => Lines(
                ask, view, (CommissionSection.Payment, totals.Paid), "What came into the wallet."),
            CommissionPart.Recovered => Lines(
                ask, view, (CommissionSection.Recovery, totals.Recovered),
                "What was owed back and came out of payments."),
            CommissionPart.Net => ask.Explain(
                $"Into the wallet in {view.Month}", totals.Net, "Payments less what was taken back: the entries on it.")
                with
                {
                    Entries = await entries.OfAsync(ask, EntriesOf(ask, agent, view), view.Currency),
                },
            CommissionPart.Opening => ask.Explain(
                $"Open at the beginning of {view.Month}", totals.Opening,
                "Worth of all claims that were known then, less what was paid for them."),
            _ => ask.Explain(
                $"Open at the end of {view.Month}", totals.Closing,
                "What was open, and what was earned and changed, less what came into the wallet.",
                ExplanationInput.Plus("Open at the beginning", totals.Opening, Why(CommissionPart.Opening)),
                ExplanationInput.Plus("Earned", totals.Earned, Why(CommissionPart.Earned)),
                ExplanationInput.Plus("Adjustments", totals.Adjusted, Why(CommissionPart.Adjusted)),
                ExplanationInput.Plus("Bounties", totals.Bounties, Why(CommissionPart.Bounties)),
                ExplanationInput.Minus("Into the wallet", totals.Net, Why(CommissionPart.Net))),
        };
    }

    private async Task<CommissionView> FindAsync(FigureAsk ask, Id<IPerson> agent, string id)
    {
        try
        {
            return await statements.GetAsync(ask.Reader.Book, agent, id);
        }
        catch (Refusal)
        {
            throw FigureAsk.NotFound();
        }
    }

    private static Explanation Lines(
        FigureAsk ask, CommissionView view, (CommissionSection Section, Money Sum) part, string formula)
    {
        var lines = view.Lines!.Where(x => x.Section == part.Section).ToList();
        var rest = lines.Skip(Listed).Aggregate(Money.Zero(view.Currency), (sum, x) => sum + x.Amount);
        return ask.Explain(
            $"{Words.Plain(part.Section.ToString())} in {view.Month}", part.Sum, formula,
            [
                .. lines.Take(Listed).Select(x => ExplanationInput.Plus(
                    $"{x.About.Title}, {x.About.Project} {x.About.Home}".TrimEnd(), x.Amount)),
                .. lines.Count > Listed
                    ? new[] { ExplanationInput.Plus($"{lines.Count - Listed:N0} more", rest) } : [],
            ]);
    }

    private static IQueryable<Entry> EntriesOf(FigureAsk ask, Id<IPerson> agent, CommissionView view)
    {
        var ids = view.Lines!.Where(x => x.Section is CommissionSection.Payment or CommissionSection.Recovery)
            .Select(x => x.OperationId!.Value).Distinct().ToList();
        return CommissionReading.Of(ask.Db, agent, view.Currency).Where(x => ids.Contains(x.OperationId));
    }

    // about: agent, currency
    private static async Task<Explanation> RiskAsync(FigureAsk ask)
    {
        var (agent, currency) = (ask.Person(0), ask.Currency(1));
        var risky = await ask.Db.IncentiveClaims.Where(x => x.Agent == agent && x.Currency == currency)
            .AtRisk(ask.Db, ask.Now).OrderBy(x => x.Id).ToListAsync();
        var rest = AgentOverviewQueries.Unpaid(risky.Skip(Listed), currency);
        return ask.Explain(
            "At risk", AgentOverviewQueries.Unpaid(risky, currency),
            "Open claims that are held, disputed or without budget, or whose incentive ends before the sale came far "
            + "enough.",
            [
                .. risky.Take(Listed).Select(x => ExplanationInput.Plus(
                    Words.Plain(x.Status.ToString()), x.Amount - x.Paid, IncentiveFigure.Claim(x.Id))),
                .. risky.Count > Listed
                    ? new[] { ExplanationInput.Plus($"{risky.Count - Listed:N0} more", rest) } : [],
            ]);
    }

    // about: agent, currency
    private async Task<Explanation> NextAsync(FigureAsk ask)
    {
        var (agent, currency) = (ask.Person(0), ask.Currency(1));
        var next = await steps.NextAsync(ask.Reader.Book, agent, currency) ?? throw FigureAsk.NotFound();
        return ask.Explain(
            $"Next step of {next.Incentive.Name}", next.Amount,
            "What the homes that are missing would bring at the price of the cheapest that is free, with what they "
            + "would lift earlier ones by.",
            ExplanationInput.Fact("Homes to go", $"{next.Homes:N0}"),
            ExplanationInput.Fact("Step from home", $"{next.Step:N0}"));
    }
}
