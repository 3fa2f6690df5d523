using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>One side of an operation: an account and the signed minor units that it gets.</summary>
public readonly record struct Leg(Account Account, long AmountMinor);

/// <summary>Why an operation is made.</summary>
/// <param name="Kind"><c>module.verb</c>, for example <c>investments.invest</c>.</param>
/// <param name="Reference">The outside id of the object that it belongs to.</param>
/// <param name="EffectiveAt">The time for which it counts.</param>
/// <param name="Reason">The person's reason, if one is asked for.</param>
public sealed record OperationFacts(string Kind, string Reference, DateTimeOffset EffectiveAt, string? Reason = null)
{
    /// <summary>The operation that this one takes back.</summary>
    public Id<Operation>? Reverses { get; init; }
}

/// <summary>One balanced set of entries; the seal under them. Never changed or deleted.</summary>
public sealed class Operation
{
    private Operation()
    {
    }

    private Operation(Head head, Caller caller, OperationFacts facts)
    {
        Id = Id<Operation>.New();
        Book = head.Book;
        Number = head.NextOperation();
        Kind = facts.Kind;
        Reference = facts.Reference;
        Reason = facts.Reason;
        EffectiveAt = facts.EffectiveAt;
        RecordedAt = head.LastRecordedAt;
        Actor = caller.Person;
        ReversesOperationId = facts.Reverses;
    }

    /// <summary>The identity; also the receipt.</summary>
    public Id<Operation> Id { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>Its number in the book, from 1 without gaps.</summary>
    public long Number { get; private set; }

    /// <summary><c>module.verb</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The outside id of the object that it belongs to.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The person's reason.</summary>
    public string? Reason { get; private set; }

    /// <summary>The time for which it counts.</summary>
    public DateTimeOffset EffectiveAt { get; private set; }

    /// <summary>When it was written; never before that of the operation before it.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who; null for the system.</summary>
    public Id<IPerson>? Actor { get; private set; }

    /// <summary>The operation that this one takes back; unique.</summary>
    public Id<Operation>? ReversesOperationId { get; private set; }

    /// <summary>
    /// Posts an operation: checks everything first, then adds one entry for each leg, in their order. Money may pass
    /// through an account in one operation: then it has a leg in and a leg out, and must never be below zero between.
    /// </summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c>.</exception>
    /// <exception cref="InvalidOperationException">The legs do not balance: a mistake in the program.</exception>
    public static (Operation Operation, Entry[] Entries) Post(
        Head head, Caller caller, OperationFacts facts, params IReadOnlyList<Leg> legs)
    {
        CheckBalanced(head.Book, legs);
        CheckFunds(legs);
        var operation = new Operation(head, caller, facts);
        return (operation, [.. legs.Select(leg => leg.Account.Add(leg.AmountMinor, operation))]);
    }

    private static void CheckBalanced(BookId book, IReadOnlyList<Leg> legs)
    {
        if (legs.Count < 2 || legs.Any(leg => leg.AmountMinor == 0 || leg.Account.Book != book))
        {
            throw new InvalidOperationException("An operation has two legs or more, none of zero, all in one book.");
        }

        if (legs.Count == 2 && legs[0].Account.Currency == legs[1].Account.Currency)
        {
            if (legs[0].AmountMinor != -legs[1].AmountMinor || ReferenceEquals(legs[0].Account, legs[1].Account))
            {
                throw new InvalidOperationException("The two legs of an operation are opposite, on two accounts.");
            }

            return;
        }

        if (legs.GroupBy(leg => leg.Account.Currency).Any(g => g.Sum(leg => (Int128)leg.AmountMinor) != 0))
        {
            throw new InvalidOperationException("Entries sum to zero per currency.");
        }
    }

    private static void CheckFunds(IReadOnlyList<Leg> legs)
    {
        if (legs.Count == 2)
        {
            legs[0].Account.Check(legs[0].AmountMinor);
            legs[1].Account.Check(legs[1].AmountMinor);
            return;
        }

        var moved = new Dictionary<Account, long>(ReferenceEqualityComparer.Instance);
        foreach (var leg in legs)
        {
            moved[leg.Account] = checked(moved.GetValueOrDefault(leg.Account) + leg.AmountMinor);
            leg.Account.Check(moved[leg.Account]);
        }
    }
}

file static class Sums
{
    internal static Int128 Sum(this IEnumerable<Leg> legs, Func<Leg, Int128> amount) =>
        legs.Aggregate(Int128.Zero, (sum, leg) => sum + amount(leg));
}
