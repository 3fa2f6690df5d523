using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Which terms an agent says to have read.</summary>
/// <param name="TermsVersion">Their number; those that hold now where left out.</param>
public sealed record TermsReadBody(int? TermsVersion = null);

/// <summary>What agents do with incentives: accept their terms.</summary>
public sealed class AgentDesk(UnitOfWork writes)
{
    /// <summary>Records that an agent read and accepted the terms that hold now. Answers 204.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_associated</c>, <c>stale_version</c> where he read
    /// others.</exception>
    public Task<Answer> AcceptAsync(CommandRequest request, Id<Incentive> id, TermsReadBody body) =>
        writes.RunAsync(request, new Deed("incentives.accept", id.ToString()), async work =>
        {
            var incentive = await work.Db.Incentives
                .SingleOrDefaultAsync(x => x.Id == id && x.TermsVersion > 0 && !x.IsArchived)
                ?? throw IncentiveCodes.IncentiveNotFound.Because();
            var agent = work.Caller.Person!.Value;
            await work.Db.RequireSellerAsync(incentive.Project, agent, work.Now);
            if (body.TermsVersion is { } read && read != incentive.TermsVersion)
            {
                throw PlatformCodes.StaleVersion.Because(
                    "The terms changed meanwhile; read them again.", ("termsVersion", incentive.TermsVersion));
            }

            if (!await work.Db.IncentiveAcceptances.AnyAsync(x =>
                x.Incentive == id && x.Agent == agent && x.TermsVersion == incentive.TermsVersion))
            {
                work.Db.Add(new IncentiveAcceptance(incentive, agent, work.Now));
                work.Audit(new AuditFact("incentives.accepted", incentive.ObjectId, null,
                    OffersJson.Text(new { incentive.TermsVersion }), null));
            }

            return Answer.None();
        });
}
