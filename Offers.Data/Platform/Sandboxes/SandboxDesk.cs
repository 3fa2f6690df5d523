using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>Makes sandboxes and says who may enter them; all of it in the live environment.</summary>
public sealed class SandboxDesk(UnitOfWork writes, PeopleNow people)
{
    /// <summary>Makes a sandbox with a book of its own.</summary>
    /// <exception cref="Refusal"><c>live_only</c>, <c>validation_failed</c>; <c>organisation_not_found</c>,
    /// <c>person_not_found</c>.</exception>
    public async Task<Answer> CreateAsync(CommandRequest request, SandboxBody body)
    {
        SandboxCodes.CheckLive(request.Caller.Book);
        var answer = await writes.RunAsync(request, new Deed("platform.create_sandbox", ""), async work =>
        {
            var organisation = body.OrganisationId ?? Organisation.PlatformId(BookId.Live);
            if (!await work.Db.Organisations.AnyAsync(x => x.Id == organisation))
            {
                throw IdentityCodes.OrganisationNotFound.Because();
            }

            var members = await CheckAsync(work, body.People ?? []);
            var sandbox = await OpenAsync(work, organisation, body.Name);
            work.Db.AddRange(members.Select(person => new SandboxMember(sandbox.Id, person)));
            Record(work, sandbox, "create_sandbox", "created");
            return Answer.Created(SandboxMade.Of(sandbox), $"/api/v1/admin/sandboxes/{sandbox.Id}");
        });
        people.ForgetAll();
        return answer;
    }

    /// <summary>Lets a person enter.</summary>
    /// <exception cref="Refusal"><c>live_only</c>, <c>validation_failed</c>; <c>sandbox_not_found</c>,
    /// <c>person_not_found</c>.</exception>
    public Task<Answer> AddAsync(CommandRequest request, Id<Sandbox> id, Id<IPerson>? person) =>
        ChangeAsync(request, id, "add_sandbox_person", async (work, sandbox) =>
        {
            var added = (await CheckAsync(work, [Given(person)]))[0];
            if (!await work.Db.SandboxMembers.AnyAsync(x => x.Sandbox == id && x.Person == added))
            {
                work.Db.Add(new SandboxMember(sandbox.Id, added));
            }
        });

    /// <summary>Shuts a person out; who is in the sandbox at the moment is signed out.</summary>
    /// <exception cref="Refusal"><c>live_only</c>, <c>validation_failed</c>; <c>sandbox_not_found</c>.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, Id<Sandbox> id, Id<IPerson>? person) =>
        ChangeAsync(request, id, "remove_sandbox_person", async (work, _) =>
        {
            var given = Given(person);
            work.Db.RemoveRange(
                await work.Db.SandboxMembers.Where(x => x.Sandbox == id && x.Person == given).ToListAsync());
        });

    private static Id<IPerson> Given(Id<IPerson>? person) =>
        person ?? throw Refusal.OfField("personId", "'personId' is required.");

    private static async Task<List<Id<IPerson>>> CheckAsync(ClosureWork work, IReadOnlyList<Id<IPerson>> wanted)
    {
        var all = wanted.Distinct().ToList();
        if (all.Count > Sandbox.MembersAtMost)
        {
            throw Refusal.OfField("people", $"There are at most {Sandbox.MembersAtMost} people.");
        }

        return await work.Db.Users.CountAsync(x => all.Contains(x.Id)) == all.Count
            ? all
            : throw IdentityCodes.PersonNotFound.Because();
    }

    // A book is its pen and the organisation that owns the platform's accounts in it.
    private static async Task<Sandbox> OpenAsync(ClosureWork work, Id<Organisation> organisation, string? name)
    {
        var books = await work.Db.Heads.IgnoreQueryFilters([OffersDb.BookFilter]).Select(x => x.Book).ToListAsync();
        var sandbox = new Sandbox(
            organisation, name, new BookId(books.Max(x => x.Value) + 1), work.RecordedAt);
        work.Add(new Head(sandbox.OwnBook));
        work.Db.Add(Organisation.Platform(sandbox.OwnBook));
        work.Db.Add(sandbox);
        return sandbox;
    }

    private static void Record(ClosureWork work, Sandbox sandbox, string verb, string happened)
    {
        work.Audit(new AuditFact(
            "platform." + verb, sandbox.ObjectId, null,
            OffersJson.Text(new { sandbox.Name, environment = sandbox.OwnBook.ToString() }), null));
        work.Raise(sandbox, "platform.sandbox." + happened, new
        {
            sandbox.Id, sandbox.Name, environment = sandbox.OwnBook.ToString(),
        });
    }

    private async Task<Answer> ChangeAsync(
        CommandRequest request, Id<Sandbox> id, string verb, Func<ClosureWork, Sandbox, Task> change)
    {
        SandboxCodes.CheckLive(request.Caller.Book);
        var answer = await writes.RunAsync(request, new Deed("platform." + verb, id.ToString()), async work =>
        {
            var sandbox = await work.Db.Sandboxes.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw SandboxCodes.SandboxNotFound.Because();
            await change(work, sandbox);
            sandbox.Edited();
            Record(work, sandbox, verb, "changed");
            return Answer.Ok(SandboxMade.Of(sandbox), Etag.Of(sandbox.Revision));
        });
        people.ForgetAll();
        return answer;
    }
}

/// <summary>What making and changing a sandbox answers.</summary>
/// <param name="Id">The sandbox.</param>
/// <param name="Name">Its name.</param>
/// <param name="Environment">The name by which programs sign in to it.</param>
public sealed record SandboxMade(Id<Sandbox> Id, string Name, string Environment)
{
    internal static SandboxMade Of(Sandbox sandbox) => new(sandbox.Id, sandbox.Name, sandbox.OwnBook.ToString());
}
