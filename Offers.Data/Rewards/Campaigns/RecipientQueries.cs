using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What a list of recipients is narrowed to.</summary>
/// <param name="Status">How they stand; those who were taken off the list only where asked for.</param>
/// <param name="Consent">What they said about SMS.</param>
/// <param name="Message">How what was last sent to them stands.</param>
/// <param name="Search">Part of name, address, number or reference, or a whole code.</param>
public sealed record RecipientFilter(
    RecipientStatus? Status = null, SmsConsent? Consent = null, MessageStatus? Message = null, string? Search = null)
{
    internal IQueryable<Recipient> Narrow(OffersDb db, IQueryable<Recipient> recipients)
    {
        recipients = Status is { } status
            ? recipients.Where(x => x.Status == status)
            : recipients.Where(x => x.Status != RecipientStatus.Removed);
        recipients = Consent is { } consent ? recipients.Where(x => x.Consent == consent) : recipients;
        if (Message is { } message)
        {
            var last = db.RewardMessages.Where(x => x.Status == message).Last(db);
            recipients = recipients.Where(x => last.Any(sent => sent.Recipient == x.Id));
        }

        if (string.IsNullOrWhiteSpace(Search))
        {
            return recipients;
        }

        var part = Search.Trim();
        if (RedemptionCode.Normal(part) is { } code && RedemptionCode.IsWhole(code))
        {
            return recipients.Where(x => x.Code == code);
        }

        var upper = part.ToUpperInvariant();
        return Id<Recipient>.TryParse(part, out var id)
            ? recipients.Where(x => x.Id == id)
            : recipients.Where(x => x.Name.ToUpper().Contains(upper) || x.Email!.ToUpper().Contains(upper)
                || x.Phone!.Contains(part) || x.Reference!.ToUpper().Contains(upper));
    }
}

/// <summary>Reads the recipients of campaigns.</summary>
public sealed class RecipientQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The recipients of a campaign that a scope reaches, newest first.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>.</exception>
    public async Task<Page<RecipientView>> ListAsync(
        RewardScope scope, Id<Campaign> id, RecipientFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var campaign = await db.CampaignAsync(scope, id);
        var found = filter.Narrow(db, db.Recipients.Where(x => x.Campaign == campaign.Id));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        var recipients = Page<Recipient>.Of(rows, page, total, x => x.Id.ToString());
        return await recipients.TurnAsync(some => db.ViewsAsync(campaign, some, now));
    }

    /// <summary>One recipient of a campaign that a scope reaches.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>.</exception>
    public async Task<RecipientView> GetAsync(RecipientPlace place)
    {
        await using var db = database.Read(place.Scope.Book);
        var campaign = await db.CampaignAsync(place.Scope, place.Campaign);
        var recipient = await db.Recipients.SingleOrDefaultAsync(
            x => x.Id == place.Id && x.Campaign == campaign.Id) ?? throw RewardCodes.RecipientNotFound.Because();
        return (await db.ViewsAsync(campaign, [recipient], await db.NowAsync(time)))[0];
    }
}
