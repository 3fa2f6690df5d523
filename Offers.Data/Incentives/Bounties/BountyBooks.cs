using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>What bounties add to the checks of the books and to the explanations of operations.</summary>
public static class BountyBooks
{
    /// <summary>What a budget granted and paid is what approved submissions got; the counts agree.</summary>
    public static readonly DerivedTotal Paid =
        new("Bounties have paid what their submissions say", PaidAsync);

    /// <summary>Every check.</summary>
    public static readonly IReadOnlyList<DerivedTotal> All = [Paid];

    /// <summary>Bounties are named by their title.</summary>
    public static readonly ReferenceNames BountyNames = new(Id<Bounty>.Prefix, BountyNamesAsync);

    /// <summary>Submissions are named after their bounty.</summary>
    public static readonly ReferenceNames SubmissionNames = new(Id<BountySubmission>.Prefix, SubmissionNamesAsync);

    private static readonly string _subjects = Id<Bounty>.Prefix + "_";

    private static async Task<int> PaidAsync(OffersDb db)
    {
        var bounties = await db.Bounties.ToListAsync();
        var budgets = await db.Budgets.Where(x => x.Subject.StartsWith(_subjects)).ToDictionaryAsync(x => x.Subject);
        var sums = (await db.BountySubmissions.GroupBy(x => new { x.Bounty, x.Status })
            .Select(own => new { own.Key, Count = own.Count(), Paid = own.Sum(x => x.PaidMinor) }).ToListAsync())
            .ToDictionary(x => (x.Key.Bounty, x.Key.Status), x => (x.Count, x.Paid));
        return bounties.Count(bounty =>
        {
            (int Count, long Paid) Of(SubmissionStatus status) => sums.GetValueOrDefault((bounty.Id, status));
            var budget = budgets.GetValueOrDefault(bounty.ObjectId);
            var approved = Of(SubmissionStatus.Approved);
            return Of(SubmissionStatus.Pending) != (bounty.PendingCount, 0)
                || approved != (bounty.ApprovedCount, bounty.RewardMinor * bounty.ApprovedCount)
                || Of(SubmissionStatus.Rejected) != (bounty.RejectedCount, 0)
                || approved.Paid != (budget?.PaidMinor ?? 0) || approved.Paid != (budget?.GrantedMinor ?? 0);
        });
    }

    private static async Task<IReadOnlyDictionary<string, string>> BountyNamesAsync(
        OffersDb db, IReadOnlyCollection<string> references)
    {
        var ids = references.Select(x => Id<Bounty>.TryParse(x, out var id) ? id : default).ToArray();
        return await db.Bounties.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id.ToString(), x => x.Title);
    }

    private static async Task<IReadOnlyDictionary<string, string>> SubmissionNamesAsync(
        OffersDb db, IReadOnlyCollection<string> references)
    {
        var ids = references.Select(x => Id<BountySubmission>.TryParse(x, out var id) ? id : default).ToArray();
        return await db.BountySubmissions.Where(x => ids.Contains(x.Id))
            .Join(db.Bounties, x => x.Bounty, x => x.Id, (submission, bounty) => new { submission.Id, bounty.Title })
            .ToDictionaryAsync(x => x.Id.ToString(), x => x.Title);
    }
}
