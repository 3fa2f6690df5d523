using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Whether only sales count that have come far enough, or also those that still may.</summary>
internal enum SalesTaken
{
    /// <summary>Those that reached the stage that earns.</summary>
    Reached,

    /// <summary>All that are not cancelled, as if they reached it.</summary>
    Open,
}

/// <summary>Reads from the books which sales could count for an incentive.</summary>
internal sealed class AwardFacts
{
    private readonly Incentive _incentive;
    private readonly Project _project;
    private readonly List<IncentiveVersion> _versions;
    private readonly List<IncentiveSpan> _spans;

    private AwardFacts(
        Incentive incentive, Project project, List<IncentiveVersion> versions, List<IncentiveSpan> spans) =>
        (_incentive, _project, _versions, _spans) = (incentive, project, versions, spans);

    /// <summary>Reads the terms of an incentive through time.</summary>
    internal static async Task<AwardFacts> OfAsync(OffersDb db, Incentive incentive) => new(
        incentive,
        await db.Projects.SingleAsync(x => x.Id == incentive.Project),
        await db.IncentiveVersions.Where(x => x.Incentive == incentive.Id).ToListAsync(),
        await db.IncentiveSpans.Where(x => x.Incentive == incentive.Id).ToListAsync());

    /// <summary>Takes terms as if they had been in force all the time, for estimates and back-tests.</summary>
    internal static async Task<AwardFacts> OfTermsAsync(OffersDb db, Incentive incentive)
    {
        var project = await db.Projects.SingleAsync(x => x.Id == incentive.Project);
        return new AwardFacts(incentive, project, [], []);
    }

    /// <summary>True where a booking at an instant counts.</summary>
    internal (int Number, IncentiveTerms Terms)? TermsAt(DateTimeOffset booked)
    {
        if (_spans.Count == 0 && _versions.Count == 0)
        {
            return (_incentive.TermsVersion, _incentive.Terms);
        }

        return _spans.Any(span => span.Covers(booked)) && IncentiveVersion.At(_versions, booked) is { } version
            && version.Terms is var terms && terms.IsValidAt(booked)
            ? (version.Number, terms)
            : null;
    }

    /// <summary>The sales of an agent that could count; of all agents of the project where none is named.</summary>
    internal async Task<IReadOnlyList<AwardSale>> SalesAsync(
        OffersDb db, SalesTaken taken, Id<IPerson>? agent = null)
    {
        var project = _project.Id;
        var rows = await (
            from mine in db.SaleAgents
            join sale in db.Sales on mine.Sale equals sale.Id
            where sale.Project == project && sale.Stage != SaleStage.Cancelled && (agent == null || mine.Agent == agent)
            select new { Sale = sale, mine.Agent }).ToListAsync();
        var shared = await SharesAsync(db, [.. rows.Select(x => x.Sale.Id)]);
        var associations = (await db.Associations
                .Where(x => x.Project == project && x.From != null && (agent == null || x.Agent == agent))
                .ToListAsync()).ToLookup(x => x.Agent);
        var referrals = (await db.Referrals
                .Where(x => x.Project == project && (agent == null || x.Agent == agent)).ToListAsync())
            .ToLookup(x => x.Agent, x => x.On);
        return
        [
            .. from row in rows
               where associations[row.Agent].Any(x => x.CoversAt(row.Sale.BookedAt))
               let sale = Of(row.Sale, row.Agent, taken)
               where sale is not null
               select sale with
               {
                   Shares = [.. shared[row.Sale.Id]], Referrals = [.. referrals[row.Agent]],
               },
        ];
    }

    /// <summary>A sale that may come, for estimates.</summary>
    internal AwardSale Imagined(Id<IPerson> agent, Money price, DateTimeOffset booked) =>
        new(Id<Sale>.New(), _incentive.Terms, price, DayOf(booked), DateTimeOffset.MaxValue)
        {
            Agent = agent, TermsVersion = _incentive.TermsVersion,
        };

    /// <summary>A day in the project's zone.</summary>
    internal DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(_project.Zone)).DateTime);

    private AwardSale? Of(Sale sale, Id<IPerson> agent, SalesTaken taken)
    {
        if (TermsAt(sale.BookedAt) is not { } terms)
        {
            return null;
        }

        var reached = sale.ReachedAt(terms.Terms.TriggerStage);
        return reached is null && taken == SalesTaken.Reached
            ? null
            : new AwardSale(
                sale.Id, terms.Terms, sale.Price, DayOf(sale.BookedAt), reached ?? DateTimeOffset.MaxValue)
            {
                Agent = agent, TermsVersion = terms.Number,
            };
    }

    private static async Task<ILookup<Id<Sale>, (Id<IPerson> Agent, BasisPoints Share)>> SharesAsync(
        OffersDb db, IReadOnlyList<Id<Sale>> sales)
    {
        var found = new List<SaleAgent>();
        foreach (var some in sales.Distinct().Chunk(SalesAtOnce))
        {
            found.AddRange(await db.SaleAgents.Where(x => some.Contains(x.Sale)).ToListAsync());
        }

        return found.OrderBy(x => x.Agent).ToLookup(x => x.Sale, x => (x.Agent, new BasisPoints(x.ShareBps)));
    }

    private const int SalesAtOnce = 500;
}
