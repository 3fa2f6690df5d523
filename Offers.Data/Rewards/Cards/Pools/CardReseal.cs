using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>
/// Seals all cards with the newest key of the ring, so that an older key can be taken out of it: batch by batch through
/// all books, each batch in its own commit.
/// </summary>
public sealed class CardReseal(OffersDatabase database, UnitOfWork writes, CardVault vault)
{
    /// <summary>How many cards are sealed in one commit.</summary>
    public const int SealedAtOnce = 500;

    private const string Job = "reward-reseal";

    /// <summary>Seals what was not sealed with the newest key.</summary>
    /// <param name="book">The book.</param>
    /// <param name="stopping">Ends it between two batches.</param>
    /// <returns>How many cards were sealed anew.</returns>
    public async Task<long> RunAsync(BookId book, CancellationToken stopping = default)
    {
        await vault.ResealKeyAsync();
        var sealer = await vault.SealerAsync();
        var done = 0L;
        for (Id<Card>? last = null; ;)
        {
            stopping.ThrowIfCancellationRequested();
            var stale = await StaleAsync(book, last, sealer.CurrentMark);
            if (stale.Count == 0)
            {
                return done;
            }

            done += await SealAsync(book, stale, sealer);
            last = stale[^1];
        }
    }

    private async Task<List<Id<Card>>> StaleAsync(BookId book, Id<Card>? last, string mark)
    {
        await using var db = database.Read(book);
        IQueryable<Card> cards = db.Cards;
        cards = last is { } id ? cards.Where(x => x.Id > id) : cards;
        return await cards.Where(x => !x.Sealed.StartsWith(mark)).OrderBy(x => x.Id).Take(SealedAtOnce)
            .Select(x => x.Id).ToListAsync();
    }

    private async Task<long> SealAsync(BookId book, IReadOnlyList<Id<Card>> ids, CardSealer sealer)
    {
        var done = 0L;
        var request = CommandRequest.Once(Caller.System(book, Job));
        (await writes.RunAsync(request, new Deed("rewards.card.reseal", ""), async work =>
        {
            var names = new RowNames();
            foreach (var id in ids)
            {
                names.Need(RewardRows.Card, id);
            }

            await work.LoadAsync(names);
            foreach (var card in ids.Select(id => work.Find(RewardRows.Card, id)!))
            {
                card.Reseal(sealer.Again(card));
                done++;
            }

            work.Audit(new AuditFact(
                "rewards.card.reseal", ids[0].ToString(), null,
                OffersJson.Text(new { cards = done, last = ids[^1], key = sealer.CurrentMark }), null));
            return Answer.None();
        })).Check();
        return done;
    }
}
