using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives;

/// <summary>
/// Tells agents of new, ending, paused and closed incentives and of what becomes of their claims, and who pays them of
/// claims that wait for him.
/// </summary>
public sealed class IncentiveNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string OfIncentive = "incentives.incentive.";
    private const string OfClaim = "incentives.claim.";
    private const string Claims = "/agent/claims";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var messages = new List<Message>();
        foreach (var happening in events)
        {
            if (happening.Type.StartsWith(OfIncentive, StringComparison.Ordinal))
            {
                messages.AddRange(await OfIncentiveAsync(happening, cancellation));
            }
            else if (happening.Type.StartsWith(OfClaim, StringComparison.Ordinal))
            {
                messages.AddRange(await OfClaimAsync(happening, cancellation));
            }
        }

        return messages;
    }

    private async Task<IEnumerable<Message>> OfIncentiveAsync(Event happening, CancellationToken cancellation)
    {
        var news = happening.Read<IncentiveNews>();
        var words = happening.Type[OfIncentive.Length..] switch
        {
            "published" => ($"New for you: {news.Title}", "See what a sale earns you, and until when."),
            "terms_changed" => (
                $"New terms: {news.Title}", "They hold for later bookings; your earlier ones keep theirs."),
            "paused" => ($"Paused: {news.Title}", "Homes booked from now on do not count until it goes on."),
            "resumed" => ($"It goes on: {news.Title}", "Homes booked from now on count again."),
            "closed" => ($"Closed: {news.Title}", "Homes booked from now on do not count; what you earned stays."),
            "ending" => (
                $"Ends {(news.Days == 1 ? "tomorrow" : $"in {news.Days} days")}: {news.Title}",
                "Homes booked before its end count."),
            _ => default((string, string)?),
        };
        if (words is not { } said)
        {
            return [];
        }

        await using var db = database.Read(happening.Book);
        var agents = await db.Associations
            .Where(x => x.Project == news.Project && x.Status == AssociationStatus.Approved)
            .Select(x => x.Agent).Distinct().ToListAsync(cancellation);
        return agents.Select(agent => new Message(agent, Text(
            happening, said, $"/agent/incentives/{news.Id}") with { Step = StepOf(happening, news) }));
    }

    // Terms change, pause and go on again and again; an end is told of once for each number of days before it.
    private static string StepOf(Event happening, IncentiveNews news) => news.Days is { } days
        ? string.Create(CultureInfo.InvariantCulture, $"{days} before {news.EndsAt:yyyy-MM-dd}")
        : NumberOf(happening);

    private async Task<IEnumerable<Message>> OfClaimAsync(Event happening, CancellationToken cancellation)
    {
        var news = happening.Read<ClaimNews>();
        var happened = happening.Type[OfClaim.Length..];
        var amount = MoneyText.Plain(news.Amount.In(Currency.Parse(news.Currency)));
        var toAgent = happened switch
        {
            "approved" => ($"Approved: {amount}", "What is due of it is paid to your wallet."),
            "paid" => (
                $"Paid: {MoneyText.Plain(news.Paid.In(Currency.Parse(news.Currency)))}", "It is in your wallet."),
            "rejected" => ("A claim was rejected", news.Reason ?? "Look at it, and dispute it if it is wrong."),
            "reversed" => ("A claim counts no more", news.Reason ?? "The sale did not come about."),
            "dispute_upheld" => ("You were right", "The claim was adjusted."),
            "dispute_denied" => ("Your dispute was denied", "The claim stays as it is; read the answer with it."),
            _ => default((string, string)?),
        };
        if (toAgent is { } said)
        {
            return [new Message(news.Agent, Text(happening, said, Claims))];
        }

        var toOwner = happened switch
        {
            "made" when !news.IsImported => ($"A claim of {amount} waits for you", "Approve or reject it."),
            "waiting" => ($"The budget does not reach for {amount}", "Add to the budget; the claim is paid at once."),
            "disputed" => ("An agent disputes a claim", "Decide on it; both of you see the same calculation."),
            _ => default((string, string)?),
        };
        if (toOwner is not { } work)
        {
            return [];
        }

        var (people, portal) = await recipients.PayersAsync(news.Owner, cancellation);
        return people.Select(person => new Message(person, Text(happening, work, portal.Path + "/claims")));
    }

    // A claim is approved, rejected or disputed again only after something else happened to it, which is another step.
    private static NotificationText Text(Event happening, (string Title, string Text) words, string path) => new(
        happening.Type, happening.ObjectId, NumberOf(happening), words.Title, words.Text, path);

    // The same however often the event is read.
    private static string NumberOf(Event happening) => happening.Number.ToString(CultureInfo.InvariantCulture);

    private sealed record IncentiveNews(
        Id<Incentive> Id, Id<Project> Project, string Title, int? Days, DateTimeOffset? EndsAt);

    private sealed record ClaimNews(
        Id<IPerson> Agent, Id<Organisation> Owner, string Currency, AmountText Amount, AmountText Paid,
        string? Reason, bool IsImported = false);
}
