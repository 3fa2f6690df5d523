using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A line of a distribution: what one investor gets, and why.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Investor">Who gets it.</param>
/// <param name="Share">What he has in the offer; the total is split by these.</param>
/// <param name="Amount">What he gets.</param>
/// <param name="Receipt">The operation that paid it.</param>
public sealed record DistributionLineView(
    int Number, PersonView Investor, Money Share, Money Amount, Id<Operation>? Receipt);

/// <summary>A distribution as it is answered and shown. Amounts are in the offer's currency.</summary>
public sealed record DistributionView
{
    /// <summary>The identity.</summary>
    public required Id<Distribution> Id { get; init; }

    /// <summary>The offer.</summary>
    public required Id<InvestmentOffer> OfferId { get; init; }

    /// <summary>Interest, income or principal.</summary>
    public required DistributionKind Kind { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How much in all.</summary>
    public required Money Total { get; init; }

    /// <summary>Who had shares on this day is paid.</summary>
    public required DateOnly RecordDate { get; init; }

    /// <summary>What investors read.</summary>
    public string? Memo { get; init; }

    /// <summary>Where it stands.</summary>
    public required DistributionStatus Status { get; init; }

    /// <summary>How many lines it has.</summary>
    public required int LineCount { get; init; }

    /// <summary>How many of them are done.</summary>
    public required int PaidCount { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who proposed it; null for the system.</summary>
    public Id<IPerson>? ProposedBy { get; init; }

    /// <summary>The second person who decided.</summary>
    public Id<IPerson>? DecidedBy { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>When the last line was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>Every line; only in the answer of a dry run.</summary>
    public IReadOnlyList<DistributionLineView>? Lines { get; init; }

    internal static DistributionView Of(Distribution distribution, int paid) => new()
    {
        Id = distribution.Id,
        OfferId = distribution.Offer,
        Kind = distribution.Kind,
        Currency = distribution.Currency,
        Total = distribution.Total,
        RecordDate = distribution.RecordDate,
        Memo = distribution.Memo,
        Status = distribution.Status,
        LineCount = distribution.LineCount,
        PaidCount = distribution.Status == DistributionStatus.Paid ? distribution.LineCount : paid,
        ProposedAt = distribution.ProposedAt,
        ProposedBy = distribution.ProposedBy,
        DecidedBy = distribution.DecidedBy,
        DecisionReason = distribution.DecisionReason,
        PaidAt = distribution.PaidAt,
    };
}

/// <summary>Lines with the names of their investors.</summary>
internal static class DistributionLines
{
    internal static async Task<IReadOnlyList<DistributionLineView>> NamedAsync(
        OffersDb db, IReadOnlyList<DistributionLine> lines)
    {
        var people = lines.Select(x => x.Investor).Distinct().ToArray();
        var names = await db.Users.Where(x => people.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.DisplayName);
        return [.. lines.Select(x => new DistributionLineView(
            x.Number, new PersonView(x.Investor, names.GetValueOrDefault(x.Investor, "")),
            new Money(x.ShareMinor, x.Currency), x.Amount, x.OperationId))];
    }
}
