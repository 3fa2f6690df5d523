using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Filters that several of the ledger's lists have.</summary>
internal static class LedgerChips
{
    internal static readonly FilterDefinition InCurrency = new(
        "currency", "Currency", [.. Currency.All.Select(x => new FilterOption(x.Code, x.Code))]);

    internal static readonly FilterDefinition Kind = new(
        "kind", "Kind", [.. OperationWords.Kinds.Select(x => new FilterOption(x, OperationWords.Of(x, "en")))]);

    internal static readonly FilterDefinition From = new("from", "From (like 2026-03-01)");

    internal static readonly FilterDefinition Until = new("to", "Before (like 2026-04-01)");

    /// <summary>The times of a filter as they stand in the address; what cannot be read is told and left out.</summary>
    internal static (OperationFilter Filter, Refusal? Refusal) Read(
        (string? From, string? Until) typed, TimeZoneInfo zone)
    {
        try
        {
            return (new OperationFilter
            {
                From = StatementPeriod.ReadInstant("from", typed.From, zone),
                Until = StatementPeriod.ReadInstant("to", typed.Until, zone),
            }, null);
        }
        catch (Refusal refusal)
        {
            return (new OperationFilter(), refusal);
        }
    }
}
