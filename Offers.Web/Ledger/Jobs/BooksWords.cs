using Offers.Data.Ledger;

namespace Offers.Web.Ledger.Jobs;

/// <summary>What is wrong with the books, in words.</summary>
public static class BooksWords
{
    /// <summary>Every check that fails, with its count; "nothing" where none does.</summary>
    public static string FaultsOf(BooksReport report)
    {
        var faults = new List<string>();
        faults.AddRange(report.Currencies.Where(x => !x.TrialBalance.IsZero)
            .Select(x => $"trial balance {x.Currency.Code} {x.TrialBalance}"));
        faults.AddRange(report.Checks.Where(x => x.Mismatches > 0).Select(x => $"{x.Name}: {x.Mismatches}"));
        Add(report.AccountMismatches, "accounts differ from their entries");
        Add(report.HoldMismatches, "holds do not add up");
        if (report.AuditChain is { Verified: false } chain)
        {
            faults.Add($"audit row {chain.FirstBad}: {chain.Problem}");
        }

        return faults.Count == 0 ? "nothing" : string.Join(", ", faults);

        void Add(int count, string what)
        {
            if (count > 0)
            {
                faults.Add($"{count} {what}");
            }
        }
    }
}
