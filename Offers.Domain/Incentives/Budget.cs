using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>
/// The money behind an incentive or a bounty: held in its owner's wallet, granted to claims that are approved, and paid
/// out of the holds, the oldest first. Granted and returned never exceed the whole.
/// </summary>
public sealed class Budget : Entity<Budget>
{
    /// <summary>What its holds are for.</summary>
    public const string HoldPurpose = "budget";

    private long _freedMinor;

    private Budget()
    {
    }

    /// <summary>Begins with nothing held.</summary>
    /// <param name="book">The book.</param>
    /// <param name="subject">The outside id of the incentive or the bounty.</param>
    /// <param name="owner">Whose money it is.</param>
    /// <param name="currency">The currency.</param>
    public Budget(BookId book, string subject, Id<Organisation> owner, Currency currency)
        : base(book)
    {
        (Subject, Owner, Currency) = (subject, owner, currency);
    }

    /// <summary>The outside id of the incentive or the bounty.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Whose money it is.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>How many holds it has had; the number of the next one.</summary>
    public int HoldCount { get; private set; }

    /// <summary>All that was ever held for it, minor units.</summary>
    public long TotalMinor { get; private set; }

    /// <summary>What was approved, paid or not, minor units.</summary>
    public long GrantedMinor { get; private set; }

    /// <summary>What was paid out of it, minor units.</summary>
    public long PaidMinor { get; private set; }

    /// <summary>What went back to its owner, minor units.</summary>
    public long ReturnedMinor { get; private set; }

    /// <summary>All that was ever held for it.</summary>
    public Money Total => new(TotalMinor, Currency);

    /// <summary>What was paid out of it.</summary>
    public Money Paid => new(PaidMinor, Currency);

    /// <summary>What was approved and is not paid yet.</summary>
    public Money Promised => new(GrantedMinor - PaidMinor, Currency);

    /// <summary>What is held now.</summary>
    public Money Open => new(TotalMinor - PaidMinor - ReturnedMinor, Currency);

    /// <summary>What can still be granted.</summary>
    public Money Free => new(TotalMinor - GrantedMinor - ReturnedMinor, Currency);

    /// <summary>What went back to its owner.</summary>
    public Money Returned => new(ReturnedMinor, Currency);

    /// <summary>True where some of what was granted was freed since it was read, so that it may pay claims that
    /// wait.</summary>
    public bool HasFreed => _freedMinor > 0;

    /// <summary>Refuses an amount that is not positive.</summary>
    /// <exception cref="Refusal"><c>budget_required</c>.</exception>
    public static void Require(Money amount)
    {
        if (amount.Minor <= 0)
        {
            throw IncentiveCodes.BudgetRequired.Because();
        }
    }

    /// <summary>What the next hold is for.</summary>
    public HoldFacts NextHold() => new(HoldPurpose, ReferenceOf(HoldCount + 1));

    /// <summary>The reference of one of its holds.</summary>
    public string ReferenceOf(int number) => number == 1 ? Subject : $"{Subject}:{number}";

    /// <summary>Adds a hold.</summary>
    public void Add(Hold hold)
    {
        HoldCount++;
        TotalMinor = checked(TotalMinor + hold.AmountMinor);
    }

    /// <summary>Grants an amount.</summary>
    /// <exception cref="Refusal"><c>budget_exhausted</c>.</exception>
    public void Grant(Money amount)
    {
        if (amount > Free)
        {
            throw IncentiveCodes.BudgetExhausted.Because(
                $"{Currency} {Free} of the budget is free and {Currency} {amount} is needed.",
                ("free", Free), ("required", amount), ("currency", Currency.Code));
        }

        GrantedMinor += amount.Minor;
    }

    /// <summary>Frees a part of what was granted and is not paid.</summary>
    public void Release(Money amount)
    {
        GrantedMinor -= amount.Minor;
        _freedMinor += amount.Minor;
    }

    /// <summary>Records that a part of what was granted is paid.</summary>
    public void Pay(Money amount) => PaidMinor += amount.Minor;

    /// <summary>Records that a part of what is free went back.</summary>
    public void Return(Money amount) => ReturnedMinor += amount.Minor;
}
