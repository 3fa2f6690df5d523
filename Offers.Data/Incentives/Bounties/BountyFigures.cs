using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>Parts of the money behind a bounty.</summary>
public enum BudgetPart
{
    /// <summary>All that was ever held for it.</summary>
    Total,

    /// <summary>What is held now.</summary>
    Held,

    /// <summary>What was paid out of it.</summary>
    Paid,

    /// <summary>What went back to its owner.</summary>
    Returned,

    /// <summary>What proofs that wait may still need.</summary>
    Needed,
}

/// <summary>The keys of the figures of bounties.</summary>
public static class BountyFigure
{
    internal const string RewardName = "bounty-reward";
    internal const string BudgetName = "bounty-budget";
    internal const string PaidName = "submission-paid";

    /// <summary>What a bounty pays for one proof.</summary>
    public static string Reward(Id<Bounty> bounty) => FigureName.Of(RewardName, bounty);

    /// <summary>A part of the money behind a bounty.</summary>
    public static string Budget(Id<Bounty> bounty, BudgetPart part) => FigureName.Of(BudgetName, bounty, part);

    /// <summary>What a submission was paid.</summary>
    public static string Paid(Id<BountySubmission> submission) => FigureName.Of(PaidName, submission);
}

/// <summary>Explains the amounts of bounties: the reward, the money behind it, what a proof was paid.</summary>
public sealed class BountyFigures(FigureEntries entries) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [BountyFigure.RewardName] = RewardAsync,
            [BountyFigure.BudgetName] = BudgetAsync,
            [BountyFigure.PaidName] = PaidAsync,
        };

    private static async Task<Explanation> RewardAsync(FigureAsk ask)
    {
        var bounty = await BountyAsync(ask);
        if (!IsBuilders(ask, bounty))
        {
            await NeedAgentAsync(ask, bounty);
        }

        return ask.Explain(
            $"Reward of {bounty.Title}", bounty.Reward,
            "Written into the bounty; it does not change once the bounty is published.",
            ExplanationInput.Fact("Paid for", Words.Plain(bounty.Type.ToString())),
            ExplanationInput.Fact("Revision of the bounty", $"{bounty.Revision:N0}"));
    }

    // about: bounty, part
    private async Task<Explanation> BudgetAsync(FigureAsk ask)
    {
        var (bounty, part) = (await BountyAsync(ask), ask.Word<BudgetPart>(1));
        if (!IsBuilders(ask, bounty))
        {
            throw FigureAsk.NotFound();
        }

        if (part == BudgetPart.Needed)
        {
            return ask.Explain(
                $"Needed for proofs of {bounty.Title}", bounty.Needed, "The reward for every proof that waits.",
                new ExplanationInput("Reward", bounty.Reward, null, BountyFigure.Reward(bounty.Id)),
                ExplanationInput.Fact("Proofs that wait", $"{bounty.PendingCount:N0}"));
        }

        var found = await entries.OfAsync(ask, await EntriesAsync(ask, bounty, part), bounty.Currency);
        var (title, formula) = part switch
        {
            BudgetPart.Total => ("Budget", "Everything that was ever set aside for the bounty in its owner's wallet."),
            BudgetPart.Paid => ("Paid", "What approved proofs were paid, each in the commit that approved it."),
            BudgetPart.Returned => ("Given back", "What went back to the owner once no proof could need it."),
            _ => ("Held", "What was set aside, less what was paid and what was given back."),
        };
        return ask.Explain($"{title}: {bounty.Title}", found.Sum, formula) with { Entries = found };
    }

    private async Task<Explanation> PaidAsync(FigureAsk ask)
    {
        var id = ask.Id<BountySubmission>(0);
        var submission = await ask.Db.BountySubmissions.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw FigureAsk.NotFound();
        var bounty = await ask.Db.Bounties.SingleAsync(x => x.Id == submission.Bounty);
        if (submission.Agent != ask.Reader.Caller.Person && !IsBuilders(ask, bounty))
        {
            throw FigureAsk.NotFound();
        }

        var explained = ask.Explain(
            $"Paid for a proof: {bounty.Title}", submission.Paid,
            "The reward of the bounty, paid once, in the commit that approved the proof.",
            new ExplanationInput("Reward", bounty.Reward, null, BountyFigure.Reward(bounty.Id)),
            ExplanationInput.Fact("State", Words.Plain(submission.Status.ToString())));
        return submission.OperationId is null
            ? explained
            : explained with
            {
                Entries = await entries.OfAsync(ask, PaymentsOf(ask, [submission.ObjectId]), bounty.Currency),
            };
    }

    private static async Task<IQueryable<Entry>> EntriesAsync(FigureAsk ask, Bounty bounty, BudgetPart part)
    {
        var subject = bounty.ObjectId;
        var own = ask.Db.Operations.Where(x => x.Reference == subject);
        if (part == BudgetPart.Total)
        {
            return On(ask, own.Where(x => x.Kind == BudgetWork.HoldKind), Purpose.Held);
        }

        if (part == BudgetPart.Returned)
        {
            return On(ask, own.Where(x => x.Kind == BudgetWork.ReturnKind), Purpose.Available);
        }

        var ids = (await ask.Db.BountySubmissions
            .Where(x => x.Bounty == bounty.Id && x.Status == SubmissionStatus.Approved).Select(x => x.Id)
            .ToListAsync()).ConvertAll(x => x.ToString());
        return part == BudgetPart.Paid
            ? PaymentsOf(ask, ids)
            : On(ask, ask.Db.Operations.Where(x => x.Reference == subject || ids.Contains(x.Reference)), Purpose.Held);
    }

    private static IQueryable<Entry> PaymentsOf(FigureAsk ask, IReadOnlyList<string> submissions) =>
        On(ask, ask.Db.Operations.Where(x => submissions.Contains(x.Reference)), Purpose.Available);

    private static IQueryable<Entry> On(FigureAsk ask, IQueryable<Operation> operations, Purpose purpose) =>
        from operation in operations
        join entry in ask.Db.Entries on operation.Id equals entry.OperationId
        join account in ask.Db.Accounts on entry.AccountId equals account.Id
        where account.Purpose == purpose
        select entry;

    private static async Task<Bounty> BountyAsync(FigureAsk ask)
    {
        var id = ask.Id<Bounty>(0);
        return await ask.Db.Bounties.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
    }

    private static bool IsBuilders(FigureAsk ask, Bounty bounty) =>
        ProjectScope.OfReader(ask.Reader).Reaches(bounty.Builder);

    // An agent sees the reward of what he may work for, and of what he has worked for.
    private static async Task NeedAgentAsync(FigureAsk ask, Bounty bounty)
    {
        if (!ask.Reader.Caller.Is(Role.Agent) || ask.Reader.Caller.Person is not { } agent
            || !(await ask.Db.BountiesFor(agent, ask.Now).AnyAsync(x => x.Id == bounty.Id)
                || await ask.Db.BountySubmissions.AnyAsync(x => x.Bounty == bounty.Id && x.Agent == agent)))
        {
            throw FigureAsk.NotFound();
        }
    }
}
