namespace Offers.Domain.Incentives.Statements;

/// <summary>What a month's statement sums to, in minor units.</summary>
/// <param name="Opening">Open at the beginning: worth of claims less what was paid for them.</param>
/// <param name="Earned">Claims that were earned in the month.</param>
/// <param name="Adjusted">What later knowledge changed of earlier months.</param>
/// <param name="Bounties">Proofs that were paid.</param>
/// <param name="Paid">What was paid to the wallet, for claims and proofs.</param>
/// <param name="Recovered">What was taken back out of it.</param>
/// <param name="Closing">Open at the end.</param>
public readonly record struct CommissionSums(
    long Opening, long Earned, long Adjusted, long Bounties, long Paid, long Recovered, long Closing)
{
    /// <summary>What the entries on the wallet sum to.</summary>
    public long Net => Paid - Recovered;

    /// <summary>True where the beginning and what happened make the end.</summary>
    public bool AddUp => Opening + Earned + Adjusted + Bounties - Paid + Recovered == Closing;
}

/// <summary>What a claim that was earned in a month is worth now, other than its statement said.</summary>
/// <param name="Story">The claim.</param>
/// <param name="SaidMinor">What the statement said, minor units.</param>
/// <param name="NowMinor">What it would say now, minor units.</param>
/// <param name="Changes">What changed it.</param>
public sealed record CommissionChange(
    ClaimStory Story, long SaidMinor, long NowMinor, IReadOnlyList<ClaimState> Changes);

/// <summary>
/// All that was recorded of an agent's claims and payments in one currency. Every month is a function of it and of the
/// instant up to which it is read, so a statement that was issued can be worked out again, and what changed since.
/// </summary>
/// <param name="Zone">The zone of the months.</param>
/// <param name="Claims">The claims, in the order in which they came about.</param>
/// <param name="Entries">The entries on the wallet, in order.</param>
public sealed record CommissionFacts(
    TimeZoneInfo Zone, IReadOnlyList<ClaimStory> Claims, IReadOnlyList<CommissionEntry> Entries)
{
    /// <summary>The month of the first thing that was recorded; null where there is none.</summary>
    public CommissionMonth? First => Claims.Select(x => (DateTimeOffset?)x.States[0].At)
        .Concat(Entries.Select(x => (DateTimeOffset?)x.At)).Min() is { } at
        ? CommissionMonth.At(at, Zone)
        : null;

    /// <summary>What a month sums to, by what was recorded before its end.</summary>
    public CommissionSums SumsOf(CommissionMonth month)
    {
        var entries = EntriesIn(month).ToList();
        return new CommissionSums(
            OpenBefore(month.From(Zone)),
            EarnedIn(month).Sum(x => x.WorthBefore(month.Until(Zone))),
            AdjustedIn(month).Sum(x => x.DeltaMinor),
            entries.Where(x => x.IsBounty).Sum(x => x.Minor),
            entries.Where(x => x.Minor > 0).Sum(x => x.Minor),
            -entries.Where(x => x.Minor < 0).Sum(x => x.Minor),
            OpenBefore(month.Until(Zone)));
    }

    /// <summary>Claims that were earned in a month and known before its end.</summary>
    public IEnumerable<ClaimStory> EarnedIn(CommissionMonth month) => Claims.Where(x =>
        CommissionMonth.At(x.EarnedAt, Zone) == month && x.Before(month.Until(Zone)) is not null);

    /// <summary>Claims of earlier months whose worth changed in a month, and by how much.</summary>
    public IEnumerable<(ClaimStory Story, long DeltaMinor)> AdjustedIn(CommissionMonth month) =>
        from story in Claims
        where CommissionMonth.At(story.EarnedAt, Zone) < month
        let delta = story.WorthBefore(month.Until(Zone)) - story.WorthBefore(month.From(Zone))
        where delta != 0
        select (story, delta);

    /// <summary>Entries that were recorded in a month.</summary>
    public IEnumerable<CommissionEntry> EntriesIn(CommissionMonth month) =>
        Entries.Where(x => x.At >= month.From(Zone) && x.At < month.Until(Zone));

    /// <summary>Claims of which something was open before an instant, or was owed back, and how much.</summary>
    public IEnumerable<(ClaimStory Story, long OpenMinor)> OpenClaimsBefore(DateTimeOffset cut)
    {
        var paid = Entries.Where(x => !x.IsBounty && x.At < cut).ToLookup(x => x.Reference, x => x.Minor);
        return from story in Claims
               let open = story.WorthBefore(cut) - paid[story.Claim.ToString()].Sum()
               where open != 0
               select (story, open);
    }

    /// <summary>Claims of a month that are worth something else now than was known at its end.</summary>
    public IEnumerable<CommissionChange> ChangesOf(CommissionMonth month) =>
        from story in Claims
        where CommissionMonth.At(story.EarnedAt, Zone) == month
        let said = story.WorthBefore(month.Until(Zone))
        let now = story.States[^1].WorthMinor
        let changes = story.ChangesIn(month.Until(Zone), DateTimeOffset.MaxValue).ToList()
        where changes.Count > 0
        select new CommissionChange(story, said, now, changes);

    private long OpenBefore(DateTimeOffset cut) => Claims.Sum(x => x.WorthBefore(cut))
        - Entries.Where(x => !x.IsBounty && x.At < cut).Sum(x => x.Minor);
}
