using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger.Api;

/// <summary>The filters of the ledger's lists.</summary>
internal static class LedgerFilters
{
    internal static readonly ListFilter Kind = new(
        "kind", "Only operations of this kind, for example ledger.deposit; with a dot at its end all that begin so.");

    internal static readonly ListFilter From = new(
        "from", "Recorded at this time or later: a date in the owner's zone, or an instant.");

    internal static readonly ListFilter Until = new(
        "to", "Recorded before this time: a date in the owner's zone, or an instant.");

    internal static readonly ListFilter Words = new(
        "q", "Only what has this id, number or reference, or this in its reason.");

    internal static readonly ListFilter Person = new(
        "q", "Only what has this in the owner's name or address, or this id.");

    internal static readonly ListFilter Owner = new("owner", "Only of this person or organisation.");

    internal static readonly ListFilter Purpose = new("purpose", "Only holds for this, for example investment.");

    /// <summary>The filter of operations and entries.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static OperationFilter Operations(ListQuery query, TimeZoneInfo zone) => new()
    {
        Kind = Text.Optional(Kind.Name, query[Kind.Name], Limits.Name),
        From = StatementPeriod.ReadInstant(From.Name, query[From.Name], zone),
        Until = StatementPeriod.ReadInstant(Until.Name, query[Until.Name], zone),
        Search = query.Search(),
    };

    /// <summary>The filter of deposits and withdrawals.</summary>
    internal static CashFilter Cash(HttpContext http, ListQuery query) => new()
    {
        Status = query.Status<CashState>(),
        Currency = query.Currency(),
        Search = query.Search(),
        Owner = query[Owner.Name] is { } owner ? http.OwnerOf(owner) : null,
    };
}
