using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What the desks of an offer's content do alike inside their units of work.</summary>
internal static class OfferContentWork
{
    /// <summary>The offer whose content changes.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    internal static async Task<InvestmentOffer> OfferAsync(this ClosureWork work, Id<InvestmentOffer> id) =>
        await work.Db.InvestmentOffers.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw InvestmentCodes.OfferNotFound.Because();

    /// <summary>Records a file whose bytes are in their place.</summary>
    internal static StoredFile Store(this ClosureWork work, FileFacts facts)
    {
        var file = new StoredFile(work.Caller.Book, facts, work.Caller.Person, work.Now);
        work.Db.Add(file);
        return file;
    }

    /// <summary>Refuses one more of what there are enough of.</summary>
    /// <exception cref="Refusal"><c>content_limit</c>.</exception>
    internal static void CheckRoom(int count, int most, string what)
    {
        if (count >= most)
        {
            throw InvestmentCodes.ContentLimit.Because($"An offer has at most {most} {what}.", ("most", most));
        }
    }

    /// <summary>Audits a change of the content and tells those who look at the offer.</summary>
    internal static void Changed(
        this ClosureWork work, InvestmentOffer offer, string action, (object? Before, object? After) what,
        string? reason = null)
    {
        static string? Json(object? value) => value is null ? null : OffersJson.Text(value);
        work.Audit(new AuditFact("investments." + action, offer.ObjectId, Json(what.Before), Json(what.After), reason));
        work.Raise(offer, "investments.offer.content_changed", new { offer.Id, offer.Code, change = action });
    }
}
