using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What administrators do with offers: draft, edit, publish, pause, resume, close.</summary>
public sealed class OfferDesk(UnitOfWork writes)
{
    /// <summary>Makes a draft.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>; <c>offer_code_exists</c> as an
    /// answer.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, OfferBody body) =>
        writes.RunAsync(request, new Deed("investments.create", ""), async work =>
        {
            var issuer = body.IssuerId ?? Organisation.PlatformId(work.Caller.Book);
            var currency = body.CurrencyOr(Currency.Aed);
            var offer = new InvestmentOffer(work.Caller.Book, body.Code!, issuer, body.Texts(), body.Terms(currency));
            Govern(offer, body);
            await CheckCodeAsync(work, offer);
            work.Db.Add(offer);
            var totals = new OfferTotals(offer);
            work.Db.Add(totals);
            Record(work, offer, "created",
                new AuditFact("investments.create", offer.ObjectId, null, Snapshot(offer), null));
            var view = await work.ViewAsync(offer, totals);
            return Answer.Created(view, $"/api/v1/admin/investment-offers/{offer.Id}", view.Tag);
        });

    /// <summary>Changes words and terms by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal">
    /// <c>if_match_required</c>, <c>stale_version</c>, <c>validation_failed</c>; <c>max_below_committed</c>,
    /// <c>offer_not_editable</c> as answers.
    /// </exception>
    public Task<Answer> EditAsync(CommandRequest request, Id<InvestmentOffer> id, string? ifMatch, JsonObject patch) =>
        writes.RunAsync(request, new Deed("investments.edit", id.ToString()), async work =>
        {
            var (offer, totals) = await work.LoadOfferAsync(id);
            Etag.Check(ifMatch, offer.Revision);
            var before = Snapshot(offer);
            var body = OfferBody.Of(offer).Patched(patch);
            CheckFixed(offer, body);
            Govern(offer, body);
            offer.Edit(body.Texts(), body.Terms(body.CurrencyOr(offer.Currency)), totals, work.Now);
            Record(work, offer, "edited",
                new AuditFact("investments.edit", offer.ObjectId, before, Snapshot(offer), null));
            return await work.TellAsync(offer, totals);
        });

    /// <summary>Carries out a verb of <see cref="OfferLife"/>.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The offer.</param>
    /// <param name="verb"><c>publish</c>, <c>pause</c>, <c>resume</c> or <c>close</c>.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>offer_not_investable</c>,
    /// <c>documents_missing</c> as answers.</exception>
    public Task<Answer> MoveAsync(CommandRequest request, Id<InvestmentOffer> id, string verb) =>
        writes.RunAsync(request, new Deed("investments." + verb, id.ToString()), async work =>
        {
            var (offer, totals) = await work.LoadOfferAsync(id);
            var before = OffersJson.Text(new { offer.Status });
            Move(offer, verb, work.Now);
            var after = OffersJson.Text(new { offer.Status });
            Record(work, offer, Past(verb), new AuditFact("investments." + verb, offer.ObjectId, before, after, null));
            if (offer.MissedMinimum(totals))
            {
                await work.CancelAsync(
                    offer, $"{offer.Currency} {totals.Committed} of at least {offer.Terms.MinimumRaise} was raised.");
            }

            return await work.TellAsync(offer, totals);
        });

    private static void Move(InvestmentOffer offer, string verb, DateTimeOffset now)
    {
        Action<DateTimeOffset> move = verb switch
        {
            "publish" => offer.Publish,
            "pause" => offer.Pause,
            "resume" => offer.Resume,
            "close" => offer.Close,
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, "No such verb."),
        };
        move(now);
    }

    private static string Past(string verb) => verb.EndsWith('e') ? verb + "d" : verb + "ed";

    private static async Task CheckCodeAsync(ClosureWork work, InvestmentOffer offer)
    {
        if (await work.Db.InvestmentOffers.AnyAsync(x => x.Code == offer.Code))
        {
            throw InvestmentCodes.OfferCodeExists.Because($"{offer.Code} is taken.");
        }

        if (!await work.Db.Organisations.AnyAsync(x => x.Id == offer.Issuer))
        {
            throw Refusal.OfField("issuerId", "There is no such organisation.");
        }
    }

    private static void CheckFixed(InvestmentOffer offer, OfferBody body)
    {
        if (OfferCode.Check(body.Code) != offer.Code)
        {
            throw Refusal.OfField("code", "The code of an offer does not change.");
        }

        if (body.IssuerId is { } issuer && issuer != offer.Issuer)
        {
            throw Refusal.OfField("issuerId", "The issuer of an offer does not change.");
        }
    }

    private static void Govern(InvestmentOffer offer, OfferBody body)
    {
        var code = body.RulePack is { Length: > 0 } named ? RulePacks.Get(named).Code : null;
        offer.Govern(code, code is null ? null : RulePacks.TextOf(code));
    }

    private static void Record(ClosureWork work, InvestmentOffer offer, string happened, AuditFact fact)
    {
        work.Audit(fact);
        work.Tell(offer, happened);
    }

    private static string Snapshot(InvestmentOffer offer) => OffersJson.Text(OfferBody.Of(offer));
}
