using System.Text.Json.Nodes;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What is done with recipients of campaigns: added, edited, taken off, asked whether they agree.</summary>
public sealed class RecipientDesk(UnitOfWork writes)
{
    /// <summary>Puts somebody on a campaign's list, with a code of his own.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>validation_failed</c>; <c>recipient_exists</c>,
    /// <c>campaign_not_editable</c> as answers.</exception>
    public Task<Answer> AddAsync(CommandRequest request, RewardScope scope, Id<Campaign> id, RecipientBody body) =>
        writes.RunAsync(request, new Deed("rewards.recipient.add", id.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(scope, id);
            CheckEditable(campaign);
            var facts = RecipientRule.Read(body.Facts());
            await work.CheckNewAsync(campaign, facts);
            var code = (await work.NewCodesAsync(1))[0];
            var recipient = work.Add(new Recipient(campaign, code, facts, work.Now));
            work.Tell(campaign, recipient, new RecipientDeed("add", "added")
            {
                What = new
                {
                    code = EndOf(code), hasEmail = facts.Email is not null, hasPhone = facts.Phone is not null,
                },
            });
            return Answer.Created(
                (await work.Db.ViewsAsync(campaign, [recipient], work.Now))[0],
                $"/api/v1/campaigns/{campaign.Id}/recipients/{recipient.Id}", Etag.Of(recipient.Revision));
        });

    /// <summary>Changes what is known of a recipient by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>, <c>if_match_required</c>,
    /// <c>stale_version</c>, <c>validation_failed</c>; <c>recipient_exists</c>, <c>campaign_not_editable</c>,
    /// <c>action_not_allowed</c> as answers.</exception>
    public Task<Answer> EditAsync(CommandRequest request, RecipientPlace place, string? ifMatch, JsonObject patch) =>
        writes.RunAsync(request, new Deed("rewards.recipient.edit", place.Id.ToString()), async work =>
        {
            var (campaign, recipient) = await work.RecipientAsync(place);
            Etag.Check(ifMatch, recipient.Revision);
            RecipientActions.CheckListed(campaign, recipient);
            var before = RecipientBody.Of(recipient);
            var facts = RecipientRule.Read(before.Patched(patch).Facts());
            await work.CheckNewAsync(campaign, facts, recipient.Id);
            recipient.Edit(facts);
            ForgetConsent(recipient, before, work.Now);
            work.Tell(campaign, recipient, new RecipientDeed("edit", "edited")
            {
                What = new { changed = Changed(before, RecipientBody.Of(recipient)) },
            });
            return await TellAsync(work, campaign, recipient);
        });

    /// <summary>Takes somebody off the list; cards that he has stay his.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>; <c>action_not_allowed</c>,
    /// <c>campaign_not_editable</c> as answers.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, RecipientPlace place, string? reason = null) =>
        writes.RunAsync(request, new Deed("rewards.recipient.remove", place.Id.ToString()), async work =>
        {
            var (campaign, recipient) = await work.RecipientAsync(place);
            RecipientActions.CheckListed(campaign, recipient);
            recipient.Remove();
            work.Tell(campaign, recipient, new RecipientDeed("remove", "removed")
            {
                Reason = Text.Optional("reason", reason, Limits.Reason),
            });
            return await TellAsync(work, campaign, recipient);
        });

    /// <summary>Records what a recipient said about SMS, as his client knows it.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>,
    /// <c>validation_failed</c>.</exception>
    public Task<Answer> ConsentAsync(CommandRequest request, RecipientPlace place, ConsentBody body) =>
        writes.RunAsync(request, new Deed("rewards.recipient.consent", place.Id.ToString()), async work =>
        {
            var (campaign, recipient) = await work.RecipientAsync(place);
            var consent = body.Consent is { } said and not SmsConsent.None
                ? said
                : throw Refusal.OfField("consent", "'consent' is 'in', 'out' or 'pending'.");
            Say(work, campaign, recipient, (consent, Text.Optional("note", body.Note, Limits.Reason)));
            return await TellAsync(work, campaign, recipient);
        });

    /// <summary>Records what a recipient himself said by the link that he was sent.</summary>
    /// <exception cref="Refusal"><c>recipient_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> AnswerAsync(CommandRequest request, Id<Recipient> id, SmsConsent consent) =>
        writes.RunAsync(request, new Deed("rewards.recipient.consent", id.ToString()), async work =>
        {
            if (consent is not (SmsConsent.In or SmsConsent.Out))
            {
                throw Refusal.OfField("consent", "'consent' is 'in' or 'out'.");
            }

            await work.LoadAsync(new RowNames().Need(RewardRows.Recipient, id));
            var recipient = work.Find(RewardRows.Recipient, id) is { } found && found.Book == work.Caller.Book
                ? found
                : throw RewardCodes.RecipientNotFound.Because();
            var campaign = await work.CampaignAsync(recipient.Campaign) ?? throw RewardCodes.CampaignNotFound.Because();
            Say(work, campaign, recipient, (consent, "By the link that was sent to him."));
            return Answer.None();
        });

    /// <summary>The end of a code, which is no secret by itself.</summary>
    internal static string EndOf(string code) => "…" + code[^4..];

    /// <summary>Refuses to change the list of a campaign that has ended.</summary>
    /// <exception cref="Refusal"><c>campaign_not_editable</c>.</exception>
    internal static void CheckEditable(Campaign campaign)
    {
        if (campaign.Status == CampaignStatus.Ended)
        {
            throw RewardCodes.CampaignNotEditable.Because();
        }
    }

    private static void Say(
        ClosureWork work, Campaign campaign, Recipient recipient, (SmsConsent Consent, string? Note) said)
    {
        var before = recipient.Consent;
        recipient.Say(said.Consent, work.Now);
        work.Tell(campaign, recipient, new RecipientDeed("consent", "consent_changed")
        {
            What = new { before, after = recipient.Consent }, Reason = said.Note,
        });
    }

    // An agreement is about a number: somebody who agreed for one has not agreed for another. A refusal stays.
    private static void ForgetConsent(Recipient recipient, RecipientBody before, DateTimeOffset now)
    {
        if (recipient.Phone != before.Phone && recipient.Consent is SmsConsent.In or SmsConsent.Pending)
        {
            recipient.Say(SmsConsent.None, now);
        }
    }

    private static IEnumerable<string> Changed(RecipientBody before, RecipientBody after) => new[]
    {
        ("name", before.Name != after.Name), ("email", before.Email != after.Email),
        ("phone", before.Phone != after.Phone), ("reference", before.Reference != after.Reference),
        ("language", before.Language != after.Language),
    }.Where(x => x.Item2).Select(x => x.Item1);

    private static async Task<Answer> TellAsync(ClosureWork work, Campaign campaign, Recipient recipient) => Answer.Ok(
        (await work.Db.ViewsAsync(campaign, [recipient], work.Now))[0], Etag.Of(recipient.Revision));
}
