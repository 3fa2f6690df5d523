using System.Collections.Concurrent;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>How redemptions are prepared; the settings <c>Rewards:Redeem:*</c>.</summary>
public sealed record RedeemSettings
{
    /// <summary>
    /// How long this node may use what it read of a campaign and its pools while it writes nothing but redemptions
    /// itself. Other nodes' changes of prices and pools count after this time.
    /// </summary>
    public TimeSpan Remember { get; init; } = TimeSpan.Zero;

    /// <summary>How long a caller waits for a supplier before he is told to come back.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Which card is asked for, before anything was read.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Body">What the caller sent.</param>
internal readonly record struct RedeemAsk(Id<Campaign> Campaign, RedeemBody Body);

/// <summary>Reads what redemptions need to know before they take the pen, and remembers it for a moment.</summary>
public sealed class RedeemGrounds(
    OffersDatabase database, UnitOfWork writes, TimeProvider time, RedeemSettings? settings = null)
{
    private const int MostKept = 1_000;
    private readonly TimeSpan _remember = settings?.Remember ?? TimeSpan.Zero;
    private readonly ConcurrentDictionary<(BookId, Id<Campaign>), Kept> _kept = [];

    /// <summary>How long callers wait for suppliers.</summary>
    internal TimeSpan Patience => (settings ?? new RedeemSettings()).Patience;

    /// <summary>What is known now; null where there is no such campaign.</summary>
    /// <param name="book">The book.</param>
    /// <param name="ask">What is asked for.</param>
    /// <param name="mode">Whether what is remembered turned out to be old.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>,
    /// <c>condition_not_found</c>.</exception>
    internal async Task<(RedeemGround Ground, int Condition)?> ReadAsync(BookId book, RedeemAsk ask, ReadMode mode)
    {
        var kept = Keep((book, ask.Campaign), mode);
        try
        {
            if (await kept.Known.Value is not { } known)
            {
                Forget();
                return null;
            }

            var condition = RedeemChoice.ConditionOf(known.Base, ask.Body);
            var wanted = RedeemChoice.DenominationOf(known.Base, known.Denominations, ask.Body, condition);
            return (wanted is null ? known.Base : await ItemAsync(book, known, wanted), condition);
        }
        catch (Exception fault) when (fault is not Refusal)
        {
            Forget();
            throw;
        }

        void Forget() => _kept.TryRemove(new((book, ask.Campaign), kept));
    }

    // Of many callers who come when what was remembered has become old, one reads, and the others wait for him.
    private Kept Keep((BookId Book, Id<Campaign> Campaign) key, ReadMode mode)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        var (now, changes) = (time.GetUtcNow(), writes.Closures);
        var next = new Kept(new(() => CampaignAsync(key.Book, key.Campaign)), now, changes);
        return _kept.AddOrUpdate(
            key, next, (_, old) =>
                mode == ReadMode.Remembered && old.Changes == changes && now - old.At < _remember ? old : next);
    }

    private async Task<Known?> CampaignAsync(BookId book, Id<Campaign> id)
    {
        await using var db = database.Read(book);
        return await RedeemReading.CampaignAsync(db, id, await db.NowAsync(time)) is { } read
            ? new Known(read.Ground, read.Denominations)
            : null;
    }

    private Task<RedeemGround> ItemAsync(BookId book, Known known, Denomination wanted)
    {
        return known.Items.GetOrAdd(wanted.Id, _ => new Lazy<Task<RedeemGround>>(ReadAsync)).Value;

        async Task<RedeemGround> ReadAsync()
        {
            await using var db = database.Read(book);
            return await RedeemReading.ItemAsync(db, known.Base, wanted, await db.NowAsync(time));
        }
    }

    /// <summary>What is read of a campaign, since when, and after how many changes from here.</summary>
    private sealed record Kept(Lazy<Task<Known?>> Known, DateTimeOffset At, long Changes);

    private sealed record Known(RedeemGround Base, IReadOnlyList<Denomination> Denominations)
    {
        internal ConcurrentDictionary<Id<Denomination>, Lazy<Task<RedeemGround>>> Items { get; } = [];
    }
}

/// <summary>Whether what was read a moment ago will do.</summary>
internal enum ReadMode
{
    /// <summary>It will.</summary>
    Remembered,

    /// <summary>It turned out to be old.</summary>
    Anew,
}
