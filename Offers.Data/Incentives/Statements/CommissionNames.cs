using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>Finds by name what lines of statements are about.</summary>
internal sealed class CommissionNames
{
    private const int AtOnce = 500;
    private readonly Dictionary<string, CommissionSubject> _subjects = new(StringComparer.Ordinal);

    /// <summary>What an outside id of a claim or a proof stands for.</summary>
    internal CommissionSubject this[string subject] => _subjects[subject];

    /// <summary>Reads the names of claims and proofs.</summary>
    internal static async Task<CommissionNames> OfAsync(OffersDb db, IEnumerable<string> subjects)
    {
        var names = new CommissionNames();
        foreach (var some in subjects.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            await names.ClaimsAsync(db, [.. some
                .Select(x => Id<IncentiveClaim>.TryParse(x, out var id) ? id : default).Where(x => x != default)]);
            await names.ProofsAsync(db, [.. some
                .Select(x => Id<BountySubmission>.TryParse(x, out var id) ? id : default).Where(x => x != default)]);
        }

        return names;
    }

    private async Task ClaimsAsync(OffersDb db, IReadOnlyList<Id<IncentiveClaim>> ids)
    {
        foreach (var row in await (
            from claim in db.IncentiveClaims
            join incentive in db.Incentives on claim.Incentive equals incentive.Id
            join project in db.Projects on claim.Project equals project.Id
            join builder in db.Organisations on project.Builder equals builder.Id
            join sale in db.Sales on claim.Sale equals sale.Id
            join unit in db.Units on sale.Unit equals unit.Id
            where ids.Contains(claim.Id)
            select new { claim.Id, incentive.Title, Builder = builder.Name, Project = project.Name, unit.Number })
            .ToListAsync())
        {
            var subject = row.Id.ToString();
            _subjects[subject] = new CommissionSubject(subject, row.Title, row.Builder, row.Project, row.Number);
        }
    }

    private async Task ProofsAsync(OffersDb db, IReadOnlyList<Id<BountySubmission>> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var row in await (
            from proof in db.BountySubmissions
            join bounty in db.Bounties on proof.Bounty equals bounty.Id
            join project in db.Projects on bounty.Project equals project.Id
            join builder in db.Organisations on project.Builder equals builder.Id
            where ids.Contains(proof.Id)
            select new
            {
                proof.Id, bounty.Title, Builder = builder.Name, Project = project.Name, proof.UnitNumber,
            }).ToListAsync())
        {
            var subject = row.Id.ToString();
            _subjects[subject] = new CommissionSubject(subject, row.Title, row.Builder, row.Project, row.UnitNumber);
        }
    }
}
