using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What an administrator sends to look as somebody.</summary>
/// <param name="Person">As whom.</param>
/// <param name="Reason">Why; the person reads it.</param>
/// <param name="Password">The administrator's own password.</param>
public sealed record ImpersonationStart(Id<IPerson> Person, string? Reason, string Password);

/// <summary>One look at a person's pages, for a sign-in to hold on to.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Administrator">Who looks.</param>
/// <param name="Person">As whom.</param>
/// <param name="EndsAt">When it ends by itself.</param>
public sealed record ImpersonationFacts(
    Id<Impersonation> Id, Id<IPerson> Administrator, Id<IPerson> Person, DateTimeOffset EndsAt);

/// <summary>One look at a person's pages, as the person reads it.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Administrator">Who looked.</param>
/// <param name="Reason">Why.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended, or will by itself.</param>
/// <param name="IsOpen">Whether it lasts.</param>
public sealed record ImpersonationRow(
    Id<Impersonation> Id, string Administrator, string Reason, DateTimeOffset StartedAt, DateTimeOffset EndedAt,
    bool IsOpen);

/// <summary>A look at a person's pages whose time is over.</summary>
/// <param name="Id">The identity.</param>
/// <param name="EndsAt">When its time was over.</param>
public sealed record DueImpersonation(Id<Impersonation> Id, DateTimeOffset EndsAt);

/// <summary>
/// Lets administrators see a person's pages as that person sees them, without changing anything, and keeps who did.
/// </summary>
public sealed class ImpersonationDesk(
    UnitOfWork writes, OffersDatabase database, AccountDesk accounts, TimeProvider time)
{
    /// <summary>How many looks a person can read of.</summary>
    public const int ListAtMost = 100;

    /// <summary>Begins to look; one that the administrator had open ends.</summary>
    /// <exception cref="Refusal"><c>credentials_invalid</c>, <c>sign_in_locked</c>, <c>validation_failed</c>,
    /// <c>person_not_found</c>, <c>forbidden</c>; <c>own_account</c>, <c>impersonation_refused</c>.</exception>
    public async Task<ImpersonationFacts> StartAsync(CommandRequest request, ImpersonationStart start)
    {
        request.Caller.RequireOwnHands();
        var reason = Text.Required("reason", start.Reason, Limits.Reason);
        await accounts.RequirePasswordAsync(request.Caller, start.Password);
        var deed = new Deed("identity.start_impersonation", start.Person.ToString());
        ImpersonationFacts? made = null;
        var answer = await writes.RunAsync(OnLive(request), deed, async work =>
        {
            await CheckAsync(work, start.Person);
            await ReplaceAsync(work);
            var look = new Impersonation(
                work.Caller.Book, work.Caller.Person!.Value, start.Person, reason, work.RecordedAt);
            work.Db.Add(look);
            work.Audit(new AuditFact(
                deed.Action, deed.Subject, null, OffersJson.Text(new { look.Id, look.EndsAt }), reason));
            work.Raise(look, "identity.impersonation.started", new
            {
                look.Id, look.Person, look.Administrator, look.Reason, look.EndsAt,
            });
            made = new ImpersonationFacts(look.Id, look.Administrator, look.Person, look.EndsAt);
            return Answer.None();
        });
        return answer.IsRefusal ? throw Problem.ToRefusal(answer.Body) : made!;
    }

    /// <summary>Ends a look; one that has ended stays as it is.</summary>
    /// <exception cref="Refusal"><c>impersonation_not_found</c>.</exception>
    public Task<Answer> EndAsync(CommandRequest request, Id<Impersonation> id, ImpersonationEnd how) =>
        writes.RunAsync(OnLive(request), new Deed("identity.end_impersonation", id.ToString()), async work =>
        {
            var look = await work.Db.Impersonations.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IdentityCodes.ImpersonationNotFound.Because();
            Finish(work, look, how);
            return Answer.None();
        });

    /// <summary>A look that lasts; null where it has ended or never was.</summary>
    public async Task<ImpersonationFacts?> FindAsync(Id<Impersonation> id)
    {
        await using var db = database.Read(BookId.Live);
        var look = await db.Impersonations.SingleOrDefaultAsync(x => x.Id == id);
        return look?.IsOpen(time.GetUtcNow()) == true
            ? new ImpersonationFacts(look.Id, look.Administrator, look.Person, look.EndsAt)
            : null;
    }

    /// <summary>Who looked at a person's pages, the latest first; at most 100.</summary>
    public async Task<IReadOnlyList<ImpersonationRow>> ListAsync(Id<IPerson> person)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(BookId.Live);
        var rows = await db.Impersonations.Where(x => x.Person == person)
            .OrderByDescending(x => x.Id).Take(ListAtMost)
            .Join(db.Users, look => look.Administrator, who => who.Id, (look, who) => new { look, who.DisplayName })
            .ToListAsync();
        return rows.ConvertAll(x => new ImpersonationRow(
            x.look.Id, x.DisplayName, x.look.Reason, x.look.StartedAt, x.look.EndedAt ?? x.look.EndsAt,
            x.look.IsOpen(now)));
    }

    /// <summary>Looks whose time is over and whose end nobody has recorded yet.</summary>
    public async Task<IReadOnlyList<DueImpersonation>> DueAsync(int most)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(BookId.Live);
        return await db.Impersonations.Where(x => x.EndedAt == null && x.EndsAt <= now)
            .OrderBy(x => x.EndsAt).Take(most).Select(x => new DueImpersonation(x.Id, x.EndsAt)).ToListAsync();
    }

    // People belong to the live book, and so does who looked at them, whatever book they work in.
    private static CommandRequest OnLive(CommandRequest request) =>
        request with { Caller = request.Caller with { Book = BookId.Live } };

    private static async Task CheckAsync(ClosureWork work, Id<IPerson> id)
    {
        var person = await work.PersonAsync(id);
        var roles = await work.Db.Memberships.Where(x => x.Person == id).Select(x => x.Role).ToListAsync();
        if (ImpersonationRule.FaultOf(work.Caller, id, roles) is { } fault)
        {
            throw fault;
        }

        if (!person.IsOpen)
        {
            throw IdentityCodes.ImpersonationRefused.Because("The account is closed or not confirmed yet.");
        }
    }

    private static async Task ReplaceAsync(ClosureWork work)
    {
        var me = work.Caller.Person!.Value;
        foreach (var open in await work.Db.Impersonations
            .Where(x => x.Administrator == me && x.EndedAt == null).ToListAsync())
        {
            Finish(work, open, ImpersonationEnd.Replaced);
        }
    }

    private static void Finish(ClosureWork work, Impersonation look, ImpersonationEnd how)
    {
        if (look.EndedAt is not null)
        {
            return;
        }

        look.Finish(how, work.RecordedAt);
        var after = OffersJson.Text(new { look.Id, look.End, look.Administrator });
        work.Audit(new AuditFact(
            "identity.end_impersonation", look.Person.ToString(), null, after, look.Reason));
        work.Raise(look, "identity.impersonation.ended", new { look.Id, look.Person, look.Administrator, look.End });
    }
}
