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
    /// <param name="anew">True where what is remembered turned out to be old.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>,
    /// <c>condition_not_found</c>.</exception>
    internal async Task<(RedeemGround Ground, int Condition)?> ReadAsync(BookId book, RedeemAsk ask, ReadMode anew)
    {
        if (await CampaignAsync(book, ask.Campaign, anew) is not { } known)
        {
            return null;
        }

        var condition = RedeemChoice.ConditionOf(known.Base, ask.Body);
        var wanted = RedeemChoice.DenominationOf(known.Base, known.Denominations, ask.Body, condition);
        if (wanted is null)
        {
            return (known.Base, condition);
        }

        if (!known.Items.TryGetValue(wanted.Id, out var ground))
        {
            await using var db = database.Read(book);
            ground = await RedeemReading.ItemAsync(db, known.Base, wanted, await db.NowAsync(time));
            known.Items[wanted.Id] = ground;
        }

        return (ground, condition);
    }

    private async Task<Kept?> CampaignAsync(BookId book, Id<Campaign> id, ReadMode mode)
    {
        var (now, changes) = (time.GetUtcNow(), writes.Closures);
        if (mode == ReadMode.Remembered && _kept.TryGetValue((book, id), out var kept)
            && kept.Changes == changes && now - kept.At < _remember)
        {
            return kept;
        }

        await using var db = database.Read(book);
        if (await RedeemReading.CampaignAsync(db, id, await db.NowAsync(time)) is not { } read)
        {
            return null;
        }

        kept = new Kept(read.Ground, read.Denominations, now, changes);
        if (_remember > TimeSpan.Zero)
        {
            Keep((book, id), kept);
        }

        return kept;
    }

    private void Keep((BookId, Id<Campaign>) key, Kept kept)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[key] = kept;
    }

    private sealed record Kept(
        RedeemGround Base, IReadOnlyList<Denomination> Denominations, DateTimeOffset At, long Changes)
    {
        internal ConcurrentDictionary<Id<Denomination>, RedeemGround> Items { get; } = [];
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
