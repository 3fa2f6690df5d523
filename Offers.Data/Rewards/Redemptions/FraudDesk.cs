using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What a rule is set to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Action"><c>allow</c> or <c>review</c>.</param>
/// <param name="Signal"><c>same_device</c>, <c>same_network</c> or <c>velocity</c>.</param>
/// <param name="Count">From how many on a review is asked; for allowing: up to how many.</param>
/// <param name="Minutes">In how many minutes.</param>
/// <param name="Network">A network to which it is limited, like <c>203.0.113.0/24</c>.</param>
/// <param name="CampaignId">For which campaign; left out for all. It does not change.</param>
public sealed record FraudBody(
    string? Name, FraudAction? Action, FraudSignal? Signal, int? Count, int? Minutes, string? Network = null,
    Id<Campaign>? CampaignId = null)
{
    /// <summary>What it says, complete.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public FraudFacts Facts() => new(
        Name, Action ?? throw Missing("action"), Signal ?? throw Missing("signal"), Count ?? throw Missing("count"),
        Minutes ?? throw Missing("minutes"), Network);

    private static Refusal Missing(string field) => Refusal.OfField(field, $"'{field}' is required.");
}

/// <summary>A rule as it is answered and shown.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Action">What it does.</param>
/// <param name="Signal">What it counts.</param>
/// <param name="Count">From how many on it asks, or up to how many it allows.</param>
/// <param name="Minutes">In how many minutes.</param>
/// <param name="Network">The network to which it is limited.</param>
/// <param name="Campaign">The campaign that it is for; null for all.</param>
/// <param name="IsActive">Whether it judges.</param>
/// <param name="Revision">Raised by edits; the <c>ETag</c>.</param>
public sealed record FraudRuleView(
    Id<FraudRule> Id, string Name, FraudAction Action, FraudSignal Signal, int Count, int Minutes, string? Network,
    RedemptionLink? Campaign, bool IsActive, int Revision);

/// <summary>What administrators do with the rules that judge redemptions.</summary>
public sealed class FraudDesk(UnitOfWork writes)
{
    /// <summary>Sets a rule. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>campaign_not_found</c>.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, FraudBody body) =>
        writes.RunAsync(request, new Deed("rewards.fraud_rule.create", ""), async work =>
        {
            if (body.CampaignId is { } campaign && !await work.Db.Campaigns.AnyAsync(x => x.Id == campaign))
            {
                throw RewardCodes.CampaignNotFound.Because();
            }

            var rule = new FraudRule(work.Caller.Book, body.CampaignId, body.Facts());
            work.Db.Add(rule);
            Tell(work, rule, "created", null);
            return Answer.Created(
                await ViewAsync(work, rule), $"/api/v1/fraud-rules/{rule.Id}", Etag.Of(rule.Revision));
        });

    /// <summary>Changes what a rule says.</summary>
    /// <exception cref="Refusal"><c>fraud_rule_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>.</exception>
    public Task<Answer> EditAsync(
        CommandRequest request, Id<FraudRule> id, (string? IfMatch, FraudBody Body) change) =>
        ChangeAsync(request, (id, "edit"), rule =>
        {
            Etag.Check(change.IfMatch, rule.Revision);
            rule.Edit(change.Body.Facts());
            return "edited";
        });

    /// <summary>Lets a rule judge, or not.</summary>
    /// <exception cref="Refusal"><c>fraud_rule_not_found</c>.</exception>
    public Task<Answer> MoveAsync(CommandRequest request, Id<FraudRule> id, string verb) =>
        ChangeAsync(request, (id, verb), rule =>
        {
            if (verb == "activate")
            {
                rule.Activate();
                return "activated";
            }

            rule.Deactivate();
            return "deactivated";
        });

    /// <summary>Deletes a rule; what it judged stays.</summary>
    /// <exception cref="Refusal"><c>fraud_rule_not_found</c>, <c>if_match_required</c>,
    /// <c>stale_version</c>.</exception>
    public Task<Answer> DeleteAsync(CommandRequest request, Id<FraudRule> id, string? ifMatch) =>
        writes.RunAsync(request, new Deed("rewards.fraud_rule.delete", id.ToString()), async work =>
        {
            var rule = await FindAsync(work, id);
            Etag.Check(ifMatch, rule.Revision);
            Tell(work, rule, "deleted", OffersJson.Text(rule.Facts));
            work.Db.Remove(rule);
            return Answer.None();
        });

    private Task<Answer> ChangeAsync(
        CommandRequest request, (Id<FraudRule> Id, string Verb) what, Func<FraudRule, string> change) =>
        writes.RunAsync(request, new Deed("rewards.fraud_rule." + what.Verb, what.Id.ToString()), async work =>
        {
            var rule = await FindAsync(work, what.Id);
            var before = OffersJson.Text(rule.Facts);
            Tell(work, rule, change(rule), before);
            return Answer.Ok(await ViewAsync(work, rule), Etag.Of(rule.Revision));
        });

    private static async Task<FraudRule> FindAsync(ClosureWork work, Id<FraudRule> id) =>
        await work.Db.FraudRules.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.FraudRuleNotFound.Because();

    private static async Task<FraudRuleView> ViewAsync(ClosureWork work, FraudRule rule)
    {
        var name = rule.Campaign is { } id
            ? await work.Db.Campaigns.Where(x => x.Id == id).Select(x => x.Name).SingleAsync()
            : null;
        return FraudQueries.ViewOf(rule, name);
    }

    private static void Tell(ClosureWork work, FraudRule rule, string happened, string? before)
    {
        work.Audit(new AuditFact(
            "rewards.fraud_rule." + happened, rule.ObjectId, before, OffersJson.Text(rule.Facts), null));
        work.Raise(rule, "rewards.fraud_rule." + happened, new
        {
            id = rule.ObjectId, rule.Name, rule.Action, rule.Signal, rule.Count, rule.Minutes,
            campaignId = rule.Campaign, isActive = rule.IsActive,
        });
    }
}
