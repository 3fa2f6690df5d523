using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>An event of the timeline as an administrator sends it.</summary>
/// <param name="HappensOn">On which day.</param>
/// <param name="Title">What happens.</param>
/// <param name="Note">More about it.</param>
public sealed record MilestoneBody(DateOnly? HappensOn, string? Title, string? Note = null)
{
    internal MilestoneFacts Facts() => new(
        HappensOn ?? throw Refusal.OfField("happensOn", "'happensOn' is required."), Title!, Note);
}

/// <summary>A line of the cost breakdown.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Amount">How much, in the offer's currency.</param>
public sealed record CostBody(string? Label, AmountText Amount);

/// <summary>A yearly yield.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="RateBps">Basis points, 0 to 100,000.</param>
public sealed record YieldBody(string? Label, int RateBps);

/// <summary>The marketing of an offer as an administrator sends it: all of it at once.</summary>
/// <param name="Headline">The headline.</param>
/// <param name="Why">Reasons to invest, at most 6.</param>
/// <param name="Costs">The cost breakdown, at most 12 lines.</param>
/// <param name="Yields">Yearly yields, at most 12.</param>
public sealed record MarketingBody(
    string? Headline = null, IReadOnlyList<string>? Why = null, IReadOnlyList<CostBody>? Costs = null,
    IReadOnlyList<YieldBody>? Yields = null);

/// <summary>Which event of which offer's timeline.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Milestone">The event.</param>
public readonly record struct MilestoneKey(Id<InvestmentOffer> Offer, Id<OfferMilestone> Milestone);

/// <summary>What administrators tell of an offer: its timeline, headline, reasons and figures.</summary>
public sealed class OfferStoryDesk(UnitOfWork writes)
{
    /// <summary>Adds an event to the timeline.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>, <c>validation_failed</c>; <c>content_limit</c>
    /// as an answer.</exception>
    public Task<Answer> AddAsync(CommandRequest request, Id<InvestmentOffer> id, MilestoneBody body) =>
        writes.RunAsync(request, new Deed("investments.add_milestone", id.ToString()), async work =>
        {
            var offer = await work.OfferAsync(id);
            OfferContentWork.CheckRoom(
                await work.Db.OfferMilestones.CountAsync(x => x.Offer == id), OfferFiles.MostMilestones, "events");
            var milestone = new OfferMilestone(offer, body.Facts());
            work.Db.Add(milestone);
            var view = View(milestone);
            work.Changed(offer, "add_milestone", (null, view));
            return Answer.Created(
                view, $"/api/v1/admin/investment-offers/{id}/content", Etag.Of(milestone.Revision));
        });

    /// <summary>Writes an event anew, of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>offer_milestone_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>.</exception>
    public Task<Answer> EditAsync(CommandRequest request, MilestoneKey key, string? ifMatch, MilestoneBody body) =>
        writes.RunAsync(request, new Deed("investments.edit_milestone", key.Offer.ToString()), async work =>
        {
            var (offer, milestone) = await FindAsync(work, key);
            Etag.Check(ifMatch, milestone.Revision);
            var before = View(milestone);
            milestone.Edit(body.Facts());
            work.Changed(offer, "edit_milestone", (before, View(milestone)));
            return Answer.Ok(View(milestone), Etag.Of(milestone.Revision));
        });

    /// <summary>Takes an event out of the timeline.</summary>
    /// <exception cref="Refusal"><c>offer_milestone_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, MilestoneKey key, string? reason) =>
        writes.RunAsync(request, new Deed("investments.remove_milestone", key.Offer.ToString()), async work =>
        {
            var why = Text.Required("reason", reason, Limits.Reason);
            var (offer, milestone) = await FindAsync(work, key);
            work.Db.Remove(milestone);
            work.Changed(offer, "remove_milestone", (View(milestone), null), why);
            return Answer.None();
        });

    /// <summary>Writes headline, reasons and figures anew, of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>, <c>amount_invalid</c>.</exception>
    public Task<Answer> WriteAsync(
        CommandRequest request, Id<InvestmentOffer> id, string? ifMatch, MarketingBody body) =>
        writes.RunAsync(request, new Deed("investments.write_marketing", id.ToString()), async work =>
        {
            var offer = await work.OfferAsync(id);
            var words = await work.Db.OfferMarketing.SingleOrDefaultAsync(x => x.Offer == id);
            Etag.Check(ifMatch, words?.Revision ?? 0);
            var before = await OfferContentQueries.MarketingAsync(work.Db, id, offer.Currency);
            if (words is null)
            {
                words = new OfferMarketing(offer);
                work.Db.Add(words);
            }

            words.Write(body.Headline, body.Why ?? []);
            var (costs, yields) = FiguresOf(offer, body);
            await work.Db.OfferFigures.Where(x => x.Offer == id).ExecuteDeleteAsync();
            work.Db.AddRange(costs.Concat(yields));
            var after = new MarketingView(
                words.Headline, words.Reasons, [.. costs.Select(x => new CostView(x.Label, x.Amount))],
                costs.Aggregate(Money.Zero(offer.Currency), (sum, cost) => sum + cost.Amount),
                [.. yields.Select(x => new YieldView(x.Label, x.RateBps))], words.Revision);
            work.Changed(offer, "write_marketing", (before, after));
            return Answer.Ok(after, Etag.Of(words.Revision));
        });

    private static (List<OfferFigure> Costs, List<OfferFigure> Yields) FiguresOf(
        InvestmentOffer offer, MarketingBody body)
    {
        var (costs, yields) = (body.Costs ?? [], body.Yields ?? []);
        if (costs.Count > OfferFigure.Most || yields.Count > OfferFigure.Most)
        {
            throw Refusal.OfField(
                costs.Count > OfferFigure.Most ? "costs" : "yields", $"There are at most {OfferFigure.Most} lines.");
        }

        return (
            [.. costs.Select((x, i) => OfferFigure.Cost(
                offer, i + 1, x?.Label, (x?.Amount ?? default).PositiveIn(offer.Currency)))],
            [.. yields.Select((x, i) => OfferFigure.Yield(offer, i + 1, x?.Label, x?.RateBps ?? 0))]);
    }

    private static MilestoneView View(OfferMilestone milestone) => new(
        milestone.Id, milestone.HappensOn, milestone.Title, milestone.Note, milestone.Revision);

    private static async Task<(InvestmentOffer Offer, OfferMilestone Milestone)> FindAsync(
        ClosureWork work, MilestoneKey key)
    {
        var offer = await work.OfferAsync(key.Offer);
        return (offer, await work.Db.OfferMilestones
            .SingleOrDefaultAsync(x => x.Id == key.Milestone && x.Offer == key.Offer)
            ?? throw InvestmentCodes.OfferMilestoneNotFound.Because());
    }
}
