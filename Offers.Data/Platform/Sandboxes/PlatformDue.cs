using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>When approvals that nobody gave are taken back.</summary>
public sealed class ApprovalsDue(OffersDatabase database) : IDueSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost)
    {
        await using var db = database.Read(book);
        var rows = await db.Approvals.Where(x => x.State == ApprovalState.Waiting && x.ExpiresAt > after)
            .OrderBy(x => x.ExpiresAt).Take(atMost).Select(x => new { x.Id, x.ExpiresAt, x.Summary }).ToListAsync();
        return rows.ConvertAll(x => new DueMoment(x.ExpiresAt, "approval_expires", x.Id.ToString(), x.Summary));
    }
}

/// <summary>How many people were told what.</summary>
public sealed class NoticeChanges(OffersDatabase database) : IChangeSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChangeGroup>> OfAsync(AdvanceSpan span)
    {
        await using var db = database.Read(span.Book);
        var (from, until) = span.Time;
        var kinds = await db.Notifications.Where(x => x.CreatedAt >= from && x.CreatedAt <= until)
            .GroupBy(x => x.Kind).Select(x => new { Kind = x.Key, Count = x.Count() })
            .OrderBy(x => x.Kind).ToListAsync();
        return [new ChangeGroup("notices", [.. kinds.Select(x => new Change(x.Kind) { Count = x.Count })])];
    }
}
