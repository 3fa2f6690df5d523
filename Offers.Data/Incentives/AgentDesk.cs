using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What agents do with incentives: read them and accept their terms.</summary>
public sealed class AgentDesk(UnitOfWork writes, OffersDatabase database, TimeProvider time)
{
    /// <summary>Counts that an agent read an incentive; once a day, and never while somebody looks as him.</summary>
    public async Task ReadAsync(Caller caller, Id<Incentive> id)
    {
        if (caller.Impersonator is null && !await IsReadAsync(caller, id))
        {
            await writes.RunAsync(CommandRequest.Once(caller), new Deed("incentives.read", id.ToString()), async work =>
            {
                var today = DateOnly.FromDateTime(work.Now.UtcDateTime);
                var agent = work.Caller.Person!.Value;
                if (!await work.Db.IncentiveReadings.AnyAsync(x =>
                    x.Incentive == id && x.On == today && x.Agent == agent))
                {
                    work.Db.Add(new IncentiveReading(id, agent, today));
                }

                return Answer.None();
            });
        }
    }

    /// <summary>Records that an agent read and accepted the terms that hold now. Answers 204.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_associated</c>.</exception>
    public Task<Answer> AcceptAsync(CommandRequest request, Id<Incentive> id) =>
        writes.RunAsync(request, new Deed("incentives.accept", id.ToString()), async work =>
        {
            var incentive = await work.Db.Incentives
                .SingleOrDefaultAsync(x => x.Id == id && x.TermsVersion > 0 && !x.IsArchived)
                ?? throw IncentiveCodes.IncentiveNotFound.Because();
            var agent = work.Caller.Person!.Value;
            await work.Db.RequireSellerAsync(incentive.Project, agent, work.Now);
            if (!await work.Db.IncentiveAcceptances.AnyAsync(x =>
                x.Incentive == id && x.Agent == agent && x.TermsVersion == incentive.TermsVersion))
            {
                work.Db.Add(new IncentiveAcceptance(incentive, agent, work.Now));
                work.Audit(new AuditFact("incentives.accepted", incentive.ObjectId, null,
                    OffersJson.Text(new { incentive.TermsVersion }), null));
            }

            return Answer.None();
        });

    // Most readings are not the first of a day, and those need no pen.
    private async Task<bool> IsReadAsync(Caller caller, Id<Incentive> id)
    {
        await using var db = database.Read(caller.Book);
        var today = DateOnly.FromDateTime((await db.NowAsync(time)).UtcDateTime);
        return await db.IncentiveReadings.AnyAsync(x =>
            x.Incentive == id && x.On == today && x.Agent == caller.Person);
    }
}
