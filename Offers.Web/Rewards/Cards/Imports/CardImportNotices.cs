using System.Globalization;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Rewards.Cards.Imports;

/// <summary>Tells who sent a file of cards when it is entered, or why it could not go on.</summary>
public sealed class CardImportNotices : INoticeSource
{
    private const string Done = "rewards.import.done";
    private const string Failed = "rewards.import.failed";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Message>>([.. events.Where(x => x.Type is Done or Failed)
            .Select(x => (Happening: x, News: x.Read<News>())).Where(x => x.News.By is not null)
            .Select(x => Told(x.Happening, x.News))]);

    private static Message Told(Event happening, News news)
    {
        var (title, text) = happening.Type == Done
            ? ($"Cards are entered: {news.FileName}",
                $"{Number(news.Done.New)} new, {Number(news.Done.Duplicate)} known by then, "
                + $"{Number(news.Done.Invalid)} invalid.")
            : ($"Cards could not be entered: {news.FileName}", news.Fault ?? "Look at the file.");
        return new Message(news.By!.Value, new NotificationText(
            happening.Type, happening.ObjectId, happening.Number.ToString(CultureInfo.InvariantCulture), title, text,
            $"/admin/card-imports/{happening.ObjectId}"));
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record Counts(long New, long Duplicate, long Invalid);

    private sealed record News(Id<IPerson>? By, string FileName, Counts Done, string? Fault);
}
