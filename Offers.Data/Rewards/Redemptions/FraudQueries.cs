using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What is tried on past redemptions.</summary>
/// <param name="From">From when; left out means thirty days ago.</param>
/// <param name="Until">Until when, exclusive; left out means now.</param>
/// <param name="Rule">A rule that is not set yet; left out means those that judge now.</param>
public sealed record BacktestBody(DateTimeOffset? From = null, DateTimeOffset? Until = null, FraudBody? Rule = null);

/// <summary>A past redemption that somebody would have looked at.</summary>
/// <param name="Redemption">The redemption.</param>
/// <param name="Rules">Which rules would have asked for it.</param>
public sealed record BacktestCase(RedemptionView Redemption, IReadOnlyList<string> Rules);

/// <summary>What rules would have done.</summary>
/// <param name="Redemptions">How many redemptions were judged.</param>
/// <param name="Reviewed">How many somebody would have looked at.</param>
/// <param name="Allowed">How many a rule would have let pass expressly.</param>
/// <param name="IsCut">True where there were more than are judged at once; the newest were.</param>
/// <param name="Cases">The newest that would have been looked at.</param>
public sealed record BacktestAnswer(
    int Redemptions, int Reviewed, int Allowed, bool IsCut, IReadOnlyList<BacktestCase> Cases);

/// <summary>Reads rules, and tries them on what was.</summary>
public sealed class FraudQueries(OffersDatabase database, TimeProvider time)
{
    private const int MostJudged = 20_000;
    private const int MostCases = 50;
    private const int MostChoices = 500;
    private static readonly TimeSpan _usual = TimeSpan.FromDays(30);

    /// <summary>All rules: those that allow first, as they are judged.</summary>
    public async Task<IReadOnlyList<FraudRuleView>> ListAsync(BookId book)
    {
        await using var db = database.Read(book);
        var rows = await (
            from rule in db.FraudRules
            join campaign in db.Campaigns on rule.Campaign equals campaign.Id into campaigns
            from campaign in campaigns.DefaultIfEmpty()
            select new { Rule = rule, Name = (string?)campaign.Name }).ToListAsync();
        return [.. rows.OrderBy(x => x.Rule.Action).ThenBy(x => x.Rule.Id).Select(x => ViewOf(x.Rule, x.Name))];
    }

    /// <summary>One rule.</summary>
    /// <exception cref="Refusal"><c>fraud_rule_not_found</c>.</exception>
    public async Task<FraudRuleView> GetAsync(BookId book, Id<FraudRule> id) =>
        (await ListAsync(book)).FirstOrDefault(x => x.Id == id) ?? throw RewardCodes.FraudRuleNotFound.Because();

    /// <summary>
    /// The campaigns to which a rule can be limited: those that have not ended, the newest first, each with its
    /// client's name; at most 500.
    /// </summary>
    public async Task<IReadOnlyList<RedemptionLink>> CampaignsAsync(BookId book)
    {
        await using var db = database.Read(book);
        var campaigns = await db.Campaigns.Where(x => x.Status != CampaignStatus.Ended)
            .OrderByDescending(x => x.Id).Take(MostChoices).Select(x => new { x.Id, x.Name, x.Client }).ToListAsync();
        var houses = await HouseNames.ReadAsync(db, campaigns.ConvertAll(x => x.Client.Value));
        return campaigns.ConvertAll(x => new RedemptionLink($"{x.Id}", $"{x.Name}, {houses[x.Client.Value]}"));
    }

    /// <summary>What rules would have done with the redemptions of a period.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public async Task<BacktestAnswer> BacktestAsync(RewardScope scope, BacktestBody body)
    {
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var (from, until) = (body.From ?? now - _usual, body.Until ?? now);
        if (from >= until)
        {
            throw Refusal.OfField("from", "The period ends after it begins.");
        }

        var rules = body.Rule is { } wish
            ? [new FraudRule(scope.Book, wish.CampaignId, wish.Facts())]
            : await db.FraudRules.Where(x => x.IsActive).OrderBy(x => x.Id).ToListAsync();
        var longest = TimeSpan.FromMinutes(rules.Select(x => x.Minutes).DefaultIfEmpty(0).Max());
        var before = from - DateTimeOffset.MinValue > longest ? from - longest : DateTimeOffset.MinValue;
        var past = await db.Redemptions.Where(x => x.RedeemedAt >= before && x.RedeemedAt < until)
            .OrderByDescending(x => x.RedeemedAt).Take(MostJudged + 1)
            .Select(x => new PastRedemption(x.Id, x.Campaign, x.RedeemedAt, x.Device, x.Network, x.Ip)).ToListAsync();
        var found = FraudBacktest.Judge(rules, past.Take(MostJudged), from);
        return new BacktestAnswer(
            found.Count, found.Count(x => x.Verdict.IsQuestioned), found.Count(x => x.Verdict.AllowedBy is not null),
            past.Count > MostJudged, await CasesAsync(db, scope, found));
    }

    internal static FraudRuleView ViewOf(FraudRule rule, string? campaign) => new(
        rule.Id, rule.Name, rule.Action, rule.Signal, rule.Count, rule.Minutes, rule.Network,
        rule.Campaign is { } id ? new RedemptionLink(id.ToString(), campaign ?? "") : null, rule.IsActive,
        rule.Revision);

    private static async Task<IReadOnlyList<BacktestCase>> CasesAsync(
        OffersDb db, RewardScope scope, IReadOnlyList<(PastRedemption Redemption, FraudVerdict Verdict)> found)
    {
        var shown = found.Where(x => x.Verdict.IsQuestioned).OrderByDescending(x => x.Redemption.At)
            .Take(MostCases).ToList();
        var ids = shown.ConvertAll(x => x.Redemption.Id);
        var views = (await RedemptionQueries.ReadAsync(db, db.Redemptions.Where(x => ids.Contains(x.Id)), scope))
            .ToDictionary(x => x.Id);
        return shown.ConvertAll(x => new BacktestCase(views[x.Redemption.Id], x.Verdict.Asking));
    }
}
