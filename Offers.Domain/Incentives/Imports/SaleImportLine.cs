using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Imports;

/// <summary>What becomes of a row of a file of sales.</summary>
public enum SaleRowOutcome
{
    /// <summary>A new sale.</summary>
    New,

    /// <summary>The sale is there as the row says.</summary>
    Same,

    /// <summary>The sale has come further.</summary>
    Changed,

    /// <summary>It cannot be entered.</summary>
    Faulty,
}

/// <summary>What became of a row: those with a fault from the check on, the others once they were entered.</summary>
public sealed class SaleImportLine
{
    private SaleImportLine()
    {
    }

    /// <summary>Records a row that has a sale.</summary>
    public SaleImportLine(SaleImport import, int line, SaleRowOutcome outcome, Id<Sale> sale) =>
        (Import, Line, Outcome, Sale) = (import.Id, line, outcome, sale);

    /// <summary>Records a row that cannot be entered.</summary>
    public SaleImportLine(SaleImport import, int line, string fault)
    {
        (Import, Line, Outcome) = (import.Id, line, SaleRowOutcome.Faulty);
        Fault = fault.Length <= Limits.Reason ? fault : fault[..Limits.Reason];
    }

    /// <summary>The import.</summary>
    public Id<SaleImport> Import { get; private set; }

    /// <summary>The number of the line in the file; the heads are line 1.</summary>
    public int Line { get; private set; }

    /// <summary>What became of it.</summary>
    public SaleRowOutcome Outcome { get; private set; }

    /// <summary>The sale; null for a row with a fault.</summary>
    public Id<Sale>? Sale { get; private set; }

    /// <summary>Why it cannot be entered.</summary>
    public string? Fault { get; private set; }
}
