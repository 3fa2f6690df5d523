using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>An e-mail that waits to be sent.</summary>
/// <param name="Id">The notification.</param>
/// <param name="Address">To which address.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Text">What is said.</param>
public sealed record WaitingMail(Id<Notification> Id, string Address, string Name, Notification Text);

/// <summary>The e-mails of notifications: each is taken by one node, and tried again when sending failed.</summary>
public sealed class MailQueue(OffersDatabase database, TimeProvider time)
{
    /// <summary>How often sending is tried.</summary>
    public const int TriesAtMost = 5;

    /// <summary>How many notifications the letter of a day tells of.</summary>
    public const int DayAtMost = 100;

    /// <summary>How many are taken at once.</summary>
    public const int TakeAtMost = 20;

    // A node that took a mail and said nothing for so long has died, or the answer of its mail server was lost.
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(5);

    /// <summary>Takes the oldest e-mails that wait, so that no other node sends them.</summary>
    public async Task<IReadOnlyList<WaitingMail>> TakeAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(BookId.Live);
        var waiting = await db.Notifications.Where(x => x.Mail == MailState.Waiting && x.MailTriedAt <= now)
            .OrderBy(x => x.MailTriedAt).Take(TakeAtMost)
            .Join(db.Users, note => note.Person, person => person.Id, (note, person) => new { note, person })
            .ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            return [];
        }

        var mine = await ClaimAsync(waiting.ConvertAll(x => x.note.Id), (MailState.Waiting, now));
        return [.. waiting.Where(x => mine.Contains(x.note.Id))
            .Select(x => new WaitingMail(x.note.Id, x.person.Email!, x.person.DisplayName, x.note))];
    }

    /// <summary>
    /// Takes what waits for the letter of the day of one person whose morning has come, so that no other node sends it.
    /// </summary>
    /// <returns>At most 100, the oldest first; empty where nobody's morning has come.</returns>
    public async Task<IReadOnlyList<WaitingMail>> TakeDayAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(BookId.Live);
        var due = db.Notifications.Where(x => x.Mail == MailState.Gathered && x.MailTriedAt <= now);
        var first = await due.OrderBy(x => x.MailTriedAt).FirstOrDefaultAsync(cancellation);
        if (first is null)
        {
            return [];
        }

        var notes = await due.Where(x => x.Person == first.Person).OrderBy(x => x.Id).Take(DayAtMost)
            .ToListAsync(cancellation);
        var mine = await ClaimAsync(notes.ConvertAll(x => x.Id), (MailState.Gathered, now));
        var person = await db.Users.SingleAsync(x => x.Id == first.Person, cancellation);
        return [.. notes.Where(x => mine.Contains(x.Id))
            .Select(x => new WaitingMail(x.Id, person.Email!, person.DisplayName, x))];
    }

    /// <summary>Notes that an e-mail went out.</summary>
    public Task SentAsync(Id<Notification> id) =>
        MoveAsync(id, MailState.Sending, MailState.Sent, time.GetUtcNow());

    /// <summary>Notes that sending failed: it waits longer each time, and is given up after five tries.</summary>
    public Task FailedAsync(WaitingMail mail) => mail.Text.MailTries + 1 >= TriesAtMost
        ? MoveAsync(mail.Id, MailState.Sending, MailState.GivenUp, time.GetUtcNow())
        : MoveAsync(
            mail.Id, MailState.Sending, MailState.Waiting,
            time.GetUtcNow() + TimeSpan.FromMinutes(1 << mail.Text.MailTries));

    /// <summary>Lets e-mails whose node has died be sent by another.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> FreeAsync()
    {
        var before = time.GetUtcNow() - _silence;
        return database.WriteOutsideAsync(db => db.Notifications
            .Where(x => x.Mail == MailState.Sending && x.MailTriedAt < before)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Mail, MailState.Waiting)));
    }

    // One by one, so that of two nodes each gets those that it moved itself; in one commit.
    private Task<HashSet<Id<Notification>>> ClaimAsync(
        IReadOnlyList<Id<Notification>> ids, (MailState State, DateTimeOffset Now) from) =>
        database.WriteOutsideAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var mine = new HashSet<Id<Notification>>();
            foreach (var id in ids)
            {
                if (await MoveAsync(db, new Move(id, from.State, MailState.Sending, from.Now)) == 1)
                {
                    mine.Add(id);
                }
            }

            await transaction.CommitAsync();
            return mine;
        });

    private Task MoveAsync(Id<Notification> id, MailState from, MailState to, DateTimeOffset at) =>
        database.WriteOutsideAsync(db => MoveAsync(db, new Move(id, from, to, at)));

    private static Task<int> MoveAsync(OffersDb db, Move move) => db.Notifications
        .Where(x => x.Id == move.Id && x.Mail == move.From)
        .ExecuteUpdateAsync(set => set
            .SetProperty(x => x.Mail, move.To)
            .SetProperty(x => x.MailTriedAt, move.At)
            .SetProperty(x => x.MailTries, x => move.To == MailState.Sending ? x.MailTries + 1 : x.MailTries));

    private sealed record Move(Id<Notification> Id, MailState From, MailState To, DateTimeOffset At);
}
