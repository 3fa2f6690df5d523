using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>Whether a unit can be sold.</summary>
public enum UnitStatus
{
    /// <summary>Nobody has it.</summary>
    Available,

    /// <summary>A sale of it is booked or signed.</summary>
    Reserved,

    /// <summary>It is paid.</summary>
    Sold,
}

/// <summary>What a builder says of a unit.</summary>
/// <param name="Number">For example <c>B-1204</c>; unique in the project.</param>
/// <param name="Type">For example <c>2 bedrooms</c>.</param>
/// <param name="Price">The price asked.</param>
public sealed record UnitFacts(string? Number, string? Type, Money Price);

/// <summary>One home, shop or plot of a project.</summary>
public sealed class Unit : Entity<Unit>
{
    private Unit()
    {
    }

    /// <summary>Adds a unit to a project.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public Unit(Project project, UnitFacts facts)
        : base(project.Book)
    {
        Project = project.Id;
        Currency = project.Currency;
        Describe(facts);
    }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>Its number in the project, in capitals.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string? Type { get; private set; }

    /// <summary>The price asked, minor units.</summary>
    public long PriceMinor { get; private set; }

    /// <summary>The project's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>Whether it can be sold.</summary>
    public UnitStatus Status { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The price asked.</summary>
    public Money Price => new(PriceMinor, Currency);

    /// <summary>The number as it is compared: trimmed, in capitals.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static string NumberOf(string? number) => Text.Line("number", number, Limits.Code).ToUpperInvariant();

    /// <summary>Changes what is said of it.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_mismatch</c>.</exception>
    public void Edit(UnitFacts facts)
    {
        Describe(facts);
        Revision++;
    }

    /// <summary>Follows its open sale; null where there is none.</summary>
    public void Follow(SaleStage? stage) => Status = stage switch
    {
        null or SaleStage.Cancelled => UnitStatus.Available,
        SaleStage.Booked or SaleStage.Signed => UnitStatus.Reserved,
        _ => UnitStatus.Sold,
    };

    private void Describe(UnitFacts facts)
    {
        if (facts.Price.Currency != Currency)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The project is in {Currency}.");
        }

        Number = NumberOf(facts.Number);
        Type = Text.Optional("type", facts.Type, Limits.Name);
        PriceMinor = facts.Price.Minor;
    }
}
