using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>A sale that was entered, moved on or cancelled, with its agents.</summary>
internal sealed record SoldUnit(Sale Sale, IReadOnlyList<SaleAgent> Agents);

/// <summary>
/// Brings the claims of agents in line with their sales, in the commit that changes a sale: makes, prices again and
/// reverses them, and pays what is approved.
/// </summary>
internal static class AwardWork
{
    private const string NoLonger = "The sale counts no more.";

    /// <summary>
    /// Judges sales that were booked, went on or were cancelled, for every incentive of their projects. They are
    /// written already, and count in the order given.
    /// </summary>
    internal static async Task AwardAsync(this ClosureWork work, IReadOnlyList<SoldUnit> sold)
    {
        foreach (var ofProject in sold.GroupBy(x => x.Sale.Project))
        {
            var project = ofProject.Key;
            var incentives = await work.Db.Incentives
                .Where(x => x.Project == project && x.TermsVersion > 0).OrderBy(x => x.Id).ToListAsync();
            foreach (var incentive in incentives)
            {
                var facts = await AwardFacts.OfAsync(work.Db, incentive);
                var counting = ofProject.Where(x => facts.TermsAt(x.Sale.BookedAt) is not null).ToList();
                if (counting.Count > 0)
                {
                    await work.AwardAsync((incentive, facts), counting);
                    await work.UseFreedAsync(incentive);
                }
            }

            await work.ScoreAsync(project, [.. ofProject.SelectMany(x => x.Agents).Select(x => x.Agent).Distinct()]);
        }
    }

    /// <summary>Brings the claims of one agent to an incentive in line with his sales.</summary>
    internal static async Task AwardAsync(this ClosureWork work, Incentive incentive, Id<IPerson> agent)
    {
        var facts = await AwardFacts.OfAsync(work.Db, incentive);
        await work.AwardAsync(await AwardBook.ReadAsync(work.Db, (incentive, facts), [agent]), agent, []);
    }

    // Where units are limited, who comes first takes the place, so sales are judged one after the other as if the later
    // ones were not there yet. Elsewhere the order is of no account, and each agent is judged once.
    private static async Task AwardAsync(
        this ClosureWork work, (Incentive Incentive, AwardFacts Facts) what, IReadOnlyList<SoldUnit> sold)
    {
        var agents = sold.SelectMany(x => x.Agents).Select(x => x.Agent).Distinct().Order().ToList();
        var only = what.Facts.JudgesEachAlone ? sold.Select(x => x.Sale.Id).ToList() : null;
        var book = await AwardBook.ReadAsync(work.Db, what, agents, only);
        if (!what.Facts.HasLimit)
        {
            foreach (var agent in agents)
            {
                await work.AwardAsync(book, agent, []);
            }

            return;
        }

        var later = sold.Select(x => x.Sale.Id).ToHashSet();
        foreach (var (sale, own) in sold)
        {
            later.Remove(sale.Id);
            foreach (var agent in own.Select(x => x.Agent).Order())
            {
                await work.AwardAsync(book, agent, later);
            }
        }
    }

    private static async Task AwardAsync(
        this ClosureWork work, AwardBook book, Id<IPerson> agent, HashSet<Id<Sale>> later)
    {
        var claims = book.ClaimsOf(agent);
        var standing = claims.Where(x => x.Stands).ToDictionary(x => x.Sale);
        var refused = claims.Where(x => x.Status == ClaimStatus.Rejected).Select(x => x.Sale).ToHashSet();
        var counting = Awards.Counting(book.SalesOf(agent).Where(x => !refused.Contains(x.Sale)
            && (!later.Contains(x.Sale) || standing.ContainsKey(x.Sale))));
        var counted = counting.Select(x => x.Sale).ToHashSet();
        foreach (var claim in standing.Values.Where(x => !counted.Contains(x.Sale)))
        {
            claim.Reverse(NoLonger, work.Now);
            book.Totals.GiveBack();
            work.Tell(claim, "reversed");
            await work.SettleAsync(claim, book.PartsOf(claim), SaleStages.None);
        }

        var placed = new List<(AwardSale Sale, IncentiveClaim Claim, bool IsNew)>();
        foreach (var sale in counting)
        {
            if (standing.TryGetValue(sale.Sale, out var claim))
            {
                placed.Add((sale, claim, false));
            }
            else if (book.Totals.HasRoom(sale.Terms.MaxUnits))
            {
                book.Totals.Take();
                placed.Add(Claim(work, book, sale));
            }
        }

        await work.PriceAsync(book, placed);
    }

    private static async Task PriceAsync(
        this ClosureWork work, AwardBook book, IReadOnlyList<(AwardSale Sale, IncentiveClaim Claim, bool IsNew)> placed)
    {
        var rewards = Awards.Price([.. placed.Select(x => x.Sale)]);
        foreach (var ((award, claim, isNew), reward) in placed.Zip(rewards))
        {
            var changed = claim.PricedMinor != reward.Amount.Minor;
            claim.Price(reward.Amount, OffersJson.Text(reward.Steps));
            if (isNew)
            {
                work.Tell(claim, "made");
            }
            else if (changed)
            {
                work.Tell(claim, "repriced");
            }

            await work.SettleAsync(claim, book.PartsOf(claim), new SaleStages(award.Terms, book.SaleOf(award)));
        }
    }

    private static (AwardSale Sale, IncentiveClaim Claim, bool IsNew) Claim(
        ClosureWork work, AwardBook book, AwardSale award)
    {
        if (book.ClaimsOf(award.Agent).FirstOrDefault(x => x.Sale == award.Sale) is { } fallen)
        {
            fallen.Revive(work.Now);
            work.Tell(fallen, "revived");
            return (award, fallen, false);
        }

        var sale = book.SaleOf(award);
        var claim = new IncentiveClaim(book.Incentive, award.TermsVersion, (sale, award.Agent, 1), work.Now);
        if (book.SuspicionOf(sale, award.Agent) is { } suspicion)
        {
            claim.Hold(suspicion, work.Now);
        }

        work.Db.Add(claim);
        book.Add(claim);
        return (award, claim, true);
    }
}

/// <summary>The terms and the sale by which the parts of a claim are known; none for a claim that fell.</summary>
internal sealed record SaleStages(IncentiveTerms? Terms, Sale? Sale)
{
    internal static readonly SaleStages None = new(null, null);
}
