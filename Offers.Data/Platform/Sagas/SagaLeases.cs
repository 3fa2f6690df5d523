using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>What a party is asked.</summary>
public enum SagaAsk
{
    /// <summary>To do the step.</summary>
    Call,

    /// <summary>What became of a call.</summary>
    Query,
}

/// <summary>A saga that somebody has for himself, and what he may ask the party.</summary>
/// <param name="Saga">The saga as it was taken; its fence is the right to go on.</param>
/// <param name="Ask">What the party is asked.</param>
internal sealed record TakenSaga(Saga Saga, SagaAsk Ask);

/// <summary>
/// Leases and waits of sagas, written outside the pen: nothing of them moves money or needs a number. Whoever writes
/// here must hold the saga's fence, and locks its row, as those under the pen do.
/// </summary>
public sealed class SagaLeases(OffersDatabase database, SagaWaits waits)
{
    /// <summary>One saga.</summary>
    /// <exception cref="Refusal"><c>saga_not_found</c>.</exception>
    internal async Task<Saga> ReadAsync(BookId book, Id<Saga> id)
    {
        await using var db = database.Read(book);
        return await db.Sagas.SingleOrDefaultAsync(x => x.Id == id) ?? throw SagaCodes.SagaNotFound.Because();
    }

    /// <summary>The sagas of all books that are due, the longest due first.</summary>
    /// <param name="without">Parties that are left out.</param>
    /// <param name="atMost">How many at most.</param>
    internal async Task<IReadOnlyList<DueSaga>> DueAsync(IReadOnlyCollection<string> without, int atMost)
    {
        await using var db = database.Read(BookId.Live);
        var now = waits.Now;
        var due = db.Sagas.IgnoreQueryFilters([OffersDb.BookFilter]).Where(x => x.DueAt <= now
            && (x.State == SagaState.Running || x.State == SagaState.Unknown || x.State == SagaState.Stuck));
        due = without.Count == 0 ? due : due.Where(x => !without.Contains(x.Party));
        return await due.OrderBy(x => x.DueAt).Take(atMost)
            .Select(x => new DueSaga(x.Book, x.Id, x.Party)).ToListAsync();
    }

    /// <summary>
    /// Takes a saga, to call its party or to query it; that it is called is recorded before anything is sent.
    /// </summary>
    /// <returns>Null where somebody else has it, or it has gone on.</returns>
    internal async Task<TakenSaga?> TakeAsync(Saga seen)
    {
        var ask = seen.IsAsking ? SagaAsk.Query : SagaAsk.Call;
        var facts = ask == SagaAsk.Call ? new SagaNoteFacts(SagaEvent.Called) : null;
        var taken = await ChangeAsync(seen, facts, saga => saga.Take(waits.Now, waits.Settings.Lease));
        return taken is null ? null : new TakenSaga(taken, ask);
    }

    /// <summary>Changes a saga that the caller holds, and adds a line to its timeline.</summary>
    /// <returns>Null where he does not hold it any more.</returns>
    internal Task<Saga?> ChangeAsync(Saga held, SagaNoteFacts? facts, Action<Saga> change) =>
        database.WriteOutsideAsync(async db =>
        {
            db.Book = held.Book;
            await using var transaction = await db.Database.BeginTransactionAsync();
            var saga = await LockAsync(db, held.Id);
            if (saga is null || !saga.IsOpen || saga.Fence != held.Fence)
            {
                return null;
            }

            change(saga);
            if (facts is not null)
            {
                db.SagaNotes.Add(saga.Note(facts, waits.Now));
            }

            db.Entry(saga).Property(x => x.Version).CurrentValue++;
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return saga;
        });

    /// <summary>
    /// A saga as nobody else can change it until the transaction ends: a write that changes nothing locks its row on
    /// every database. Null where it is unknown in the book.
    /// </summary>
    internal static async Task<Saga?> LockAsync(OffersDb db, Id<Saga> id)
    {
        var one = db.Sagas.Where(x => x.Id == id);
        await one.ExecuteUpdateAsync(x => x.SetProperty(y => y.Version, y => y.Version));
        return await one.SingleOrDefaultAsync();
    }
}

/// <summary>A saga that is due.</summary>
/// <param name="Book">The book.</param>
/// <param name="Id">The saga.</param>
/// <param name="Party">The party of its step.</param>
internal sealed record DueSaga(BookId Book, Id<Saga> Id, string Party);
