using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A person in an answer.</summary>
public sealed record PersonView(Id<IPerson> Id, string Name);

/// <summary>An offer in an answer about something else.</summary>
public sealed record OfferLink(Id<InvestmentOffer> Id, string Code, string Name);

/// <summary>An investment as it is answered and shown. Amounts are in the offer's currency.</summary>
public sealed record InvestmentView
{
    /// <summary>The identity.</summary>
    public required Id<Investment> Id { get; init; }

    /// <summary>The offer.</summary>
    public required OfferLink Offer { get; init; }

    /// <summary>The investor.</summary>
    public required PersonView Investor { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What was asked for.</summary>
    public required Money RequestedAmount { get; init; }

    /// <summary>What was taken.</summary>
    public required Money AcceptedAmount { get; init; }

    /// <summary>Where it stands.</summary>
    public required InvestmentStatus Status { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>The hold that keeps the money.</summary>
    public Id<Hold>? HoldId { get; init; }

    /// <summary>The operation.</summary>
    public Id<Operation>? Receipt { get; init; }

    /// <summary>The versions of documents that the investor accepted with it.</summary>
    public IReadOnlyList<AcceptedDocumentView> AcceptedDocuments { get; init; } = [];

    /// <summary>Until when the investor may take it back; null where he may not.</summary>
    public DateTimeOffset? CoolingOffEndsAt { get; init; }

    /// <summary>What the investor may do with it now, and why not.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What an investor has in one offer.</summary>
public sealed record HoldingView
{
    /// <summary>The offer.</summary>
    public required OfferView Offer { get; init; }

    /// <summary>Accepted and not taken back.</summary>
    public required Money CommittedAmount { get; init; }

    /// <summary>Interest and income paid to date.</summary>
    public required Money EarnedAmount { get; init; }

    /// <summary>Principal returned to date.</summary>
    public required Money RepaidAmount { get; init; }

    /// <summary>What is still in the offer: committed and not returned.</summary>
    public Money OutstandingAmount => CommittedAmount - RepaidAmount;

    /// <summary>Of how many investments it is made.</summary>
    public required int InvestmentCount { get; init; }
}

/// <summary>What an offer holds, has pooled and has paid.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="CommittedAmount">The sum of accepted investments.</param>
/// <param name="HeldAmount">What of it is still held in wallets.</param>
/// <param name="PooledAmount">What was settled into the offer's pool.</param>
/// <param name="PaidAmount">What distributions have paid to investors.</param>
/// <param name="ConfirmedCount">How many investments were taken and not given back.</param>
/// <param name="RefusedCount">How many refused requests.</param>
/// <param name="InvestorCount">How many investors.</param>
public sealed record PortfolioView(
    Currency Currency, Money CommittedAmount, Money HeldAmount, Money PooledAmount, Money PaidAmount,
    int ConfirmedCount, int RefusedCount, int InvestorCount);
