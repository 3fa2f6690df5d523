using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What the owner of a code may know of a brand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameArabic">Its name in Arabic.</param>
/// <param name="Terms">How its cards are used.</param>
/// <param name="TermsArabic">The same in Arabic.</param>
/// <param name="Colour">Its colour.</param>
public sealed record GiftBrand(string Name, string? NameArabic, string? Terms, string? TermsArabic, string Colour);

/// <summary>One card of the owner of a code: had, awaited, or to be had.</summary>
/// <param name="Redemption">The redemption; null where the code is to be redeemed yet.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Values">The face value, or those among which he chooses.</param>
/// <param name="Condition">The condition for which he has it; 0 for the code's own.</param>
public sealed record GiftItem(
    Id<Redemption>? Redemption, RedemptionStatus? Status, IReadOnlyList<Money> Values, int Condition = 0)
{
    /// <summary>True where the card can be shown.</summary>
    public bool HasCard => Status?.HasCard() == true;

    /// <summary>True where a card is there or can be asked for.</summary>
    public bool CanBeShown => HasCard || Status is null or RedemptionStatus.Failed;

    /// <summary>True while it is being bought or looked at.</summary>
    public bool IsAwaited => Status?.IsOpen() == true;
}

/// <summary>What the owner of a code sees before he sees a card; nothing of what it costs.</summary>
/// <param name="Book">The book.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Code">The code as it is kept.</param>
/// <param name="Giver">Who gives it: the client's name.</param>
/// <param name="Recipient">The recipient's name; null where nobody is listed.</param>
/// <param name="Message">What he reads.</param>
/// <param name="Language">His language, else the campaign's.</param>
/// <param name="Brand">The brand.</param>
/// <param name="Items">His cards.</param>
public sealed record GiftView(
    BookId Book, Id<Campaign> Campaign, string Code, string Giver, string? Recipient, string? Message,
    string Language, GiftBrand Brand, IReadOnlyList<GiftItem> Items)
{
    /// <summary>Who is listed and has an e-mail address; null where there is none.</summary>
    public Id<Recipient>? Mailbox { get; init; }
}

/// <summary>Reads what the public page shows to whoever has a code.</summary>
public sealed class GiftQueries(OffersDatabase database)
{
    /// <summary>What belongs to a redemption of which somebody has the sealed link; null where nothing does.</summary>
    public async Task<GiftView?> FindAsync(Id<Redemption> id)
    {
        await using var any = database.Read(BookId.Live);
        var found = await any.Redemptions.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.Id == id).Select(x => new { x.Book, x.Campaign, x.Code, x.Recipient })
            .SingleOrDefaultAsync();
        return found is null ? null : await ViewAsync(found.Book, (found.Campaign, found.Code, found.Recipient), id);
    }

    /// <summary>
    /// What belongs to the code of a recipient, in whichever book he is; null where nothing does. What callers made up
    /// as their own reference is no such code, for it can be guessed.
    /// </summary>
    public async Task<GiftView?> FindAsync(string text)
    {
        if (RedemptionCode.Normal(text) is not { } code)
        {
            return null;
        }

        await using var any = database.Read(BookId.Live);
        var found = await any.Recipients.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.Code == code && x.Status != RecipientStatus.Removed)
            .OrderBy(x => x.Book).Select(x => new { x.Book, x.Campaign, x.Id }).FirstOrDefaultAsync();
        return found is null ? null : await ViewAsync(found.Book, (found.Campaign, code, found.Id), null);
    }

    private async Task<GiftView> ViewAsync(
        BookId book, (Id<Campaign> Campaign, string Code, Id<Recipient>? Recipient) what, Id<Redemption>? only)
    {
        await using var db = database.Read(book);
        var campaign = await db.Campaigns.SingleAsync(x => x.Id == what.Campaign);
        var brand = await db.Brands.SingleAsync(x => x.Id == campaign.Brand);
        var client = campaign.ClientOrganisation;
        var giver = await db.Organisations.Where(x => x.Id == client).Select(x => x.Name).SingleAsync();
        var recipient = what.Recipient is { } id ? await db.Recipients.SingleOrDefaultAsync(x => x.Id == id) : null;
        var items = await db.Redemptions.Where(x => x.Campaign == campaign.Id && x.Code == what.Code)
            .Where(x => only == null || x.Id == only).OrderBy(x => x.Id).ToListAsync();
        var gifts = items.ConvertAll(x => new GiftItem(x.Id, x.Status, [x.Value], x.Condition));
        if (recipient is not null && await NextAsync(db, campaign, items) is { Count: > 0 } values)
        {
            gifts.Add(new GiftItem(null, null, values));
        }

        return new GiftView(
            book, campaign.Id, what.Code, giver, recipient?.Name, campaign.Message,
            recipient?.Language ?? campaign.Language,
            new GiftBrand(brand.Name, brand.NameArabic, brand.Terms, brand.TermsArabic, brand.Colour), gifts)
        {
            Mailbox = recipient is { Email: not null } ? recipient.Id : null,
        };
    }

    // What entering the code gives still: the condition that it completes, else one of what the campaign offers.
    private static async Task<IReadOnlyList<Money>> NextAsync(
        OffersDb db, Campaign campaign, IReadOnlyList<Redemption> had)
    {
        var conditions = await db.CampaignConditions.Where(x => x.Campaign == campaign.Id)
            .OrderBy(x => x.Number).ToListAsync();
        var own = conditions.FirstOrDefault(x => x.Trigger == ConditionTrigger.CodeEntered);
        if (conditions.Count > 0 ? own is null || had.Any(x => x.Condition == own.Number) : had.Count > 0)
        {
            return [];
        }

        var items = db.CampaignItems.Where(x => x.Campaign == campaign.Id).Select(x => x.Denomination);
        var values = await db.Denominations.Where(x => items.Contains(x.Id) && x.IsActive).ToListAsync();
        return
        [
            .. values.Where(x => own is null || x.Id == own.Denomination).Select(x => x.Value)
                .OrderBy(x => x.Minor),
        ];
    }
}
