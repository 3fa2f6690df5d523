using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>A sale against which a row is compared.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="PriceMinor">The price, minor units.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Reached">When it reached each stage, from the booking on; null for those that it has not.</param>
/// <param name="Agents">Its agents with their shares in basis points.</param>
internal sealed record KnownSale(
    Id<Unit> Unit, long PriceMinor, SaleStage Stage, IReadOnlyList<DateTimeOffset?> Reached,
    IReadOnlyList<(Id<IPerson> Agent, int ShareBps)> Agents)
{
    /// <summary>The sale itself; null where only this is remembered of it.</summary>
    internal SoldUnit? Sold { get; init; }

    /// <summary>The buyer's name.</summary>
    internal string? BuyerName { get; init; }

    /// <summary>The hash of his address or number.</summary>
    internal string? BuyerHash { get; init; }

    /// <summary>When it came so far; not asked of one that was cancelled.</summary>
    internal DateTimeOffset? ReachedAt => Reached[(int)Stage];

    internal static KnownSale Of(SoldUnit sold) => new(
        sold.Sale.Unit, sold.Sale.PriceMinor, sold.Sale.Stage,
        [sold.Sale.BookedAt, sold.Sale.SignedAt, sold.Sale.PaidAt, sold.Sale.RegisteredAt],
        [.. sold.Agents.Select(x => (x.Agent, x.ShareBps))])
    {
        Sold = sold,
        BuyerName = sold.Sale.BuyerName,
        BuyerHash = sold.Sale.BuyerHash,
    };

    /// <summary>The same when it has come further; stages that are left out are reached with the next one.</summary>
    internal KnownSale After(IReadOnlyList<SaleStep> steps)
    {
        var reached = Reached.ToArray();
        foreach (var step in steps)
        {
            for (var stage = 0; stage <= (int)step.Stage; stage++)
            {
                reached[stage] ??= step.At;
            }
        }

        return this with { Stage = steps[^1].Stage, Reached = reached };
    }
}

/// <summary>
/// What rows of a file make that is not in the books: of the whole file in the check, in which nothing is written, and
/// of a batch when it is entered.
/// </summary>
internal sealed class SaleFileMemory
{
    private readonly HashSet<Id<Unit>> _taken = [];
    private readonly Dictionary<(Id<Project> Project, string Reference), KnownSale> _sales = [];
    private readonly List<(Id<Project> Project, string Reference)> _whole = [];

    /// <summary>True where an earlier row sells the unit.</summary>
    internal bool IsTaken(Unit unit) => _taken.Contains(unit.Id);

    /// <summary>The sale of a reference, as the rows before leave it.</summary>
    internal KnownSale? SaleOf(Project project, string reference) =>
        _sales.GetValueOrDefault((project.Id, reference));

    /// <summary>A row sells a unit.</summary>
    internal void Take(Unit unit) => _taken.Add(unit.Id);

    /// <summary>A row makes a sale or moves it on.</summary>
    internal void Keep((Id<Project> Project, string Reference) key, KnownSale sale)
    {
        _sales[key] = sale;
        _whole.Add(key);
    }

    /// <summary>Lets go of all but what later rows are compared with: a long file needs little memory.</summary>
    internal void Shrink()
    {
        _whole.ForEach(key => _sales[key] = _sales[key] with { Sold = null });
        _whole.Clear();
    }
}
