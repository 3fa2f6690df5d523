using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>The answers to a knowledge test: the place of the chosen answer of each question, from 0.</summary>
public sealed record TestBody(IReadOnlyList<int>? Answers);

/// <summary>An administrator's decision on an investor's class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Reason">Why, with the evidence that was seen.</param>
public sealed record ClassBody(InvestorClass Class, string? Reason);

/// <summary>How a test ended.</summary>
/// <param name="Passed">Whether it was passed.</param>
/// <param name="Right">How many answers were right.</param>
/// <param name="Needed">How many pass.</param>
/// <param name="ValidUntil">Until when the pass counts; null where it was not passed.</param>
public sealed record TestAnswer(bool Passed, int Right, int Needed, DateTimeOffset? ValidUntil);

/// <summary>What changes an investor's standing under a rule pack.</summary>
public sealed class StandingDesk(UnitOfWork writes)
{
    /// <summary>Takes the knowledge test for the caller.</summary>
    /// <exception cref="Refusal"><c>rule_pack_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> TakeTestAsync(CommandRequest request, string code, TestBody body) =>
        writes.RunAsync(request, new Deed("investments.take_test", code), async work =>
        {
            var pack = RulePacks.Get(code);
            var test = pack.Test ?? throw InvestmentCodes.RulePackNotFound.Because($"{pack.Name} has no test.");
            var right = Mark(test, body.Answers ?? []);
            var standing = await FindAsync(work, pack, work.Caller.Person!.Value);
            if (right >= test.PassMark)
            {
                standing.Pass(test, work.Now);
            }

            var passed = right >= test.PassMark;
            var answer = new TestAnswer(passed, right, test.PassMark, passed ? standing.TestValidUntil : null);
            Record(work, "take_test", standing, answer, null);
            return Answer.Ok(answer);
        });

    /// <summary>Decides on an investor's class.</summary>
    /// <exception cref="Refusal"><c>rule_pack_not_found</c>, <c>person_not_found</c>,
    /// <c>validation_failed</c>.</exception>
    public Task<Answer> ClassifyAsync(CommandRequest request, (string Pack, Id<IPerson> Investor) of, ClassBody body) =>
        writes.RunAsync(request, new Deed("investments.classify", of.Investor.ToString()), async work =>
        {
            var reason = Text.Required("reason", body.Reason, Limits.Reason);
            var pack = RulePacks.Get(of.Pack);
            if (!await work.Db.Users.AnyAsync(x => x.Id == of.Investor))
            {
                throw IdentityCodes.PersonNotFound.Because();
            }

            var standing = await FindAsync(work, pack, of.Investor);
            standing.Classify(body.Class);
            var answer = new { pack = pack.Code, investor = of.Investor, standing.Class };
            Record(work, "classify", standing, answer, reason);
            return Answer.Ok(answer);
        });

    private static int Mark(KnowledgeTest test, IReadOnlyList<int> answers) =>
        answers.Count == test.Questions.Count
            ? test.Questions.Where((question, place) => answers[place] == question.Right).Count()
            : throw Refusal.OfField("answers", $"Answer all {test.Questions.Count} questions.");

    private static async Task<InvestorStanding> FindAsync(ClosureWork work, RulePack pack, Id<IPerson> investor)
    {
        await work.LoadAsync(new RowNames().Need(InvestmentRows.StandingsOf, investor));
        return InvestmentRows.Standing(work, investor, pack.Code)
            ?? work.Add(new InvestorStanding(work.Caller.Book, investor, pack.Code));
    }

    private static void Record(
        Work work, string verb, InvestorStanding standing, object after, string? reason) =>
        work.Audit(new AuditFact(
            "investments." + verb, standing.Investor.ToString(), null, OffersJson.Text(after), reason));
}
