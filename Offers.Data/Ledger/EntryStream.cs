using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;

namespace Offers.Data.Ledger;

/// <summary>The entries of one account one after the other, read by key in chunks, up or down.</summary>
/// <param name="db">The context.</param>
/// <param name="account">The account; null has no entries.</param>
/// <param name="chunk">How many are read at once.</param>
internal sealed class EntryStream(OffersDb db, Account? account, int chunk)
{
    private readonly Queue<Entry> _read = [];
    private IQueryable<Entry>? _query;
    private long _last;
    private bool _isUp;
    private bool _isEnd = account is null;

    /// <summary>The entry at which the stream stands; null at its end.</summary>
    internal Entry? Current => _read.TryPeek(out var entry) ? entry : null;

    /// <summary>Begins behind a place and goes up to another one.</summary>
    internal Task UpAsync(long after, long until)
    {
        (_isUp, _last) = (true, after);
        _query = db.Entries.Where(x => x.Sequence <= until).OrderBy(x => x.Sequence);
        return FillAsync();
    }

    /// <summary>Begins at a place and goes down to the first.</summary>
    internal Task DownAsync(long from)
    {
        (_isUp, _last) = (false, from + 1);
        _query = db.Entries.OrderByDescending(x => x.Sequence);
        return FillAsync();
    }

    /// <summary>Goes one on.</summary>
    internal async ValueTask MoveAsync()
    {
        _read.Dequeue();
        if (_read.Count == 0)
        {
            await FillAsync();
        }
    }

    private async Task FillAsync()
    {
        if (_isEnd)
        {
            return;
        }

        var (id, last) = (account!.Id, _last);
        var rows = _isUp
            ? _query!.Where(x => x.AccountId == id && x.Sequence > last)
            : _query!.Where(x => x.AccountId == id && x.Sequence < last);
        foreach (var entry in await rows.Take(chunk).ToListAsync())
        {
            _read.Enqueue(entry);
            _last = entry.Sequence;
        }

        _isEnd = _read.Count < chunk;
    }
}
