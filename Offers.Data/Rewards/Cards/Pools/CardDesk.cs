using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>How people of the platform look at a card: with a reason, audited, and not too many.</summary>
public sealed class CardDesk(OffersDatabase database, UnitOfWork writes, CardVault vault, CardLimits limits)
{
    /// <summary>
    /// Opens a card. The look is recorded first; the card goes out past the kept answers, so that its code lies
    /// nowhere.
    /// </summary>
    /// <exception cref="Refusal"><c>card_not_found</c>, <c>validation_failed</c>, <c>rate_limited</c>.</exception>
    public async Task<OpenedCard> RevealAsync(Caller caller, Id<Card> id, string? reason)
    {
        var text = Text.Required("reason", reason, Limits.Reason);
        var deed = new Deed("rewards.card.reveal", id.ToString());
        (await writes.RunAsync(CommandRequest.Once(caller), deed, async work =>
        {
            var card = await work.Db.Cards.AsNoTracking().SingleOrDefaultAsync(
                x => x.Id == id && x.Book == caller.Book) ?? throw RewardCodes.CardNotFound.Because();
            await CardLooks.CheckAsync(work, limits);
            var pool = await PoolReading.FindAsync(work.Db, card.Pool);
            var fact = new { id = card.Id, poolId = pool.Id, card.Last4, card.Status, by = caller.Person };
            work.Audit(new AuditFact(CardLooks.OfPool, card.Id.ToString(), null, OffersJson.Text(fact), text));
            work.Raise(pool, CardLooks.OfPool, fact);
            return Answer.None();
        })).Check();
        return await OpenAsync(caller.Book, id);
    }

    private async Task<OpenedCard> OpenAsync(BookId book, Id<Card> id)
    {
        await using var db = database.Read(book);
        var secret = (await vault.SealerAsync()).Open(await db.Cards.SingleAsync(x => x.Id == id));
        return new OpenedCard(id, secret.Code, secret.Number, secret.Pin);
    }
}
