using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>
/// Writes to recipients: invites them with their code, and sends again what did not arrive. A reward that is sent again
/// is the same reward: the same redemption by a new message.
/// </summary>
public sealed class InvitationDesk(UnitOfWork writes, OffersDatabase database)
{
    /// <summary>The most recipients that one request names.</summary>
    public const int MostNamed = 1_000;

    /// <summary>The most messages that one recipient is ever sent.</summary>
    public const int MostMessages = 20;

    private const int PartSize = 500;

    /// <summary>Queues an invitation.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>, <c>validation_failed</c>;
    /// <c>campaign_inactive</c>, <c>campaign_paused</c>, <c>expired</c>, <c>opt_out</c>, <c>opt_in_pending</c>,
    /// <c>action_not_allowed</c>, <c>campaign_not_editable</c> as answers.</exception>
    public Task<Answer> InviteAsync(CommandRequest request, RecipientPlace place, SendBody body) =>
        writes.RunAsync(request, new Deed("rewards.recipient.invite", place.Id.ToString()), async work =>
        {
            var (campaign, recipient) = await work.RecipientAsync(place);
            RecipientActions.CheckListed(campaign, recipient);
            CampaignRule.CheckRuns(campaign, work.Now);
            await CheckRoomAsync(work, recipient);
            Send(work, (campaign, recipient), body.Channel, (MessageKind.Invitation, null));
            return await TellAsync(work, campaign, recipient);
        });

    /// <summary>Queues again what did not arrive, to the address that is known now; else what was last sent.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>, <c>validation_failed</c>;
    /// <c>action_not_allowed</c>, <c>opt_out</c>, <c>opt_in_pending</c>, <c>campaign_not_editable</c> as
    /// answers.</exception>
    public Task<Answer> ResendAsync(CommandRequest request, RecipientPlace place, SendBody body) =>
        writes.RunAsync(request, new Deed("rewards.recipient.resend", place.Id.ToString()), async work =>
        {
            var (campaign, recipient) = await work.RecipientAsync(place);
            RecipientActions.CheckListed(campaign, recipient);
            await CheckRoomAsync(work, recipient);
            foreach (var what in await OpenAsync(work, recipient))
            {
                Send(work, (campaign, recipient), body.Channel, what);
            }

            return await TellAsync(work, campaign, recipient);
        });

    /// <summary>Queues the address of the page of a card, by e-mail, as its owner asked there.</summary>
    /// <exception cref="Refusal"><c>recipient_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>,
    /// <c>opt_out</c>, <c>opt_in_pending</c> as answers.</exception>
    public Task<Answer> MailCardAsync(CommandRequest request, RecipientPlace place, Id<Redemption> card) =>
        writes.RunAsync(request, new Deed("rewards.recipient.mail_card", place.Id.ToString()), async work =>
        {
            var (campaign, recipient) = await work.RecipientAsync(place);
            await CheckRoomAsync(work, recipient);
            Send(work, (campaign, recipient), MessageChannel.Email, (MessageKind.Reward, card));
            return Answer.None();
        });

    /// <summary>Queues invitations to some, or to all to whom nobody has written, in parts of 500.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>, <c>validation_failed</c>;
    /// <c>campaign_inactive</c>, <c>campaign_paused</c>, <c>expired</c> as answers.</exception>
    public async Task<Answer> InviteManyAsync(
        CommandRequest request, RewardScope scope, Id<Campaign> id, InvitationsBody body)
    {
        if (request.Mode == RunMode.Commit && await writes.RecallAsync(request) is { } kept)
        {
            return kept;
        }

        var named = body.RecipientIds?.Distinct().ToList();
        if (named is { Count: 0 or > MostNamed })
        {
            throw Refusal.OfField("recipientIds", $"Name 1 to {MostNamed} recipients, or none for all.");
        }

        var whom = named is null ? Whom.Unwritten : Whom.Named;
        var (sum, after) = (new InvitationsAnswer(0, 0, 0, 0), default(Id<Recipient>?));
        while (await PartAsync(scope, id, named, after) is { Count: > 0 } part)
        {
            var item = request with { Key = request.Key.Part($"invite {part[0]}") };
            var answer = await InvitePartAsync(item, (scope, id, whom), part, body.Channel);
            if (answer.IsRefusal)
            {
                return answer;
            }

            sum = sum.Plus(Read(request, answer));
            after = part[^1];
        }

        return request.Mode == RunMode.DryRun
            ? Answer.Ok(sum)
            : await writes.RunAsync(
                request, new Deed("rewards.recipient.invite_many", id.ToString()),
                _ => Task.FromResult(Answer.Ok(sum)));
    }

    private static InvitationsAnswer Read(CommandRequest request, Answer answer) =>
        request.Mode == RunMode.DryRun
            ? answer.Read<Shown>().Result
            : answer.Read<InvitationsAnswer>();

    private async Task<IReadOnlyList<Id<Recipient>>> PartAsync(
        RewardScope scope, Id<Campaign> id, List<Id<Recipient>>? named, Id<Recipient>? after)
    {
        await using var db = database.Read(scope.Book);
        var campaign = await db.CampaignAsync(scope, id);
        var wanted = db.Recipients.Where(x => x.Campaign == campaign.Id);
        wanted = named is null
            ? wanted.Where(x => x.Status == RecipientStatus.Listed
                && !db.RewardMessages.Any(sent => sent.Recipient == x.Id))
            : wanted.Where(x => named.Contains(x.Id) && x.Status != RecipientStatus.Removed);
        wanted = after is { } last ? wanted.Where(x => x.Id > last) : wanted;
        return await wanted.OrderBy(x => x.Id).Select(x => x.Id).Take(PartSize).ToListAsync();
    }

    private Task<Answer> InvitePartAsync(
        CommandRequest request, (RewardScope Scope, Id<Campaign> Id, Whom Whom) which,
        IReadOnlyList<Id<Recipient>> part, MessageChannel? channel) =>
        writes.RunAsync(request, new Deed("rewards.recipient.invite_many", which.Id.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(which.Scope, which.Id);
            CampaignRule.CheckRuns(campaign, work.Now);
            var names = new RowNames();
            foreach (var id in part)
            {
                names.Need(RewardRows.Recipient, id);
            }

            await work.LoadAsync(names);
            var full = await FullAsync(work, part);
            var outcomes = part.Select(id => work.Find(RewardRows.Recipient, id)!)
                .Where(x => !full.Contains(x.Id) && MayStill(x, which.Whom))
                .Select(x => Try(work, (campaign, x), channel)).ToList();
            var answer = new InvitationsAnswer(
                outcomes.Count(x => x is null), outcomes.Count(x => x == RewardCodes.OptInPending.Code),
                outcomes.Count(x => x == RewardCodes.OptOut.Code),
                outcomes.Count(x => x == PlatformCodes.ValidationFailed.Code));
            work.Tell(campaign, new CampaignDeed("invite", "invited") { After = OffersJson.Text(answer) });
            return Answer.Ok(answer);
        });

    // Somebody else may have written to them since they were chosen, or taken them off the list.
    private static bool MayStill(Recipient recipient, Whom whom) => whom == Whom.Unwritten
        ? recipient.Status == RecipientStatus.Listed
        : recipient.Status != RecipientStatus.Removed;

    // To whom a message waits already, or who was sent as many as he may be.
    private static async Task<HashSet<Id<Recipient>>> FullAsync(ClosureWork work, IReadOnlyList<Id<Recipient>> part)
    {
        var ids = part.Select(x => (Id<Recipient>?)x).ToList();
        var full = await work.Db.RewardMessages.Where(x => ids.Contains(x.Recipient)).GroupBy(x => x.Recipient)
            .Select(x => new
            {
                x.Key, Sent = x.Count(), Waiting = x.Count(message => message.Status == MessageStatus.Queued),
            })
            .Where(x => x.Waiting > 0 || x.Sent >= MostMessages).ToListAsync();
        return [.. full.Select(x => x.Key!.Value)];
    }

    // Answers the code with which one of many is left out; null where his invitation waits now.
    private static string? Try(
        ClosureWork work, (Campaign Campaign, Recipient Recipient) who, MessageChannel? channel)
    {
        try
        {
            Queue(work, who.Recipient, channel, (MessageKind.Invitation, null));
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal.Code.Code;
        }
    }

    private static RewardMessage Queue(
        ClosureWork work, Recipient recipient, MessageChannel? wanted, (MessageKind Kind, Id<Redemption>? Of) what)
    {
        var channel = wanted ?? CampaignRule.ChannelOf(recipient);
        var address = CampaignRule.AddressOf(recipient, channel, work.Now);
        return work.Add(new RewardMessage(recipient, what.Kind, (channel, address), what.Of, work.Now));
    }

    private static void Send(
        ClosureWork work, (Campaign Campaign, Recipient Recipient) who, MessageChannel? channel,
        (MessageKind Kind, Id<Redemption>? Of) what) =>
        work.TellQueued(who.Campaign, Queue(work, who.Recipient, channel, what));

    private static async Task CheckRoomAsync(ClosureWork work, Recipient recipient)
    {
        var sent = await work.Db.RewardMessages.Where(x => x.Recipient == recipient.Id)
            .GroupBy(x => x.Status).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        if (sent.ContainsKey(MessageStatus.Queued))
        {
            throw PlatformCodes.ActionNotAllowed.Because("A message to this recipient waits to be sent.");
        }

        if (sent.Values.Sum() >= MostMessages)
        {
            throw PlatformCodes.ActionNotAllowed.Because($"A recipient is sent {MostMessages} messages at most.");
        }
    }

    // Everything that did not arrive and was not sent again, each once; where all arrived, what was sent last.
    private static async Task<IReadOnlyList<(MessageKind Kind, Id<Redemption>? Of)>> OpenAsync(
        ClosureWork work, Recipient recipient)
    {
        var sent = await work.Db.RewardMessages.AsNoTracking().Where(x => x.Recipient == recipient.Id)
            .OrderBy(x => x.Id).ToListAsync();
        var latest = sent.GroupBy(x => (x.Kind, x.Redemption)).Select(x => x.Last()).ToList();
        var open = latest.Where(x => x.Status is MessageStatus.Bounced or MessageStatus.Failed).ToList();
        var wanted = open.Count > 0 ? open : [.. sent.TakeLast(1)];
        var redemptions = wanted.Select(x => x.Redemption).OfType<Id<Redemption>>().ToList();
        var good = (await work.Db.Redemptions.AsNoTracking().Where(x => redemptions.Contains(x.Id)).ToListAsync())
            .Where(x => x.HasCard).Select(x => x.Id).ToHashSet();
        var some = wanted.Where(x => x.Redemption is not { } id || good.Contains(id))
            .Select(x => (x.Kind, x.Redemption)).ToList();
        return some.Count > 0
            ? some
            : throw PlatformCodes.ActionNotAllowed.Because("There is nothing to send again.");
    }

    private static async Task<Answer> TellAsync(ClosureWork work, Campaign campaign, Recipient recipient) => Answer.Ok(
        (await work.Db.ViewsAsync(campaign, [recipient], work.Now))[0], Etag.Of(recipient.Revision));

    private enum Whom
    {
        Unwritten,
        Named,
    }

    private sealed record Shown(InvitationsAnswer Result);
}
