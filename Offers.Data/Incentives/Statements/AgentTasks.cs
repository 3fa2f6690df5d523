using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>Finds what an agent may want to do: answers to disputes, incentives that end, terms to accept.</summary>
public sealed class AgentTasks(OffersDatabase database, TimeProvider time)
{
    private const int AtMost = 5;
    private static readonly TimeSpan _lately = TimeSpan.FromDays(14);

    /// <summary>What an agent may want to do, by kind, the most urgent first.</summary>
    public async Task<IReadOnlyList<AgentTask>> OfAsync(BookId book, Id<IPerson> agent)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        return
        [
            .. await AnsweredAsync(db, agent, now), .. await EndingAsync(db, agent, now),
            .. await TermsAsync(db, agent, now),
        ];
    }

    private static async Task<IEnumerable<AgentTask>> AnsweredAsync(
        OffersDb db, Id<IPerson> agent, DateTimeOffset now)
    {
        var since = now - _lately;
        var rows = await (
            from dispute in db.ClaimDisputes
            join claim in db.IncentiveClaims on dispute.Claim equals claim.Id
            join sale in db.Sales on claim.Sale equals sale.Id
            join unit in db.Units on sale.Unit equals unit.Id
            where claim.Agent == agent && dispute.EndedAt > since
                && (dispute.Status == DisputeStatus.Upheld || dispute.Status == DisputeStatus.Denied)
            orderby dispute.EndedAt descending
            select new { claim.Id, unit.Number, dispute.EndedAt, dispute.Resolution }).Take(AtMost).ToListAsync();
        return rows.Select(x => new AgentTask(
            AgentTaskKind.Answered, new NameLink(x.Id.ToString(), x.Number), x.EndedAt!.Value, x.Resolution));
    }

    private static async Task<IEnumerable<AgentTask>> EndingAsync(OffersDb db, Id<IPerson> agent, DateTimeOffset now)
    {
        var soon = now + _lately;
        var rows = await Active(db, agent, now).Where(x => x.ValidUntil <= soon)
            .OrderBy(x => x.ValidUntil).Take(AtMost).Select(x => new { x.Id, x.Title, x.ValidUntil }).ToListAsync();
        return rows.Select(x => new AgentTask(
            AgentTaskKind.Ending, new NameLink(x.Id.ToString(), x.Title), x.ValidUntil!.Value));
    }

    private static async Task<IEnumerable<AgentTask>> TermsAsync(OffersDb db, Id<IPerson> agent, DateTimeOffset now)
    {
        var rows = await (
            from incentive in Active(db, agent, now)
            join version in db.IncentiveVersions
                on new { Incentive = incentive.Id, Number = incentive.TermsVersion }
                equals new { version.Incentive, version.Number }
            where !db.IncentiveAcceptances.Any(x => x.Incentive == incentive.Id && x.Agent == agent
                && x.TermsVersion == incentive.TermsVersion)
            orderby incentive.Id descending
            select new { incentive.Id, incentive.Title, version.EffectiveAt }).Take(AtMost).ToListAsync();
        return rows.Select(x => new AgentTask(
            AgentTaskKind.Terms, new NameLink(x.Id.ToString(), x.Title), x.EffectiveAt));
    }

    private static IQueryable<Incentive> Active(OffersDb db, Id<IPerson> agent, DateTimeOffset now)
    {
        var projects = db.SoldBy(agent, now);
        return new IncentiveFilter(IncentiveStatus.Active).Narrow(
            db.Incentives.Where(x => !x.IsArchived && x.TermsVersion > 0 && projects.Contains(x.Project)), now);
    }
}
