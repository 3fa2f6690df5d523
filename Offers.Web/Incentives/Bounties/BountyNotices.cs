using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>
/// Tells the people of a bounty's owner of proofs that came and of those that wait when it ends, and agents what became
/// of theirs and which bounties end soon.
/// </summary>
public sealed class BountyNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string Received = "incentives.submission.received";
    private const string Approved = "incentives.submission.approved";
    private const string Rejected = "incentives.submission.rejected";
    private const string Closed = "incentives.bounty.closed";
    private const string Expired = "incentives.bounty.expired";
    private const string MyProofs = "/agent/submissions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var happening in events)
        {
            notices.AddRange(happening.Type switch
            {
                Received => await ReceivedAsync(happening, cancellation),
                Approved or Rejected => [Reviewed(happening)],
                Closed or Expired => await EndedAsync(happening, cancellation),
                BountyReminders.Ending => await EndingAsync(happening, cancellation),
                _ => [],
            });
        }

        return notices;
    }

    private async Task<IEnumerable<Message>> ReceivedAsync(Event happening, CancellationToken cancellation)
    {
        var facts = happening.Read<Sent>();
        var (people, portal) = await recipients.PayersAsync(facts.Owner, cancellation);
        var sentence = facts.IsSuspicious
            ? "It waits for your decision. Something in it is also in another proof; look twice."
            : "It waits for your decision.";
        return people.Select(person => Tell(
            person, happening, ($"Proof for {facts.Title}", sentence, $"{portal.Submissions}/{happening.ObjectId}")));
    }

    private static Message Reviewed(Event happening)
    {
        var facts = happening.Read<Sent>();
        var amount = MoneyText.Plain(facts.Amount.In(Currency.Parse(facts.Currency)));
        return Tell(facts.Agent, happening, happening.Type == Approved
            ? ($"Paid: {amount} for {facts.Title}", $"Your proof was approved; {amount} is available in your wallet.",
                MyProofs)
            : ($"Not approved: {facts.Title}", $"The reviewer wrote: {facts.Feedback}", MyProofs));
    }

    private async Task<IEnumerable<Message>> EndedAsync(Event happening, CancellationToken cancellation)
    {
        var facts = happening.Read<Ended>();
        if (facts.Pending == 0)
        {
            return [];
        }

        var (people, portal) = await recipients.PayersAsync(facts.Owner, cancellation);
        var agents = await WaitingAsync(happening, cancellation);
        var ended = happening.Type == Closed ? "is closed" : "has ended";
        var count = facts.Pending == 1 ? "1 proof waits" : $"{facts.Pending:N0} proofs wait";
        return people.Select(person => Tell(person, happening, (
                $"{facts.Title} {ended}", $"{count} for your decision; the money for it stays held.",
                $"{portal.Bounties}/{happening.ObjectId}")))
            .Concat(agents.Except(people).Select(person => Tell(person, happening, (
                $"{facts.Title} {ended}", "Your proof still waits for a decision; the money for it stays held.",
                MyProofs))));
    }

    private async Task<IEnumerable<Message>> EndingAsync(Event happening, CancellationToken cancellation)
    {
        var facts = happening.Read<Ending>();
        var days = facts.Step[2..];
        var agents = await AudienceAsync(happening, cancellation);
        return agents.Select(person => new Message(person, new NotificationText(
            happening.Type, happening.ObjectId, facts.Step,
            days == "1" ? $"Ends tomorrow: {facts.Title}" : $"Ends in {days} days: {facts.Title}",
            "Send your proof before it ends.", $"/agent/bounties/{happening.ObjectId}")));
    }

    private async Task<List<Id<IPerson>>> WaitingAsync(Event happening, CancellationToken cancellation)
    {
        await using var db = database.Read(happening.Book);
        var id = Id<Bounty>.Parse(happening.ObjectId);
        return await db.BountySubmissions.Where(x => x.Bounty == id && x.Status == SubmissionStatus.Pending)
            .Select(x => x.Agent).Distinct().ToListAsync(cancellation);
    }

    // In a sandbox only those are told who work on its project; the others never were there.
    private async Task<IReadOnlyList<Id<IPerson>>> AudienceAsync(Event happening, CancellationToken cancellation)
    {
        await using var db = database.Read(happening.Book);
        var id = Id<Bounty>.Parse(happening.ObjectId);
        var bounty = await db.Bounties.SingleAsync(x => x.Id == id, cancellation);
        return bounty.Audience == BountyAudience.AllAgents && happening.Book == BookId.Live
            ? await recipients.AgentsAsync(cancellation)
            : await db.Associations.Where(x => x.Project == bounty.Project && x.Status == AssociationStatus.Approved
                && x.From <= happening.At && (x.Until == null || x.Until > happening.At))
                .Select(x => x.Agent).ToListAsync(cancellation);
    }

    private static Message Tell(
        Id<IPerson> to, Event happening, (string Title, string Sentence, string Link) words) =>
        new(to, new NotificationText(
            happening.Type, happening.ObjectId, "", words.Title, words.Sentence, words.Link));

    private sealed record Sent(
        string Title, Id<Organisation> Owner, Id<IPerson> Agent, string? Feedback, bool IsSuspicious,
        AmountText Amount, string Currency);

    private sealed record Ended(string Title, Id<Organisation> Owner, int Pending);

    private sealed record Ending(string Title, string Step);
}
