using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What agencies, and administrators for them, do with clients: open, suspend.</summary>
public sealed class ClientDesk(UnitOfWork writes)
{
    /// <summary>Opens rewards for a client; where none is named, its organisation is made. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_unknown</c>, <c>agency_not_found</c>;
    /// <c>client_exists</c>, <c>credit_suspended</c> as answers.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, RewardScope scope, ClientBody body) =>
        writes.RunAsync(request.OnlyLive(), new Deed("rewards.client.create", ""), async work =>
        {
            var agency = await AgencyAsync(work, scope, body.AgencyId);
            var house = await work.HouseAsync(
                OrganisationKind.Client, (body.OrganisationId, body.Name, body.Zone), agency.Organisation);
            var client = new Client(house, agency);
            if (await work.Db.Clients.AnyAsync(x => x.Id == client.Id))
            {
                throw RewardCodes.ClientExists.Because(null, ("clientId", client.Id));
            }

            work.Db.Add(client);
            var credit = await work.OpenAsync(client.Owner, body.Currencies);
            Tell(work, client, "created", null);
            await work.FlushAsync();
            var view = await ClientQueries.ViewAsync(work.Db, scope, client);
            return Answer.Created(
                view with { Credit = credit }, $"/api/v1/clients/{client.Id}", Etag.Of(client.Revision));
        });

    /// <summary>Stops a client's credit, with that of its campaigns, or lets it go again.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="scope">Whose clients; a client's own people suspend nothing.</param>
    /// <param name="id">The client.</param>
    /// <param name="move"><c>suspend</c> or <c>reactivate</c>, and why; needed to suspend.</param>
    /// <exception cref="Refusal"><c>client_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> MoveAsync(
        CommandRequest request, RewardScope scope, Id<Client> id, (string Verb, string? Reason) move) =>
        writes.RunAsync(request, new Deed("rewards.client." + move.Verb, id.ToString()), async work =>
        {
            var client = await work.Db.Clients.SingleOrDefaultAsync(x => x.Id == id);
            if (client is null || !scope.Reaches(client.Agency))
            {
                throw RewardCodes.ClientNotFound.Because();
            }

            if (move.Verb == "suspend")
            {
                client.Suspend(move.Reason);
                await work.SuspendCampaignsAsync([id], client.SuspendedBecause!);
                Tell(work, client, "suspended", move.Reason);
            }
            else
            {
                client.Reactivate();
                await ResumeAsync(work, client);
                Tell(work, client, "reactivated", move.Reason);
            }

            return Answer.Ok(
                await ClientQueries.ViewAsync(work.Db, scope, client), Etag.Of(client.Revision));
        });

    // While the agency is suspended, its clients' campaigns wait for it.
    private static async Task ResumeAsync(ClosureWork work, Client client)
    {
        if (await work.Db.Agencies.AnyAsync(x => x.Id == client.Agency && x.Status == CreditStatus.Active))
        {
            await work.ResumeCampaignsAsync([client.Id]);
        }
    }

    // Who works for one agency need not name it.
    private static async Task<Agency> AgencyAsync(ClosureWork work, RewardScope scope, Id<Agency>? named)
    {
        var id = named ?? (scope.Agencies is [var only] ? only
            : throw Refusal.OfField("agencyId", "'agencyId' is required."));
        var agency = await work.Db.Agencies.SingleOrDefaultAsync(x => x.Id == id);
        if (agency is null || !scope.Reaches(agency.Id))
        {
            throw RewardCodes.AgencyNotFound.Because();
        }

        return agency.Status == CreditStatus.Active
            ? agency
            : throw RewardCodes.CreditSuspended.Because(null, ("suspended", agency.ObjectId));
    }

    private static void Tell(ClosureWork work, Client client, string happened, string? reason)
    {
        var payload = new
        {
            id = client.ObjectId, clientId = client.Id, agencyId = client.Agency, client.Status, reason,
        };
        work.Audit(new AuditFact(
            "rewards.client." + happened, client.ObjectId, null, OffersJson.Text(payload), reason));
        work.Raise(client, "rewards.client." + happened, payload);
    }
}
