using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;

namespace Offers.Data.Incentives.Statements;

/// <summary>Writes the lines of a month's statement: what it sums, by name.</summary>
internal static class CommissionContents
{
    private const int AtOnce = 500;

    /// <summary>The lines of a month, by what was recorded before its end.</summary>
    internal static async Task<CommissionContent> OfAsync(
        OffersDb db, CommissionFacts facts, CommissionMonth month, DateTimeOffset now)
    {
        var until = month.Until(facts.Zone);
        var (earned, adjusted) = (facts.EarnedIn(month).ToList(), facts.AdjustedIn(month).ToList());
        var (entries, open) = (facts.EntriesIn(month).ToList(), facts.OpenClaimsBefore(until).ToList());
        var names = await CommissionNames.OfAsync(
            db,
            earned.Concat(adjusted.Select(x => x.Story)).Concat(open.Select(x => x.Story))
                .Select(x => x.Claim.ToString()).Concat(entries.Select(x => x.Reference)));
        return new CommissionContent(
            [
                .. earned.OrderBy(x => x.EarnedAt).ThenBy(x => x.Claim).Select(x => Earned(x, until, names)),
                .. adjusted.Select(x => Adjusted(x, (month, facts.Zone), names)),
                .. entries.Where(x => x.IsBounty).Select(x => Entry(x, CommissionSection.Bounty, names)),
                .. entries.Where(x => x.Minor > 0).Select(x => Entry(x, CommissionSection.Payment, names)),
                .. entries.Where(x => x.Minor < 0).Select(x => Entry(x, CommissionSection.Recovery, names)),
            ],
            await OpenAsync(db, facts, open, (until, now), names));
    }

    private static CommissionLine Earned(ClaimStory story, DateTimeOffset until, CommissionNames names)
    {
        var state = story.Before(until)!;
        return new CommissionLine
        {
            Section = CommissionSection.Earned,
            About = names[story.Claim.ToString()],
            At = story.EarnedAt,
            Minor = state.WorthMinor,
            Status = state.Status,
            Happened = state.Happened,
            Reason = state.Reason,
        };
    }

    private static CommissionLine Adjusted(
        (ClaimStory Story, long DeltaMinor) of, (CommissionMonth Month, TimeZoneInfo Zone) when, CommissionNames names)
    {
        var (story, zone) = (of.Story, when.Zone);
        var last = story.ChangesIn(when.Month.From(zone), when.Month.Until(zone)).Last();
        return new CommissionLine
        {
            Section = CommissionSection.Adjustment,
            About = names[story.Claim.ToString()],
            At = last.At,
            Minor = of.DeltaMinor,
            Month = CommissionMonth.At(story.EarnedAt, zone).ToString(),
            Status = story.Before(when.Month.Until(zone))!.Status,
            Happened = last.Happened,
            Reason = last.Reason,
        };
    }

    private static CommissionLine Entry(CommissionEntry entry, CommissionSection section, CommissionNames names) =>
        new()
        {
            Section = section,
            About = names[entry.Reference],
            At = entry.At,
            Minor = Math.Abs(entry.Minor),
            Operation = entry.Operation,
            Number = entry.Number,
        };

    private static async Task<IReadOnlyList<OpenCommission>> OpenAsync(
        OffersDb db, CommissionFacts facts, IReadOnlyList<(ClaimStory Story, long OpenMinor)> open,
        (DateTimeOffset Until, DateTimeOffset Now) when, CommissionNames names)
    {
        var rows = new Dictionary<string, (IncentiveClaim Claim, Sale Sale)>(StringComparer.Ordinal);
        var parts = new List<ClaimPart>();
        foreach (var some in open.Select(x => x.Story.Claim).Chunk(AtOnce))
        {
            foreach (var row in await (
                from claim in db.IncentiveClaims
                join sale in db.Sales on claim.Sale equals sale.Id
                where some.Contains(claim.Id)
                select new { claim, sale }).ToListAsync())
            {
                rows[row.claim.ObjectId] = (row.claim, row.sale);
            }

            parts.AddRange(await db.ClaimParts.Where(x => some.Contains(x.Claim)).ToListAsync());
        }

        var pace = await SalesPace.OfAsync(db, [.. rows.Values.Select(x => x.Claim.Project)], facts.Zone, when.Now);
        var partsOf = parts.ToLookup(x => x.Claim);
        return
        [
            .. from x in open
               let row = rows[x.Story.Claim.ToString()]
               let waits = x.OpenMinor < 0
                   ? (CommissionWait.Recovery, null)
                   : pace.Of(row.Claim, x.Story.Before(when.Until)!.Status, row.Sale, partsOf[x.Story.Claim])
               select new OpenCommission(names[x.Story.Claim.ToString()], x.OpenMinor, waits.Waits, waits.Expected),
        ];
    }
}
