using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What administrators do with the programs that are signed in as somebody.</summary>
public sealed class SessionDesk(UnitOfWork writes, ApiSessions sessions)
{
    /// <summary>Ends one sign-in of a person's programs, or all of them.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The person.</param>
    /// <param name="family">The sign-in; null for all.</param>
    /// <exception cref="Refusal"><c>person_not_found</c>, <c>forbidden</c>.</exception>
    public async Task<Answer> EndAsync(CommandRequest request, Id<IPerson> id, Guid? family)
    {
        var deed = new Deed("identity.end_sessions", id.ToString());
        var answer = await writes.RunAsync(request.InLive(), deed, async work =>
        {
            var person = await work.PersonAsync(id);
            var roles = await work.Db.Memberships.Where(x => x.Person == id).Select(x => x.Role).ToListAsync();
            if (FaultOfEnding(work.Caller, id, roles) is { } fault)
            {
                throw fault;
            }

            var after = OffersJson.Text(new { ended = family?.ToString("N") ?? "all" });
            work.Audit(new AuditFact(deed.Action, person.ObjectId, null, after, null));
            return Answer.None();
        });
        if (!answer.IsRefusal)
        {
            await (family is { } one ? sessions.EndFamilyAsync(id, one) : sessions.EndAllAsync(id));
        }

        return answer;
    }

    /// <summary>Why the caller may not end the sign-ins of a person; null where he may.</summary>
    public static Refusal? FaultOfEnding(Caller caller, Id<IPerson> id, IEnumerable<Role> roles) =>
        caller.Person == id ? null : RoleRank.FaultOfActing(caller, roles);
}
