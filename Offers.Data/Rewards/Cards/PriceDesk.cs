using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>
/// What administrators do with price lists. A price is never changed, so that what was charged can be explained for
/// ever: it ends, and another begins.
/// </summary>
public sealed class PriceDesk(UnitOfWork writes)
{
    /// <summary>Sets a price. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>denomination_not_found</c>, <c>agency_not_found</c>,
    /// <c>client_not_found</c>, <c>amount_invalid</c>.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, PriceBody body) =>
        writes.RunAsync(request, new Deed("rewards.price.create", ""), async work =>
        {
            var id = body.DenominationId ?? throw Refusal.OfField("denominationId", "'denominationId' is required.");
            var value = await work.Db.Denominations.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw RewardCodes.DenominationNotFound.Because();
            await CheckScopeAsync(work, body);
            var charge = body.Charge?.PositiveIn(value.Currency)
                ?? throw Refusal.OfField("charge", "'charge' is required.");
            var from = body.From ?? work.Now;
            if (from < work.Now)
            {
                throw Refusal.OfField("from", "A price begins now or later; what was charged stays.");
            }

            var line = new PriceLine(value, body.Scope(), charge, (from, body.Until));
            work.Db.Add(line);
            var view = await PriceQueries.ViewAsync(work.Db, line, work.Now);
            Tell(work, line, view, ("created", null));
            return Answer.Created(view, $"/api/v1/prices/{line.Id}");
        });

    /// <summary>Ends a price; one that has not begun goes away.</summary>
    /// <exception cref="Refusal"><c>price_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> EndAsync(CommandRequest request, Id<PriceLine> id, PriceEndBody body) =>
        writes.RunAsync(request, new Deed("rewards.price.end", id.ToString()), async work =>
        {
            var line = await work.Db.PriceLines.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw RewardCodes.PriceNotFound.Because();
            var before = OffersJson.Text(await PriceQueries.ViewAsync(work.Db, line, work.Now));
            if (line.Until <= work.Now)
            {
                throw PlatformCodes.ActionNotAllowed.Because("It has ended already.");
            }

            var at = body.Until ?? work.Now;
            if (at < work.Now)
            {
                throw Refusal.OfField("until", "A price ends now or later; what was charged stays.");
            }

            if (line.From >= at)
            {
                var gone = await PriceQueries.ViewAsync(work.Db, line, work.Now);
                Tell(work, line, gone, ("withdrawn", before));
                work.Db.Remove(line);
                return Answer.Ok(gone with { Until = gone.From, Status = PriceStatus.Ended });
            }

            line.End(at);
            var view = await PriceQueries.ViewAsync(work.Db, line, work.Now);
            Tell(work, line, view, ("ended", before));
            return Answer.Ok(view);
        });

    private static async Task CheckScopeAsync(ClosureWork work, PriceBody body)
    {
        if (body.AgencyId is { } agency && !await work.Db.Agencies.AnyAsync(x => x.Id == agency))
        {
            throw RewardCodes.AgencyNotFound.Because();
        }

        if (body.ClientId is { } client && !await work.Db.Clients.AnyAsync(x => x.Id == client))
        {
            throw RewardCodes.ClientNotFound.Because();
        }
    }

    private static void Tell(Work work, PriceLine line, PriceView view, (string Happened, string? Before) what)
    {
        work.Audit(new AuditFact(
            "rewards.price." + what.Happened, line.ObjectId, what.Before, OffersJson.Text(view), null));
        work.Raise(line, "rewards.price." + what.Happened, view);
    }
}
