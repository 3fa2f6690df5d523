using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Figures;

/// <summary>A part of a budget.</summary>
public enum BudgetPart
{
    /// <summary>All that was ever held.</summary>
    Total,

    /// <summary>What was paid out of it.</summary>
    Paid,

    /// <summary>What was approved and is not paid yet.</summary>
    Promised,

    /// <summary>What can still be promised.</summary>
    Free,

    /// <summary>What went back to its owner.</summary>
    Returned,
}

/// <summary>The keys of the figures of incentives.</summary>
public static class IncentiveFigure
{
    internal const string BudgetName = "incentive-budget";
    internal const string ClaimName = "claim";
    internal const string ClaimPaidName = "claim-paid";
    internal const string EarnedName = "earned";
    internal const string PendingName = "earning";
    internal const string OwedName = "owed-back";

    /// <summary>A part of the budget of an incentive.</summary>
    public static string Budget(Id<Incentive> incentive, BudgetPart part) => FigureName.Of(BudgetName, incentive, part);

    /// <summary>What a claim is worth.</summary>
    public static string Claim(Id<IncentiveClaim> claim) => FigureName.Of(ClaimName, claim);

    /// <summary>What is paid of a claim.</summary>
    public static string Paid(Id<IncentiveClaim> claim) => FigureName.Of(ClaimPaidName, claim);

    /// <summary>What an agent was paid for claims.</summary>
    public static string Earned(object agent, Currency currency) => FigureName.Of(EarnedName, agent, currency);

    /// <summary>What an agent's claims are worth that are not paid yet.</summary>
    public static string Pending(object agent, Currency currency) => FigureName.Of(PendingName, agent, currency);

    /// <summary>What an agent owes back.</summary>
    public static string Owed(object agent, Currency currency) => FigureName.Of(OwedName, agent, currency);
}

/// <summary>Explains budgets, claims and what agents earn.</summary>
public sealed class IncentiveFigures(FigureEntries entries) : IFigureSource
{
    private static readonly ClaimStatus[] _open = [ClaimStatus.Pending, ClaimStatus.Held, ClaimStatus.Approved];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [IncentiveFigure.BudgetName] = BudgetAsync,
            [IncentiveFigure.ClaimName] = ClaimAsync,
            [IncentiveFigure.ClaimPaidName] = ClaimPaidAsync,
            [IncentiveFigure.EarnedName] = EarnedAsync,
            [IncentiveFigure.PendingName] = PendingAsync,
            [IncentiveFigure.OwedName] = OwedAsync,
        };

    private async Task<Explanation> BudgetAsync(FigureAsk ask)
    {
        var (id, part) = (ask.Id<Incentive>(0), ask.Word<BudgetPart>(1));
        var incentive = await ask.Db.Incentives.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        if (!ProjectScope.OfReader(ask.Reader).Owns(incentive.Owner))
        {
            throw FigureAsk.NotFound();
        }

        var subject = id.ToString();
        var budget = await ask.Db.Budgets.SingleOrDefaultAsync(x => x.Subject == subject)
            ?? throw FigureAsk.NotFound();
        string Why(BudgetPart other) => IncentiveFigure.Budget(id, other);
        return part switch
        {
            BudgetPart.Total => ask.Explain(
                $"Budget of {incentive.Title}", budget.Total, "All that was set aside for it in its owner's wallet.")
                with
                {
                    Entries = await entries.OfAsync(
                        ask, OnHeld(ask, incentive, BudgetWork.HoldKind), incentive.Currency),
                },
            BudgetPart.Returned => ask.Explain(
                $"Given back of {incentive.Title}", budget.Returned, "What nothing could need any more went back.")
                with
                {
                    Entries = await entries.TurnedAsync(
                        ask, OnHeld(ask, incentive, BudgetWork.ReturnKind), incentive.Currency),
                },
            BudgetPart.Paid => await PaidAsync(ask, incentive, budget),
            BudgetPart.Promised => ask.Explain(
                $"Promised of {incentive.Title}", budget.Promised,
                "Claims that are approved, as far as their parts are not due yet.",
                ExplanationInput.Fact("Granted", $"{budget.Currency} {budget.Promised + budget.Paid}"),
                ExplanationInput.Fact("Paid of it", $"{budget.Currency} {budget.Paid}")),
            _ => ask.Explain(
                $"Free of {incentive.Title}", budget.Free,
                "What was set aside, less what was paid, is promised or went back.",
                ExplanationInput.Plus("Set aside", budget.Total, Why(BudgetPart.Total)),
                ExplanationInput.Minus("Paid", budget.Paid, Why(BudgetPart.Paid)),
                ExplanationInput.Minus("Promised", budget.Promised, Why(BudgetPart.Promised)),
                ExplanationInput.Minus("Given back", budget.Returned, Why(BudgetPart.Returned))),
        };
    }

    private async Task<Explanation> PaidAsync(FigureAsk ask, Incentive incentive, Budget budget)
    {
        var claims = await ask.Db.IncentiveClaims.Where(x => x.Incentive == incentive.Id).Select(x => x.Id)
            .ToListAsync();
        var references = claims.ConvertAll(x => x.ToString());
        var found = from entry in ask.Db.Entries
                    join operation in ask.Db.Operations on entry.OperationId equals operation.Id
                    join account in ask.Db.Accounts on entry.AccountId equals account.Id
                    where references.Contains(operation.Reference) && operation.Kind == BudgetWork.PayKind
                        && account.Purpose == Purpose.Held
                    select entry;
        return ask.Explain($"Paid of {incentive.Title}", budget.Paid, "What its claims were paid out of the holds.")
            with { Entries = await entries.TurnedAsync(ask, found, incentive.Currency) };
    }

    private static IQueryable<Entry> OnHeld(FigureAsk ask, Incentive incentive, string kind)
    {
        var subject = incentive.ObjectId;
        var owner = incentive.Owner.Value;
        return from entry in ask.Db.Entries
               join operation in ask.Db.Operations on entry.OperationId equals operation.Id
               join account in ask.Db.Accounts on entry.AccountId equals account.Id
               where operation.Reference == subject && operation.Kind == kind && account.Purpose == Purpose.Held
                   && account.OwnerId == owner
               select entry;
    }

    private static async Task<Explanation> ClaimAsync(FigureAsk ask)
    {
        var claim = await FindAsync(ask);
        var title = await ask.Db.Incentives.Where(x => x.Id == claim.Incentive).Select(x => x.Title).SingleAsync();
        var steps = System.Text.Json.JsonSerializer.Deserialize<RewardStep[]>(claim.TraceText, OffersJson.Options)!;
        var adjusted = new Money(claim.Amount.Minor - claim.PricedMinor, claim.Currency);
        return ask.Explain(
            $"Claim to {title}", claim.Amount,
            "What the rule of the version in force at the booking gives for the sale.",
            [
                ExplanationInput.Fact("Version of the terms", $"{claim.TermsVersion}"),
                .. steps.Select(x => ExplanationInput.Fact(
                    Words.Plain(x.Kind.ToString()), $"{claim.Currency} {x.Result.Text}")),
                ExplanationInput.Plus("By the rule", new Money(claim.PricedMinor, claim.Currency)),
                ExplanationInput.Plus("By decisions on disputes", adjusted),
            ]);
    }

    private async Task<Explanation> ClaimPaidAsync(FigureAsk ask)
    {
        var claim = await FindAsync(ask);
        var reference = claim.ObjectId;
        var agent = claim.Agent.Value;
        var found = from entry in ask.Db.Entries
                    join operation in ask.Db.Operations on entry.OperationId equals operation.Id
                    join account in ask.Db.Accounts on entry.AccountId equals account.Id
                    where operation.Reference == reference && operation.Kind == BudgetWork.PayKind
                        && account.OwnerId == agent
                    select entry;
        var owed = await ask.Db.Recoveries.Where(x => x.Claim == claim.Id).SumAsync(x => x.AmountMinor);
        var sum = await entries.OfAsync(ask, found, claim.Currency);
        return owed == 0
            ? ask.Explain("Paid for the claim", claim.Paid, "What went to the agent's wallet for it.")
                with { Entries = sum }
            : ask.Explain(
                "Paid for the claim", claim.Paid, "What went to the agent's wallet for it, less what is owed back.",
                ExplanationInput.Plus("Went to the wallet", sum.Sum),
                ExplanationInput.Minus("Owed back", new Money(owed, claim.Currency)));
    }

    // about: agent, currency
    private async Task<Explanation> EarnedAsync(FigureAsk ask)
    {
        var (agent, currency) = (ask.Person(0).Value, ask.Currency(1));
        var found = from entry in ask.Db.Entries
                    join operation in ask.Db.Operations on entry.OperationId equals operation.Id
                    join account in ask.Db.Accounts on entry.AccountId equals account.Id
                    where operation.Kind == BudgetWork.PayKind && account.OwnerId == agent
                        && account.Currency == currency && account.Purpose == Purpose.Available
                    select entry;
        var sum = await entries.OfAsync(ask, found, currency);
        return ask.Explain("Earned", sum.Sum, "All that was paid to the wallet for claims and proofs.")
            with { Entries = sum };
    }

    // about: agent, currency
    private static async Task<Explanation> PendingAsync(FigureAsk ask)
    {
        var (agent, currency) = (ask.Person(0), ask.Currency(1));
        var open = await ask.Db.IncentiveClaims
            .Where(x => x.Agent == agent && x.Currency == currency && _open.Contains(x.Status)).ToListAsync();
        var worth = open.Aggregate(Money.Zero(currency), (sum, x) => sum + x.Amount);
        var paid = open.Aggregate(Money.Zero(currency), (sum, x) => sum + x.Paid);
        return ask.Explain(
            "On the way", worth - paid, "Claims that wait for a decision, a later stage or the budget.",
            ExplanationInput.Plus($"Worth of {open.Count:N0} open claims", worth),
            ExplanationInput.Minus("Paid of it", paid));
    }

    // about: agent, currency
    private static async Task<Explanation> OwedAsync(FigureAsk ask)
    {
        var (agent, currency) = (ask.Person(0), ask.Currency(1));
        var all = await ask.Db.Recoveries.Where(x => x.Agent == agent && x.Currency == currency).ToListAsync();
        var owed = new Money(all.Sum(x => x.AmountMinor), currency);
        var back = new Money(all.Sum(x => x.RecoveredMinor), currency);
        return ask.Explain(
            "To give back", owed - back,
            "Payments for sales that did not come about, less what was taken back already.",
            ExplanationInput.Plus("Owed", owed), ExplanationInput.Minus("Taken back", back));
    }

    private static async Task<IncentiveClaim> FindAsync(FigureAsk ask)
    {
        var id = ask.Id<IncentiveClaim>(0);
        var claim = await ask.Db.IncentiveClaims.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw FigureAsk.NotFound();
        var builder = await ask.Db.Projects.Where(x => x.Id == claim.Project).Select(x => x.Builder).SingleAsync();
        return claim.Agent == ask.Reader.Caller.Person || ProjectScope.OfReader(ask.Reader).Reaches(builder)
            ? claim
            : throw FigureAsk.NotFound();
    }
}
