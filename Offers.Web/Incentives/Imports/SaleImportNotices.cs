using System.Globalization;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Imports;

/// <summary>Tells who sent a file of sales when it is entered, or why it could not go on.</summary>
public sealed class SaleImportNotices(Recipients recipients) : INoticeSource
{
    private const string Done = "incentives.import.done";
    private const string Failed = "incentives.import.failed";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var told = new List<Message>();
        foreach (var happening in events.Where(x => x.Type is Done or Failed))
        {
            var news = happening.Read<News>();
            if (news.By is { } person)
            {
                told.Add(Told(happening, news, person, await PortalAsync(news.Owner, person, cancellation)));
            }
        }

        return told;
    }

    // An administrator may have let the rows of a builder's file be entered, and works in his own portal.
    private async Task<IncentivePortal> PortalAsync(
        Id<Organisation>? owner, Id<IPerson> person, CancellationToken cancellation) =>
        owner is { } builder
            && (await recipients.MembersAsync(builder, Role.Builder, cancellation)).Contains(person)
            ? IncentivePortal.Builder
            : IncentivePortal.Admin;

    private static Message Told(Event happening, News news, Id<IPerson> person, IncentivePortal portal)
    {
        var (title, text) = happening.Type == Done
            ? ($"Sales are entered: {news.FileName}",
                $"{Number(news.Done.New)} new, {Number(news.Done.Changed)} moved on, {Number(news.Done.Same)} known, "
                + $"{Number(news.Done.Faulty)} left out.")
            : ($"Sales could not be entered: {news.FileName}", news.Fault ?? "Look at the file.");
        return new Message(person, new NotificationText(
            happening.Type, happening.ObjectId, happening.Number.ToString(CultureInfo.InvariantCulture), title, text,
            $"{portal.Path}/sales/imports/{happening.ObjectId}"));
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record News(
        Id<IPerson>? By, Id<Organisation>? Owner, string FileName, SaleImportCount Done, string? Fault);
}
