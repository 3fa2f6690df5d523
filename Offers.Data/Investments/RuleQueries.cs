using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What the law says to one investor, and how he stands under it.</summary>
public sealed record RulesView
{
    /// <summary>The code of the rule pack.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it holds.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The law.</summary>
    public required string Source { get; init; }

    /// <summary>The investor's class.</summary>
    public required InvestorClass Class { get; init; }

    /// <summary>What the law calls it.</summary>
    public required string ClassName { get; init; }

    /// <summary>What the law says to it, with where.</summary>
    public required IReadOnlyList<RuleText> Rules { get; init; }

    /// <summary>Days in which he may withdraw.</summary>
    public required int CoolingOffDays { get; init; }

    /// <summary>From when they run.</summary>
    public required CoolingOffStart CoolingOffStart { get; init; }

    /// <summary>The most that he may put in this year; null for no limit.</summary>
    public Money? YearlyLimit { get; init; }

    /// <summary>How much of it is still possible.</summary>
    public Money? StillPossible { get; init; }

    /// <summary>Whether he must pass the test before he invests.</summary>
    public required bool NeedsTest { get; init; }

    /// <summary>Until when his pass counts; null where he has none that counts.</summary>
    public DateTimeOffset? TestValidUntil { get; init; }

    /// <summary>The test without its right answers; null where there is none.</summary>
    public TestView? Test { get; init; }
}

/// <summary>A knowledge test as it is asked.</summary>
/// <param name="Title">Its name.</param>
/// <param name="PassMark">How many right answers pass.</param>
/// <param name="ValidDays">For how many days a pass counts.</param>
/// <param name="Questions">The questions.</param>
public sealed record TestView(string Title, int PassMark, int ValidDays, IReadOnlyList<QuestionView> Questions);

/// <summary>A question as it is asked.</summary>
/// <param name="Text">The question.</param>
/// <param name="Answers">The answers to choose from.</param>
public sealed record QuestionView(string Text, IReadOnlyList<string> Answers);

/// <summary>Reads what rule packs say to an investor.</summary>
public sealed class RuleQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>What the rules of an offer say; null where it has none.</summary>
    public async Task<RulesView?> OfOfferAsync(BookId book, Id<InvestmentOffer> offer, Id<IPerson> investor)
    {
        await using var db = database.Read(book);
        var text = await db.InvestmentOffers.Where(x => x.Id == offer).Select(x => x.RulePackText)
            .SingleOrDefaultAsync();
        return text is null ? null : await ViewAsync(db, RulePack.Parse(text), investor);
    }

    /// <summary>What a pack says.</summary>
    /// <exception cref="Refusal"><c>rule_pack_not_found</c>.</exception>
    public async Task<RulesView> GetAsync(BookId book, string code, Id<IPerson> investor)
    {
        await using var db = database.Read(book);
        return await ViewAsync(db, RulePacks.Get(code), investor);
    }

    private async Task<RulesView> ViewAsync(OffersDb db, RulePack pack, Id<IPerson> investor)
    {
        var now = await db.NowAsync(time);
        var standing = await db.InvestorStandings
            .SingleOrDefaultAsync(x => x.Investor == investor && x.Pack == pack.Code);
        var rules = pack.For(standing?.Class ?? InvestorClass.Retail);
        var passed = pack.Test is { } test && standing?.HasPassed(test, now) == true;
        return new RulesView
        {
            Code = pack.Code,
            Name = pack.Name,
            Jurisdiction = pack.Jurisdiction,
            Source = pack.Source,
            Class = rules.Class,
            ClassName = rules.Name,
            Rules = rules.Rules,
            CoolingOffDays = rules.CoolingOffDays,
            CoolingOffStart = rules.CoolingOffStart,
            YearlyLimit = rules.YearlyLimit?.In(Currency.Parse(pack.Currency!)),
            StillPossible = PackRule.Allowed(pack, standing, now),
            NeedsTest = rules.NeedsTest,
            TestValidUntil = passed ? standing!.TestValidUntil : null,
            Test = rules.NeedsTest && pack.Test is { } asked ? ViewOf(asked) : null,
        };
    }

    private static TestView ViewOf(KnowledgeTest test) => new(
        test.Title, test.PassMark, test.ValidDays,
        [.. test.Questions.Select(x => new QuestionView(x.Text, x.Answers))]);
}
