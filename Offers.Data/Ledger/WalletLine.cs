using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>One operation on a wallet: what it did to both parts, and both balances after it.</summary>
public sealed record WalletLine
{
    /// <summary>The operation.</summary>
    public required Id<Operation> OperationId { get; init; }

    /// <summary>Its number: lines are in this order.</summary>
    public required long Number { get; init; }

    /// <summary><c>module.verb</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The outside id of the object that it belongs to.</summary>
    public required string Reference { get; init; }

    /// <summary>The name of that object, where it has one.</summary>
    public string? Subject { get; init; }

    /// <summary>The reason or bank reference given.</summary>
    public string? Reason { get; init; }

    /// <summary>The time for which it counts.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What available changed by.</summary>
    public required Money AvailableAmount { get; init; }

    /// <summary>What held changed by.</summary>
    public required Money HeldAmount { get; init; }

    /// <summary>Available after it.</summary>
    public required Money AvailableAfter { get; init; }

    /// <summary>Held after it.</summary>
    public required Money HeldAfter { get; init; }

    /// <summary>Where the wallet stood after it: the cursor of a page that begins here.</summary>
    internal WalletPlace Place { get; init; }
}

/// <summary>Finds the names of objects that operations belong to; each module registers those of its own.</summary>
/// <param name="Prefix">The prefix of their ids.</param>
/// <param name="NamesAsync">Names by outside id; unknown ones may be left out.</param>
public sealed record ReferenceNames(
    string Prefix, Func<OffersDb, IReadOnlyCollection<string>, Task<IReadOnlyDictionary<string, string>>> NamesAsync);

/// <summary>Adds to postings what their operations say.</summary>
internal sealed class WalletLines(IEnumerable<ReferenceNames> names)
{
    private readonly ReferenceNames[] _names = [.. names];

    internal async Task<List<WalletLine>> OfAsync(
        OffersDb db, Currency currency, IReadOnlyList<WalletPosting> postings, OperationFilter filter)
    {
        var ids = postings.Select(x => x.Operation).ToArray();
        var operations = (await filter.Narrow(db.Operations.Where(x => ids.Contains(x.Id))).ToListAsync())
            .ToDictionary(x => x.Id);
        var subjects = await SubjectsAsync(db, [.. operations.Values.Select(x => x.Reference).Distinct()]);
        return [.. postings.Where(x => operations.ContainsKey(x.Operation)).Select(x =>
            Line(x, operations[x.Operation], currency) with
            {
                Subject = subjects.GetValueOrDefault(operations[x.Operation].Reference),
            })];
    }

    internal async Task<Dictionary<string, string>> SubjectsAsync(OffersDb db, IReadOnlyCollection<string> references)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in _names)
        {
            var mine = references.Where(x => x.StartsWith(source.Prefix + "_", StringComparison.Ordinal)).ToArray();
            if (mine.Length > 0)
            {
                foreach (var (id, name) in await source.NamesAsync(db, mine))
                {
                    found[id] = name;
                }
            }
        }

        return found;
    }

    private static WalletLine Line(WalletPosting posting, Operation operation, Currency currency) => new()
    {
        OperationId = operation.Id,
        Number = operation.Number,
        Kind = operation.Kind,
        Reference = operation.Reference,
        Reason = operation.Reason,
        EffectiveAt = operation.EffectiveAt,
        RecordedAt = operation.RecordedAt,
        AvailableAmount = new Money(posting.Change.Available, currency),
        HeldAmount = new Money(posting.Change.Held, currency),
        AvailableAfter = new Money(posting.After.Available, currency),
        HeldAfter = new Money(posting.After.Held, currency),
        Place = posting.Place,
    };
}
