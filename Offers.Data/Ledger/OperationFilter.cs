using System.Globalization;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a list of operations or of a wallet's entries is narrowed to.</summary>
public sealed record OperationFilter
{
    /// <summary>The kind; with a dot at its end all kinds that begin so.</summary>
    public string? Kind { get; init; }

    /// <summary>Recorded at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Recorded before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>An id or number of an operation, a reference, or a part of the reason.</summary>
    public string? Search { get; init; }

    /// <summary>True where kind or search narrows; times are cut by number instead.</summary>
    internal bool NarrowsByText => Kind is not null || !string.IsNullOrWhiteSpace(Search);

    internal IQueryable<Operation> Narrow(IQueryable<Operation> operations)
    {
        if (Kind is { } kind)
        {
            operations = kind.EndsWith('.')
                ? operations.Where(x => x.Kind.StartsWith(kind))
                : operations.Where(x => x.Kind == kind);
        }

        if (string.IsNullOrWhiteSpace(Search))
        {
            return operations;
        }

        var part = Search.Trim();
        if (Id<Operation>.TryParse(part, out var id))
        {
            return operations.Where(x => x.Id == id);
        }

        if (long.TryParse(part.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return operations.Where(x => x.Number == number || x.Reference == part || x.Reason!.Contains(part));
        }

        var upper = part.ToUpperInvariant();
        return operations.Where(x => x.Reference == part || (x.Reason != null && x.Reason.ToUpper().Contains(upper)));
    }
}
