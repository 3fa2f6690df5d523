using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What administrators do with organisations: make, edit, suspend, let act again.</summary>
public sealed class OrganisationDesk(UnitOfWork writes, PeopleNow people)
{
    /// <summary>Makes an organisation.</summary>
    /// <exception cref="Refusal">
    /// <c>validation_failed</c>, <c>organisation_not_found</c>; <c>organisation_kind_wrong</c> as an answer.
    /// </exception>
    public Task<Answer> CreateAsync(CommandRequest request, OrganisationBody body)
    {
        var kind = body.Kind is { } named && named != OrganisationKind.Platform
            ? named
            : throw Refusal.OfField("kind", "The kind is 'builder', 'agency' or 'client'.");
        return writes.RunAsync(request.OnlyLive(), new Deed("identity.create_organisation", ""), async work =>
        {
            var parent = await ParentAsync(work, kind, body.ParentId);
            var organisation = new Organisation(work.Caller.Book, kind, body.Name!, parent?.Id);
            organisation.Locate(body.Zone ?? organisation.Zone, body.Locale ?? organisation.Locale);
            work.Db.Add(organisation);
            Record(work, organisation, ("create_organisation", "created"), null, null);
            var view = OrganisationView.Of(organisation, parent);
            return Answer.Created(view, $"/api/v1/admin/organisations/{organisation.Id}", Etag.Of(view.Revision));
        });
    }

    /// <summary>Changes name, zone or language of the revision that the caller read.</summary>
    /// <exception cref="Refusal">
    /// <c>organisation_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>, <c>validation_failed</c>.
    /// </exception>
    public async Task<Answer> EditAsync(
        CommandRequest request, Id<Organisation> id, string? ifMatch, OrganisationPatch patch)
    {
        var deed = new Deed("identity.edit_organisation", id.ToString());
        var answer = await writes.RunAsync(request.OnlyLive(), deed, async work =>
        {
            var organisation = await work.OrganisationAsync(id);
            Etag.Check(ifMatch, organisation.Revision);
            var before = Snapshot(organisation);
            organisation.Rename(patch.Name ?? organisation.Name);
            organisation.Locate(patch.Zone ?? organisation.Zone, patch.Locale ?? organisation.Locale);
            organisation.Edited();
            Record(work, organisation, ("edit_organisation", "edited"), before, null);
            return await TellAsync(work, organisation);
        });
        people.ForgetAll();
        return answer;
    }

    /// <summary>Carries out a verb of <see cref="OrganisationLife"/>.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The organisation.</param>
    /// <param name="verb"><c>suspend</c> or <c>activate</c>.</param>
    /// <param name="reason">Why; needed to suspend.</param>
    /// <exception cref="Refusal">
    /// <c>organisation_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an answer.
    /// </exception>
    public async Task<Answer> MoveAsync(
        CommandRequest request, Id<Organisation> id, string verb, string? reason)
    {
        var why = verb == "suspend"
            ? Text.Required("reason", reason, Limits.Reason)
            : Text.Optional("reason", reason, Limits.Reason);
        var deed = new Deed($"identity.{verb}_organisation", id.ToString());
        var answer = await writes.RunAsync(request.OnlyLive(), deed, async work =>
        {
            var organisation = await work.OrganisationAsync(id);
            var before = Snapshot(organisation);
            if (OrganisationLife.Machine.Next(organisation, verb, work.Now) == OrganisationStatus.Suspended)
            {
                organisation.Suspend();
            }
            else
            {
                organisation.Activate();
            }

            organisation.Edited();
            var happened = verb == "suspend" ? "suspended" : "activated";
            Record(work, organisation, ($"{verb}_organisation", happened), before, why);
            return await TellAsync(work, organisation);
        });
        people.ForgetAll();
        return answer;
    }

    private static async Task<Organisation?> ParentAsync(
        ClosureWork work, OrganisationKind kind, Id<Organisation>? named)
    {
        if (named is not { } id)
        {
            return null;
        }

        var parent = await work.OrganisationAsync(id);
        return kind == OrganisationKind.Client && parent.Kind == OrganisationKind.Agency
            ? parent
            : throw IdentityCodes.OrganisationKindWrong.Because("Only a client has a parent, and it is an agency.");
    }

    private static async Task<Answer> TellAsync(ClosureWork work, Organisation organisation)
    {
        var parent = organisation.Parent is { } id
            ? await work.Db.Organisations.SingleOrDefaultAsync(x => x.Id == id)
            : null;
        var view = OrganisationView.Of(organisation, parent) with
        {
            People = await work.Db.Memberships.Where(x => x.Organisation == organisation.Id)
                .Select(x => x.Person).Distinct().CountAsync(),
            AllowedActions = OrganisationLife.Machine.Allowed(organisation, work.Now),
        };
        return Answer.Ok(view, Etag.Of(view.Revision));
    }

    private static void Record(
        ClosureWork work, Organisation organisation, (string Verb, string Happened) words, string? before,
        string? reason)
    {
        work.Audit(new AuditFact(
            "identity." + words.Verb, organisation.ObjectId, before, Snapshot(organisation), reason));
        work.Raise(organisation, "identity.organisation." + words.Happened, new
        {
            organisation.Id, organisation.Kind, organisation.Name, organisation.Status,
        });
    }

    private static string Snapshot(Organisation organisation) => OffersJson.Text(new
    {
        organisation.Kind, organisation.Name, organisation.Parent, organisation.Zone, organisation.Locale,
        organisation.Status,
    });
}
