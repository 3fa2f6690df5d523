using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;

namespace Offers.Data.Incentives.Figures;

/// <summary>The parts of a statement that are summed.</summary>
public enum CommissionPart
{
    /// <summary>Open at the beginning.</summary>
    Opening,

    /// <summary>Claims that were earned.</summary>
    Earned,

    /// <summary>What changed of earlier months.</summary>
    Adjusted,

    /// <summary>Proofs that were paid.</summary>
    Bounties,

    /// <summary>What was paid to the wallet.</summary>
    Paid,

    /// <summary>What was taken back out of it.</summary>
    Recovered,

    /// <summary>What the entries on the wallet sum to.</summary>
    Net,

    /// <summary>Open at the end.</summary>
    Closing,
}

/// <summary>The keys of the figures of statements and of the first pages of agents and builders.</summary>
public static class CommissionFigure
{
    internal const string StatementName = "commission";
    internal const string RiskName = "at-risk";
    internal const string NextName = "next-step";
    internal const string BudgetsName = "budgets";
    internal const string SalesName = "sales-period";

    /// <summary>A part of an agent's statement.</summary>
    public static string Statement(object agent, string id, CommissionPart part) =>
        FigureName.Of(StatementName, agent, id, part);

    /// <summary>What of an agent's open claims may come to nothing.</summary>
    public static string AtRisk(object agent, Currency currency) => FigureName.Of(RiskName, agent, currency);

    /// <summary>What the next step of a ladder would bring an agent.</summary>
    public static string Next(object agent, Currency currency) => FigureName.Of(NextName, agent, currency);

    /// <summary>What is held, paid or left in all budgets of the reader's projects.</summary>
    public static string Budgets(Currency currency, BudgetsPart part) => FigureName.Of(BudgetsName, currency, part);

    /// <summary>Sales of the reader's projects in thirty days, and what they cost.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="back">0 for the last thirty days, 1 for those before.</param>
    /// <param name="part">What of them.</param>
    public static string Sales(Currency currency, int back, SalesPart part) =>
        FigureName.Of(SalesName, currency, back, part);
}

/// <summary>A part of all budgets of a builder.</summary>
public enum BudgetsPart
{
    /// <summary>What is set aside now.</summary>
    Held,

    /// <summary>What was paid out of them.</summary>
    Spent,

    /// <summary>What can still be promised.</summary>
    Left,
}

/// <summary>What is summed of the sales of a period.</summary>
public enum SalesPart
{
    /// <summary>What they were sold for.</summary>
    Worth,

    /// <summary>What agents were paid.</summary>
    Rewards,

    /// <summary>Rewards for each home.</summary>
    Each,
}
