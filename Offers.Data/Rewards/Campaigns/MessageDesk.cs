using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What a provider tells of a message later.</summary>
public enum MessageNews
{
    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It came back.</summary>
    Bounced,
}

/// <summary>Where a message goes that did not arrive.</summary>
/// <param name="Address">The right address, or the right number.</param>
public sealed record RedirectBody(string? Address);

/// <summary>
/// Records what became of messages: taken by the provider, failed and tried again, arrived, come back. A redemption is
/// delivered when a message with it was taken.
/// </summary>
public sealed class MessageDesk(UnitOfWork writes)
{
    /// <summary>Records what became of some messages that were taken to be sent.</summary>
    public Task<Answer> SettleAsync(
        CommandRequest request, IReadOnlyList<(OutgoingMessage Message, SendOutcome Outcome)> sent) =>
        writes.RunAsync(request, new Deed("rewards.message.settle", ""), async work =>
        {
            var ids = sent.Select(x => x.Message.Id).ToList();
            var messages = await work.Db.RewardMessages.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
            await LoadAsync(work, messages.Values);
            foreach (var (outgoing, outcome) in sent)
            {
                // Whoever had it before and was taken for dead has said nothing that counts.
                if (messages.GetValueOrDefault(outgoing.Id) is
                    { Status: MessageStatus.Queued } message && message.Attempts == outgoing.Attempts)
                {
                    Settle(work, message, outcome);
                }
            }

            return Answer.None();
        });

    /// <summary>Records what a provider tells of a message; telling it again changes nothing.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="reference">The outside id of the message, or the provider's own number of it.</param>
    /// <param name="news">What it tells.</param>
    /// <param name="reason">Why it came back.</param>
    /// <exception cref="Refusal"><c>message_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> HearAsync(CommandRequest request, string reference, MessageNews news, string? reason) =>
        writes.RunAsync(request, new Deed("rewards.message.hear", reference), async work =>
        {
            var message = await FindAsync(work, reference);
            await LoadAsync(work, [message]);
            if (news == MessageNews.Bounced)
            {
                Bounce(work, message, Text.Required("reason", reason, Limits.Reason));
            }
            else if (message.Status == MessageStatus.Sent)
            {
                message.Deliver();
                Tell(work, message, "delivered");
            }

            return Answer.Ok(MessageView.Of(message, null));
        });

    /// <summary>
    /// Sends a reward again that did not arrive and whose recipient is on no list: the same redemption, to a right
    /// address.
    /// </summary>
    /// <exception cref="Refusal"><c>message_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> RedirectAsync(
        CommandRequest request, RewardScope scope, Id<RewardMessage> id, RedirectBody body) =>
        writes.RunAsync(request, new Deed("rewards.message.redirect", id.ToString()), async work =>
        {
            var message = await FindAsync(work, id.ToString());
            await LoadAsync(work, [message]);
            var campaign = work.Find(RewardRows.Campaign, message.Campaign)!;
            if (!scope.Reaches(campaign))
            {
                throw RewardCodes.MessageNotFound.Because();
            }

            var redemption = CheckLost(work, message);
            if (await work.Db.RewardMessages.AnyAsync(x => x.Redemption == redemption.Id && x.Id > message.Id))
            {
                throw PlatformCodes.ActionNotAllowed.Because("It was sent again already.");
            }

            var address = message.Channel == MessageChannel.Email
                ? EmailText.Required("address", body.Address)
                : RecipientRule.ReadPhone(Text.Required("address", body.Address, Limits.Code));
            var again = work.Add(new RewardMessage(
                redemption, message.Kind, (message.Channel, address), work.Now));
            work.TellQueued(campaign, again);
            return Answer.Ok(MessageView.Of(again, null));
        });

    /// <summary>
    /// Drops what waits to be sent of a redemption that failed: who asks for its code again queues a message of his
    /// own, and the card that comes then is told once. The redemption must have been loaded with its campaign.
    /// </summary>
    internal static async Task DropAsync(ClosureWork work, Redemption redemption)
    {
        foreach (var message in await work.Db.RewardMessages
            .Where(x => x.Redemption == redemption.Id && x.Status == MessageStatus.Queued).ToListAsync())
        {
            message.GiveUp("There was no card to send.");
            Tell(work, message, "dropped");
        }
    }

    private static Redemption CheckLost(ClosureWork work, RewardMessage message)
    {
        if (message.Recipient is not null)
        {
            throw PlatformCodes.ActionNotAllowed.Because("It is on a list: put its recipient right and send it again.");
        }

        if (message.Status is not (MessageStatus.Bounced or MessageStatus.Failed))
        {
            throw PlatformCodes.ActionNotAllowed.Because("Only what did not arrive is sent again.");
        }

        return message.Redemption is { } id && work.Find(RewardRows.Redemption, id) is { HasCard: true } redemption
            ? redemption
            : throw PlatformCodes.ActionNotAllowed.Because("The reward was taken back.");
    }

    private static void Settle(ClosureWork work, RewardMessage message, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Taken taken:
                message.Send(taken.Reference, work.Now);
                Tell(work, message, "sent");
                Deliver(work, message);
                break;
            case SendOutcome.Failed failed:
                message.Fail(failed.Reason, work.Now);
                Tell(work, message, message.Status == MessageStatus.Failed ? "failed" : "delayed");
                break;
            case SendOutcome.Dropped dropped:
                message.GiveUp(dropped.Reason);
                Tell(work, message, "dropped");
                break;
            case SendOutcome.Refused refused:
                message.Bounce(refused.Reason);
                Tell(work, message, "bounced");
                break;
            default:
                throw new InvalidOperationException($"There is no outcome {outcome}.");
        }
    }

    private static void Bounce(ClosureWork work, RewardMessage message, string reason)
    {
        if (message.Status == MessageStatus.Bounced)
        {
            return;
        }

        if (message.Status is not (MessageStatus.Sent or MessageStatus.Delivered))
        {
            throw PlatformCodes.ActionNotAllowed.Because("Only what was sent can come back.");
        }

        message.Bounce(reason);
        Tell(work, message, "bounced");
    }

    private static void Deliver(ClosureWork work, RewardMessage message)
    {
        if (message is { Kind: MessageKind.Invitation, Recipient: { } recipient })
        {
            work.Find(RewardRows.Recipient, recipient)?.Invite(work.Now);
        }

        if (message.Redemption is { } id && work.Find(RewardRows.Redemption, id) is
            { Status: RedemptionStatus.Provisioned } redemption)
        {
            redemption.Deliver(work.Now);
            work.Tell(redemption, "delivered");
        }
    }

    // Recipients, redemptions and campaigns are changed under the pen alone, so they are named and found.
    private static Task LoadAsync(ClosureWork work, IEnumerable<RewardMessage> messages)
    {
        var names = new RowNames();
        foreach (var message in messages)
        {
            names.Need(RewardRows.Campaign, message.Campaign);
            if (message.Recipient is { } recipient)
            {
                names.Need(RewardRows.Recipient, recipient);
            }

            if (message.Redemption is { } redemption)
            {
                names.Need(RewardRows.Redemption, redemption);
            }
        }

        return work.LoadAsync(names);
    }

    private static async Task<RewardMessage> FindAsync(ClosureWork work, string reference)
    {
        var found = Id<RewardMessage>.TryParse(reference, out var id)
            ? await work.Db.RewardMessages.Where(x => x.Id == id).Take(2).ToListAsync()
            : await work.Db.RewardMessages.Where(x => x.Reference == reference).Take(2).ToListAsync();
        return found is [var message] ? message : throw RewardCodes.MessageNotFound.Because();
    }

    private static void Tell(ClosureWork work, RewardMessage message, string happened)
    {
        work.Audit(new AuditFact(
            "rewards.message." + happened, message.ObjectId, null,
            OffersJson.Text(new { message.Status, message.Attempts }), message.Fault));
        work.Tell(message, work.Find(RewardRows.Campaign, message.Campaign)!, happened);
    }
}
