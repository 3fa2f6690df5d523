using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>An organisation in an answer about a bounty.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
public sealed record BountyParty(Id<Organisation> Id, string Name);

/// <summary>A person in an answer about a bounty.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name.</param>
public sealed record BountyPerson(Id<IPerson> Id, string Name);

/// <summary>The money behind a bounty.</summary>
/// <param name="TotalAmount">All that was ever held for it.</param>
/// <param name="HeldAmount">What is held now.</param>
/// <param name="PaidAmount">What was paid out of it.</param>
/// <param name="ReturnedAmount">What went back to its owner.</param>
/// <param name="NeededAmount">What proofs that wait may still need.</param>
public sealed record BountyBudget(
    Money TotalAmount, Money HeldAmount, Money PaidAmount, Money ReturnedAmount, Money NeededAmount)
{
    internal static BountyBudget Of(Bounty bounty, Budget? budget) => budget is null
        ? new BountyBudget(
            Money.Zero(bounty.Currency), Money.Zero(bounty.Currency), Money.Zero(bounty.Currency),
            Money.Zero(bounty.Currency), bounty.Needed)
        : new BountyBudget(budget.Total, budget.Open, budget.Paid, budget.Returned, bounty.Needed);
}

/// <summary>A bounty as it is answered and shown. Amounts are in its currency.</summary>
public sealed record BountyView
{
    /// <summary>The identity.</summary>
    public required Id<Bounty> Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>What it is paid for.</summary>
    public required BountyType Type { get; init; }

    /// <summary>Where it stands now: its time is judged now, also before the job wrote it down.</summary>
    public required IncentiveStatus Status { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>The project's builder.</summary>
    public required BountyParty Builder { get; init; }

    /// <summary>Who owns and pays it: the builder or the platform.</summary>
    public required BountyParty Owner { get; init; }

    /// <summary>Who drafted it; for its owner's people.</summary>
    public BountyPerson? CreatedBy { get; init; }

    /// <summary>The project's currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What it pays for one proof that is approved.</summary>
    public required Money Reward { get; init; }

    /// <summary>What must be done or shown.</summary>
    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>What a proof must have.</summary>
    public required IReadOnlyList<ProofField> Fields { get; init; }

    /// <summary>Who may send proofs.</summary>
    public required BountyAudience Audience { get; init; }

    /// <summary>The most proofs that wait or are approved; null for as many as the budget pays.</summary>
    public int? MaxSubmissions { get; init; }

    /// <summary>How many more proofs it takes; null where nothing limits them.</summary>
    public int? PlacesLeft { get; init; }

    /// <summary>Until when proofs are taken, exclusive.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many proofs wait.</summary>
    public required int PendingCount { get; init; }

    /// <summary>How many proofs were approved.</summary>
    public required int ApprovedCount { get; init; }

    /// <summary>How many proofs were rejected.</summary>
    public required int RejectedCount { get; init; }

    /// <summary>The money behind it; not for agents.</summary>
    public BountyBudget? Budget { get; init; }

    /// <summary>How many proofs the asking agent has sent; for agents.</summary>
    public int? MySubmissions { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }

    /// <summary>What may be done now, and why not; not for agents.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    /// <summary>The revision as an <c>ETag</c>.</summary>
    internal string Tag => Etag.Of(Revision);

    internal static BountyView Of(Bounty bounty, BountyNames names, DateTimeOffset now) => new()
    {
        Id = bounty.Id,
        Title = bounty.Title,
        Description = bounty.Description,
        Type = bounty.Type,
        Status = bounty.EffectiveStatus(now),
        Project = names.Project,
        Builder = new BountyParty(bounty.Builder, names.Builder),
        Owner = new BountyParty(bounty.Owner, names.Owner),
        CreatedBy = bounty.CreatedBy is { } maker && names.Maker is { } name ? new BountyPerson(maker, name) : null,
        Currency = bounty.Currency,
        Reward = bounty.Reward,
        Requirements = bounty.Texts.Requirements,
        Fields = bounty.Fields,
        Audience = bounty.Audience,
        MaxSubmissions = bounty.MaxSubmissions,
        PlacesLeft = bounty.PlacesLeft,
        ExpiresAt = bounty.ExpiresAt,
        PublishedAt = bounty.PublishedAt,
        EndedAt = bounty.EndedAt,
        PendingCount = bounty.PendingCount,
        ApprovedCount = bounty.ApprovedCount,
        RejectedCount = bounty.RejectedCount,
        Revision = bounty.Revision,
    };
}

/// <summary>The names around a bounty.</summary>
/// <param name="Project">Its project.</param>
/// <param name="Builder">The builder's name.</param>
/// <param name="Owner">The owner's name.</param>
/// <param name="Maker">Who drafted it.</param>
internal sealed record BountyNames(ProjectLink Project, string Builder, string Owner, string? Maker);
