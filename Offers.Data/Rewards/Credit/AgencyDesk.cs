using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What administrators do with agencies: open, change, suspend; the brands are the agency's choice,
/// too.</summary>
public sealed class AgencyDesk(UnitOfWork writes)
{
    /// <summary>Opens rewards for an agency; where none is named, its organisation is made. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_unknown</c>, <c>brand_not_found</c>;
    /// <c>agency_exists</c> as an answer.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, AgencyBody body) =>
        writes.RunAsync(request.OnlyLive(), new Deed("rewards.agency.create", ""), async work =>
        {
            var house = await work.HouseAsync(
                OrganisationKind.Agency, (body.OrganisationId, body.Name, body.Zone), null);
            var agency = new Agency(house, body.Slug, body.Tier ?? AgencyTier.Retail);
            if (body.DefaultMarkupBps is { } markup)
            {
                agency.Edit(body.Slug, agency.Tier, markup);
            }

            await CheckNewAsync(work, agency);
            work.Db.Add(agency);
            await work.SetBrandsAsync(agency, body.EnabledBrands ?? []);
            var credit = await work.OpenAsync(agency.Owner, body.Currencies);
            Tell(work, agency, "created", null, null);
            await work.FlushAsync();
            var view = await AgencyQueries.ViewAsync(work.Db, RewardScope.OfPlatform(work.Caller), agency);
            return Answer.Created(
                view with { Credit = credit }, $"/api/v1/agencies/{agency.Id}", Etag.Of(agency.Revision));
        });

    /// <summary>Changes short name, tier or markup by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>agency_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>; <c>agency_exists</c> as an answer.</exception>
    public Task<Answer> EditAsync(CommandRequest request, Id<Agency> id, (string? IfMatch, JsonObject Patch) change) =>
        writes.RunAsync(request, new Deed("rewards.agency.edit", id.ToString()), async work =>
        {
            var scope = RewardScope.OfPlatform(work.Caller);
            var agency = await FindAsync(work, scope, id);
            Etag.Check(change.IfMatch, agency.Revision);
            var before = AgencyEdit.Of(agency);
            var body = before.Patched(change.Patch);
            agency.Edit(body.Slug, body.Tier ?? before.Tier!.Value, body.DefaultMarkupBps ?? agency.MarkupBps);
            await CheckNewAsync(work, agency);
            Tell(work, agency, "edited", OffersJson.Text(before), null);
            return Answer.Ok(
                await AgencyQueries.ViewAsync(work.Db, scope, agency), Etag.Of(agency.Revision));
        });

    /// <summary>Sets the brands that an agency uses; by its own people, too.</summary>
    /// <exception cref="Refusal"><c>agency_not_found</c>, <c>brand_not_found</c>,
    /// <c>validation_failed</c>.</exception>
    public Task<Answer> SetBrandsAsync(CommandRequest request, RewardScope scope, Id<Agency> id, BrandsBody body) =>
        writes.RunAsync(request, new Deed("rewards.agency.brands", id.ToString()), async work =>
        {
            var agency = await FindAsync(work, scope, id);
            var wanted = body.BrandIds ?? throw Refusal.OfField("brandIds", "'brandIds' is required.");
            var before = await work.Db.AgencyBrands.Where(x => x.Agency == id).Select(x => x.Brand).ToListAsync();
            await work.SetBrandsAsync(agency, wanted);
            Tell(work, agency, "brands_set", OffersJson.Text(new { brands = before }), null);
            await work.FlushAsync();
            return Answer.Ok(
                await AgencyQueries.ViewAsync(work.Db, scope, agency), Etag.Of(agency.Revision));
        });

    /// <summary>Stops an agency's credit, with that of its clients and campaigns, or lets it go again.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The agency.</param>
    /// <param name="verb"><c>suspend</c> or <c>reactivate</c>.</param>
    /// <param name="reason">Why; needed to suspend.</param>
    /// <exception cref="Refusal"><c>agency_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> MoveAsync(CommandRequest request, Id<Agency> id, string verb, string? reason) =>
        writes.RunAsync(request, new Deed("rewards.agency." + verb, id.ToString()), async work =>
        {
            var scope = RewardScope.OfPlatform(work.Caller);
            var agency = await FindAsync(work, scope, id);
            var active = await work.Db.Clients
                .Where(x => x.Agency == id && x.Status == CreditStatus.Active).Select(x => x.Id).ToListAsync();
            if (verb == "suspend")
            {
                agency.Suspend(reason);
                await work.SuspendCampaignsAsync(active, agency.SuspendedBecause!);
                Tell(work, agency, "suspended", null, reason);
            }
            else
            {
                agency.Reactivate();
                await work.ResumeCampaignsAsync(active);
                Tell(work, agency, "reactivated", null, reason);
            }

            return Answer.Ok(
                await AgencyQueries.ViewAsync(work.Db, scope, agency), Etag.Of(agency.Revision));
        });

    private static async Task<Agency> FindAsync(ClosureWork work, RewardScope scope, Id<Agency> id) =>
        await work.Db.Agencies.SingleOrDefaultAsync(x => x.Id == id) is { } agency && scope.Reaches(agency.Id)
            ? agency
            : throw RewardCodes.AgencyNotFound.Because();

    private static async Task CheckNewAsync(ClosureWork work, Agency agency)
    {
        if (await work.Db.Agencies.AnyAsync(x => x.Slug == agency.Slug && x.Id != agency.Id))
        {
            throw RewardCodes.AgencyExists.Because($"There is an agency '{agency.Slug}' already.");
        }

        if (work.Db.Entry(agency).State == EntityState.Detached
            && await work.Db.Agencies.AnyAsync(x => x.Id == agency.Id))
        {
            throw RewardCodes.AgencyExists.Because("The organisation works with rewards already.");
        }
    }

    private static void Tell(ClosureWork work, Agency agency, string happened, string? before, string? reason)
    {
        var payload = new
        {
            id = agency.ObjectId, agencyId = agency.Id, agency.Slug, agency.Tier, agency.MarkupBps, agency.Status,
            reason,
        };
        work.Audit(new AuditFact(
            "rewards.agency." + happened, agency.ObjectId, before, OffersJson.Text(payload), reason));
        work.Raise(agency, "rewards.agency." + happened, payload);
    }
}
