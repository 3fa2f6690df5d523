using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Domain.Rewards.Supply;

/// <summary>What a supplier sells: a face value at a cost.</summary>
public sealed class SupplierItem
{
    private SupplierItem()
    {
    }

    /// <summary>Adds an item to a supplier's catalogue.</summary>
    public SupplierItem(Supplier supplier, Denomination denomination, string sku, Money cost)
    {
        (Book, Supplier, Denomination, Currency) =
            (supplier.Book, supplier.Id, denomination.Id, denomination.Currency);
        Set(sku, cost);
    }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The supplier.</summary>
    public Id<Supplier> Supplier { get; private set; }

    /// <summary>The face value.</summary>
    public Id<Denomination> Denomination { get; private set; }

    /// <summary>What the supplier calls it.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>What a card costs, minor units.</summary>
    public long CostMinor { get; private set; }

    /// <summary>How many it said that it has; null where it says nothing.</summary>
    public int? Stock { get; private set; }

    /// <summary>When it said so.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Whether it is ordered.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>What a card costs.</summary>
    public Money Cost => new(CostMinor, Currency);

    /// <summary>Changes its name at the supplier and its cost.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public void Set(string sku, Money cost)
    {
        if (cost.Currency != Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The face value is in {Currency}.");
        }

        Sku = Text.Line("sku", sku, Limits.Reference);
        CostMinor = cost.Minor > 0 ? cost.Minor : throw Refusal.OfField("cost", "A cost is above zero.");
    }

    /// <summary>The supplier told what it has.</summary>
    public void See(int? stock, DateTimeOffset now) => (Stock, SeenAt) = (stock, now);

    /// <summary>Orders it, or not.</summary>
    public void Activate() => IsActive = true;

    /// <summary>Orders it no more.</summary>
    public void Deactivate() => IsActive = false;
}
