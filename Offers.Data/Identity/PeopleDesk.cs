using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What administrators do with people: make, disable, enable, give and take roles.</summary>
public sealed class PeopleDesk(UnitOfWork writes, PeopleNow people, ApiSessions sessions)
{
    private readonly PasswordHasher<Person> _hasher = new();

    /// <summary>Makes a person whose address counts as confirmed.</summary>
    /// <exception cref="Refusal">
    /// <c>validation_failed</c>, <c>forbidden</c>, <c>organisation_not_found</c>; <c>email_exists</c>,
    /// <c>organisation_required</c>, <c>organisation_kind_wrong</c> as answers.
    /// </exception>
    public Task<Answer> CreateAsync(CommandRequest request, PersonBody body)
    {
        var wanted = body.Read();
        foreach (var role in wanted.Roles)
        {
            PersonLife.CheckRank(request.Caller, role);
        }

        // Hashing takes long on purpose, so it is done before the pen is taken.
        var hash = _hasher.HashPassword(null!, wanted.Password);
        return writes.RunAsync(request.OnlyLive(), new Deed("identity.create_person", ""), work =>
            MakeAsync(work, wanted, (hash, body.OrganisationId)));
    }

    /// <summary>Makes the first administrator of a server that has none.</summary>
    /// <exception cref="Refusal">
    /// <c>validation_failed</c>; <c>setup_done</c>, <c>email_exists</c> as answers.
    /// </exception>
    public Task<Answer> SetUpAsync(CommandRequest request, RegisterBody body)
    {
        string[] roles = [nameof(Role.SuperAdmin), nameof(Role.Admin)];
        var wanted = new PersonBody(body.Email, body.Password, body.DisplayName, roles).Read();
        var hash = _hasher.HashPassword(null!, wanted.Password);
        return writes.RunAsync(request.OnlyLive(), new Deed("identity.set_up", ""), async work =>
            await work.Db.Memberships.AnyAsync(x => x.Role == Role.SuperAdmin)
                ? throw IdentityCodes.SetupDone.Because()
                : await MakeAsync(work, wanted, (hash, null)));
    }

    private static async Task<Answer> MakeAsync(
        ClosureWork work, NewPerson wanted, (string Hash, Id<Organisation>? Organisation) how)
    {
        var person = new Person(wanted.Email, wanted.Name, work.Now);
        person.ConfirmEmail();
        person.TakePassword(how.Hash);
        await AddAsync(work, person);
        var roles = await MembersAsync(work, person, (wanted.Roles, how.Organisation));
        work.Audit(new AuditFact("identity.create_person", person.ObjectId, null, After(person, roles), null));
        work.Raise(person, "identity.person.created", new { person.Id, person.DisplayName, roles = wanted.Roles });
        return Answer.Created(PersonView.Of(person, roles), $"/api/v1/admin/users/{person.Id}");
    }

    /// <summary>Shuts a person out and ends every session.</summary>
    /// <exception cref="Refusal">
    /// <c>person_not_found</c>, <c>forbidden</c>, <c>validation_failed</c>; <c>action_not_allowed</c>,
    /// <c>own_account</c>, <c>last_administrator</c> as answers.
    /// </exception>
    public async Task<Answer> DisableAsync(CommandRequest request, Id<IPerson> id, string? reason)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        var answer = await MoveAsync(request, id, ("disable", why), static (person, now) => person.Disable(now));
        if (!answer.IsRefusal)
        {
            await sessions.EndAllAsync(id);
        }

        return answer;
    }

    /// <summary>Lets a person in again.</summary>
    /// <exception cref="Refusal">As for <see cref="DisableAsync"/>.</exception>
    public Task<Answer> EnableAsync(CommandRequest request, Id<IPerson> id, string? reason) => MoveAsync(
        request, id, ("enable", Text.Optional("reason", reason, Limits.Reason)), static (person, _) => person.Enable());

    /// <summary>Gives a role.</summary>
    /// <exception cref="Refusal">
    /// <c>person_not_found</c>, <c>forbidden</c>, <c>organisation_not_found</c>; <c>role_held</c>,
    /// <c>organisation_required</c>, <c>organisation_kind_wrong</c> as answers.
    /// </exception>
    public async Task<Answer> GiveRoleAsync(CommandRequest request, Id<IPerson> id, RoleBody body)
    {
        var role = RoleWords.Read("role", body.Role);
        PersonLife.CheckRank(request.Caller, role);
        var deed = new Deed("identity.give_role", id.ToString());
        var answer = await writes.RunAsync(request.OnlyLive(), deed, async work =>
        {
            var person = await work.PersonAsync(id);
            PersonLife.Machine.Next(await PersonRows.CaseAsync(work.Db, person, work.Caller), "give_role", work.Now);
            var organisation = await OrganisationForAsync(work, role, body.OrganisationId);
            if (await work.Db.Memberships.AnyAsync(
                x => x.Person == id && x.Role == role && x.Organisation == organisation.Id))
            {
                throw IdentityCodes.RoleHeld.Because();
            }

            work.Db.Add(new Membership(id, organisation.Id, role));
            return await RecordAsync(work, person, (role, organisation.Id, body.Reason), ("give_role", "role_given"));
        });
        people.Forget(id);
        return answer;
    }

    /// <summary>Takes a role away.</summary>
    /// <exception cref="Refusal">
    /// <c>person_not_found</c>, <c>forbidden</c>; <c>role_not_held</c>, <c>own_account</c>, <c>last_administrator</c>
    /// as answers.
    /// </exception>
    public async Task<Answer> TakeRoleAsync(CommandRequest request, Id<IPerson> id, RoleBody body)
    {
        var role = RoleWords.Read("role", body.Role);
        PersonLife.CheckRank(request.Caller, role);
        var deed = new Deed("identity.take_role", id.ToString());
        var answer = await writes.RunAsync(request.OnlyLive(), deed, async work =>
        {
            var person = await work.PersonAsync(id);
            var held = await work.Db.Memberships.Where(x => x.Person == id && x.Role == role
                && (body.OrganisationId == null || x.Organisation == body.OrganisationId)).ToListAsync();
            if (held.Count == 0)
            {
                throw IdentityCodes.RoleNotHeld.Because();
            }

            if (PersonLife.FaultOfTaking(await PersonRows.CaseAsync(work.Db, person, work.Caller), role) is { } fault)
            {
                throw fault;
            }

            work.Db.RemoveRange(held);
            return await RecordAsync(
                work, person, (role, held[0].Organisation, body.Reason), ("take_role", "role_taken"));
        });
        people.Forget(id);
        return answer;
    }

    private async Task<Answer> MoveAsync(
        CommandRequest request, Id<IPerson> id, (string Verb, string? Reason) what, Action<Person, DateTimeOffset> move)
    {
        var deed = new Deed("identity." + what.Verb + "_person", id.ToString());
        var answer = await writes.RunAsync(request.OnlyLive(), deed, async work =>
        {
            var person = await work.PersonAsync(id);
            var @case = await PersonRows.CaseAsync(work.Db, person, work.Caller);
            var before = OffersJson.Text(new { status = PersonView.StatusOf(person) });
            PersonLife.Machine.Next(@case, what.Verb, work.Now);
            move(person, work.Now);
            if (person.DisabledAt is not null)
            {
                await CalendarFeedDesk.CloseAsync(work, id);
            }

            var after = OffersJson.Text(new { status = PersonView.StatusOf(person) });
            work.Audit(new AuditFact(deed.Action, person.ObjectId, before, after, what.Reason));
            work.Raise(person, $"identity.person.{what.Verb}d", new { person.Id, person.DisplayName });
            return await TellAsync(work, person);
        });
        people.Forget(id);
        return answer;
    }

    private static async Task<Answer> RecordAsync(
        ClosureWork work, Person person, (Role Role, Id<Organisation> Organisation, string? Reason) what,
        (string Verb, string Happened) words)
    {
        var fact = OffersJson.Text(new { what.Role, what.Organisation });
        var reason = Text.Optional("reason", what.Reason, Limits.Reason);
        work.Audit(new AuditFact("identity." + words.Verb, person.ObjectId, null, fact, reason));
        work.Raise(person, "identity.person." + words.Happened, new { person.Id, what.Role, what.Organisation });
        return await TellAsync(work, person);
    }

    private static async Task<Answer> TellAsync(ClosureWork work, Person person)
    {
        var roles = await PersonRows.TrackedAsync(work, person.Id);
        var now = await PersonRows.CaseAsync(work.Db, person, work.Caller);
        return Answer.Ok(PersonView.Of(person, roles) with
        {
            AllowedActions = PersonLife.Machine.Allowed(now, work.Now),
        });
    }

    internal static async Task AddAsync(ClosureWork work, Person person)
    {
        await CheckFreeAsync(work, person.Email!);
        work.Db.Add(person);
    }

    internal static async Task CheckFreeAsync(ClosureWork work, string email)
    {
        var normal = EmailText.Normal(email);
        if (await work.Db.Users.AnyAsync(x => x.NormalizedEmail == normal))
        {
            throw IdentityCodes.EmailExists.Because($"{email} is taken.");
        }
    }

    private static async Task<List<MembershipView>> MembersAsync(
        ClosureWork work, Person person, (IReadOnlyList<Role> Roles, Id<Organisation>? Organisation) wanted)
    {
        var made = new List<MembershipView>();
        foreach (var role in wanted.Roles)
        {
            var organisation = await OrganisationForAsync(work, role, wanted.Organisation);
            work.Db.Add(new Membership(person.Id, organisation.Id, role));
            made.Add(new MembershipView(
                role, new OrganisationLink(organisation.Id, organisation.Name, organisation.Kind)));
        }

        return made;
    }

    private static async Task<Organisation> OrganisationForAsync(
        ClosureWork work, Role role, Id<Organisation>? named)
    {
        if (!Roles.NeedsOrganisation(role))
        {
            return await work.OrganisationAsync(Organisation.PlatformId(work.Caller.Book));
        }

        var organisation = named is { } id
            ? await work.OrganisationAsync(id)
            : throw IdentityCodes.OrganisationRequired.Because(
                $"{Words.Snake(role.ToString())} needs an organisation.", ("role", role));
        return Roles.KindOf(role) is { } kind && organisation.Kind != kind
            ? throw IdentityCodes.OrganisationKindWrong.Because(
                $"{organisation.Name} is not a {Words.Plain(kind.ToString())} organisation.")
            : organisation;
    }

    private static string After(Person person, IEnumerable<MembershipView> roles) =>
        OffersJson.Text(new { person.Email, person.DisplayName, roles = roles.Select(member => member.Role) });
}
