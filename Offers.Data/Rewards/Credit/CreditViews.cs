using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Somebody in the credit tree where another object names him.</summary>
/// <param name="Id">The outside id: of an agency, a client, a campaign, or the platform's organisation.</param>
/// <param name="Name">The name.</param>
/// <param name="Level">His level.</param>
public sealed record CreditLink(string Id, string Name, CreditLevel Level)
{
    internal static CreditLink Of(CreditPlace place) => new(
        (place.Level, place.Agency, place.Client) switch
        {
            (CreditLevel.Agency, { } agency, _) => agency.ToString(),
            (CreditLevel.Client, _, { } client) => client.ToString(),
            _ => place.Owner.ToString(),
        },
        place.Name, place.Level);
}

/// <summary>An account of the credit tree.</summary>
public sealed record CreditAccountView
{
    /// <summary>The account.</summary>
    public required Id<Account> Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required CreditLink Owner { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What can be given on or spent.</summary>
    public required Money Available { get; init; }

    /// <summary>What is held for redemptions under way.</summary>
    public required Money Held { get; init; }

    /// <summary>What was spent on redemptions.</summary>
    public required Money Spent { get; init; }

    /// <summary><c>active</c> or <c>suspended</c>.</summary>
    public required CreditStatus Status { get; init; }

    /// <summary>Automatic reload; null where none is set.</summary>
    public AutoReloadView? AutoReload { get; init; }

    internal static CreditAccountView Of(CreditPlace place, Account account) => new()
    {
        Id = account.Id,
        Owner = CreditLink.Of(place),
        Currency = account.Currency,
        Available = account.Balance,
        Held = Money.Zero(account.Currency),
        Spent = Money.Zero(account.Currency),
        Status = place.Suspended is null ? CreditStatus.Active : CreditStatus.Suspended,
    };
}

/// <summary>When credit is asked for by itself.</summary>
/// <param name="Threshold">Below this.</param>
/// <param name="Amount">How much is asked for.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Refusals">Refusals one after another.</param>
/// <param name="IsOn">False after three refusals, until it is set again.</param>
public sealed record AutoReloadView(Money Threshold, Money Amount, Currency Currency, int Refusals, bool IsOn)
{
    internal static AutoReloadView Of(AutoReload reload) => new(
        new Money(reload.ThresholdMinor, reload.Currency), new Money(reload.AmountMinor, reload.Currency),
        reload.Currency, reload.Refusals, reload.IsOn);
}

/// <summary>A wish for credit.</summary>
public sealed record CreditRequestView
{
    /// <summary>The identity.</summary>
    public required Id<CreditRequest> Id { get; init; }

    /// <summary>Who is to get it.</summary>
    public required CreditLink Owner { get; init; }

    /// <summary>Who decides.</summary>
    public required CreditLink Parent { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How it stands.</summary>
    public required CreditRequestStatus Status { get; init; }

    /// <summary>True where automatic reload asked.</summary>
    public required bool IsAutomatic { get; init; }

    /// <summary>Who asked; null for automatic reload.</summary>
    public OwnerView? AskedBy { get; init; }

    /// <summary>What for.</summary>
    public string? Note { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who decided.</summary>
    public OwnerView? DecidedBy { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? Reason { get; init; }

    /// <summary>The operation that gave the credit.</summary>
    public Id<Operation>? OperationId { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    internal static Task<CreditRequestView> OfAsync(ClosureWork work, RewardScope scope, CreditRequest wish) =>
        CreditReading.ViewAsync(work.Db, scope, wish, work.Now);
}

/// <summary>A place of the credit tree with its sums, and whether they agree.</summary>
public sealed record CreditNode
{
    /// <summary>Who it is.</summary>
    public required CreditLink Owner { get; init; }

    /// <summary>The account; null where it has none in this currency.</summary>
    public Id<Account>? AccountId { get; init; }

    /// <summary><c>active</c>, <c>suspended</c>, or the state of a campaign.</summary>
    public required string Status { get; init; }

    /// <summary>What can be given on or spent.</summary>
    public required Money Available { get; init; }

    /// <summary>What is held for redemptions under way.</summary>
    public required Money Held { get; init; }

    /// <summary>What was spent on redemptions.</summary>
    public required Money Spent { get; init; }

    /// <summary>What the parent gave.</summary>
    public required Money Received { get; init; }

    /// <summary>What went back to the parent.</summary>
    public required Money Returned { get; init; }

    /// <summary>What was given to children.</summary>
    public required Money Allocated { get; init; }

    /// <summary>What came back from children.</summary>
    public required Money Reclaimed { get; init; }

    /// <summary>What came in or went out past the tree, such as a deposit.</summary>
    public required Money Other { get; init; }

    /// <summary>What came in less what went out, less what is there; zero where the sums agree.</summary>
    public Money Difference => Received - Returned + Other - Allocated + Reclaimed - Available - Held - Spent;

    /// <summary>True where the sums agree.</summary>
    public bool Balanced => Difference.IsZero;

    /// <summary>The places that it gives credit to.</summary>
    public IReadOnlyList<CreditNode> Children { get; init; } = [];

    /// <summary>This and all below.</summary>
    internal IEnumerable<CreditNode> All() => Children.SelectMany(x => x.All()).Prepend(this);
}

/// <summary>The credit tree of one currency with its sums.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Nodes">The places at its top.</param>
/// <param name="Totals">All places together.</param>
/// <param name="CheckedAt">When it was read.</param>
public sealed record CreditTreeView(
    Currency Currency, IReadOnlyList<CreditNode> Nodes, CreditTotals Totals, DateTimeOffset CheckedAt);

/// <summary>All places of a tree together, and what the ledger says of it.</summary>
/// <param name="CameIn">What came in at its top, less what went back.</param>
/// <param name="Available">What can be given on or spent.</param>
/// <param name="Held">What is held.</param>
/// <param name="Spent">What was spent.</param>
/// <param name="Other">What came in or went out past the tree.</param>
/// <param name="Ledger">What the ledger says came in: for the platform, the account of the outside world.</param>
/// <param name="Mismatches">How many places do not agree with themselves or their parent.</param>
public sealed record CreditTotals(
    Money CameIn, Money Available, Money Held, Money Spent, Money Other, Money Ledger, int Mismatches)
{
    /// <summary>Zero where all agrees.</summary>
    public Money Difference => CameIn + Other - Available - Held - Spent;

    /// <summary>True where every place agrees, and all of them with the ledger.</summary>
    public bool Balanced => Mismatches == 0 && Difference.IsZero && Ledger == CameIn;
}
