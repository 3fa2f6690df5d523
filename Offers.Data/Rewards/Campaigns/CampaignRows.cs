using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Turns campaigns into what is answered, for queries and units of work alike.</summary>
internal static class CampaignRows
{
    /// <summary>Campaigns with their face values and conditions, in their order.</summary>
    internal static async Task<IReadOnlyList<CampaignContent>> ContentsAsync(
        this OffersDb db, IReadOnlyList<Campaign> campaigns)
    {
        var ids = campaigns.Select(x => x.Id).ToList();
        var items = (await db.CampaignItems.AsNoTracking().Where(x => ids.Contains(x.Campaign)).ToListAsync())
            .ToLookup(x => x.Campaign);
        var conditions = (await db.CampaignConditions.AsNoTracking().Where(x => ids.Contains(x.Campaign))
            .OrderBy(x => x.Number).ToListAsync()).ToLookup(x => x.Campaign);
        return
        [
            .. campaigns.Select(x => new CampaignContent(
                x, [.. items[x.Id].OrderBy(item => item.Denomination)], [.. conditions[x.Id]])),
        ];
    }

    /// <summary>One campaign as it is answered.</summary>
    internal static async Task<CampaignView> ViewAsync(
        this OffersDb db, CampaignContent content, DateTimeOffset now) => (await db.ViewsAsync([content], now))[0];

    /// <summary>Campaigns as they are answered, in their order.</summary>
    internal static async Task<IReadOnlyList<CampaignView>> ViewsAsync(
        this OffersDb db, IReadOnlyList<CampaignContent> contents, DateTimeOffset now)
    {
        var names = await CampaignNames.ReadAsync(db, [.. contents.Select(x => x.Campaign)]);
        var sums = await CampaignSums.ReadAsync(db, [.. contents.Select(x => x.Campaign)]);
        var offered = await OfferedAsync(db, contents, now);
        return [.. contents.Select(x => ViewOf(x, (names, sums), offered[x.Campaign.Id], now))];
    }

    /// <summary>Face values with what a client is charged for them now, the smallest first.</summary>
    internal static async Task<IReadOnlyList<OfferedValue>> PricedAsync(
        this OffersDb db, Id<Client> client, IReadOnlyList<Denomination> values, DateTimeOffset now)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var charges = await PriceReading.ChargesAsync(db, client, [.. values.Select(x => x.Id)], now);
        return
        [
            .. values.OrderBy(x => x.ValueMinor)
                .Select(x => new OfferedValue(x.Id, x.Value, charges[x.Id], x.IsActive)),
        ];
    }

    private static async Task<Dictionary<Id<Campaign>, IReadOnlyList<OfferedValue>>> OfferedAsync(
        OffersDb db, IReadOnlyList<CampaignContent> contents, DateTimeOffset now)
    {
        var ids = contents.SelectMany(x => x.Items).Select(x => x.Denomination)
            .Concat(contents.SelectMany(x => x.Conditions).Select(x => x.Denomination)).Distinct().ToList();
        var values = await db.Denominations.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        var found = new Dictionary<Id<Campaign>, IReadOnlyList<OfferedValue>>();
        foreach (var ofClient in contents.GroupBy(x => x.Campaign.Client))
        {
            var wanted = ofClient.SelectMany(x => x.Items).Select(x => x.Denomination).Distinct()
                .Select(x => values[x]).ToList();
            var priced = (await db.PricedAsync(ofClient.Key, wanted, now)).ToDictionary(x => x.Id);
            foreach (var one in ofClient)
            {
                found[one.Campaign.Id] =
                    [.. one.Items.Select(x => priced[x.Denomination]).OrderBy(x => x.Value.Minor)];
            }
        }

        return found;
    }

    private static CampaignView ViewOf(
        CampaignContent content, (CampaignNames Names, CampaignSums Sums) about, IReadOnlyList<OfferedValue> offered,
        DateTimeOffset now)
    {
        var (campaign, (names, sums)) = (content.Campaign, about);
        return new CampaignView
        {
            Id = campaign.Id, Name = campaign.Name, Currency = campaign.Currency,
            Client = new ClientName(campaign.Client, names.Of(campaign.ClientOrganisation)),
            Agency = new AgencyName(
                campaign.Agency, names.Of(new Id<Organisation>(campaign.Agency.Value))),
            Brand = names.Of(campaign.Brand), Status = campaign.EffectiveStatus(now),
            PauseReason = campaign.PausedBy, PauseNote = campaign.PauseNote, BudgetMode = campaign.BudgetMode,
            CodeSource = campaign.CodeSource, PerRecipientLimit = campaign.PerPersonLimit,
            ConditionOrder = campaign.Order, Message = campaign.Message, Language = campaign.Language,
            StartsAt = campaign.StartsAt, EndsAt = campaign.EndsAt, ActivatedAt = campaign.ActivatedAt,
            EndedAt = campaign.EndedAt, Denominations = offered,
            Conditions =
            [
                .. content.Conditions.Select(x => new ConditionView(
                    x.Number, x.Trigger, x.Denomination, offered.First(value => value.Id == x.Denomination).Value,
                    x.Message, sums.Completed(campaign.Id, x.Number))),
            ],
            Credit = sums.CreditOf(campaign, offered.Where(x => x.IsActive).MinBy(x => x.Charge.Minor)?.Charge),
            Recipients = sums.RecipientsOf(campaign.Id), Redemptions = sums.RedemptionsOf(campaign.Id),
            Undelivered = sums.UndeliveredOf(campaign.Id), Revision = campaign.Revision,
            AllowedActions = [.. CampaignLife.Machine.Allowed(campaign, now).Select(x => Judged(x, content, now))],
        };
    }

    // What the table of states cannot know: whether there is anything to hand out, and that the time is over.
    private static AllowedAction Judged(AllowedAction action, CampaignContent content, DateTimeOffset now) =>
        action switch
        {
            { Allowed: true, Action: "activate" } when content.Items.Count == 0 => new AllowedAction(
                action.Action, false, RewardCodes.CampaignIncomplete.Code, "It offers no face value yet."),
            { Allowed: true, Action: "pause" }
                when content.Campaign.EffectiveStatus(now) == CampaignStatus.Ended => new AllowedAction(
                action.Action, false, PlatformCodes.ActionNotAllowed.Code, "Its end has passed."),
            _ => action,
        };
}

/// <summary>The names around campaigns.</summary>
internal sealed class CampaignNames
{
    private Dictionary<Id<Organisation>, string> _organisations = [];
    private Dictionary<Id<Brand>, BrandName> _brands = [];

    /// <summary>Reads them. Organisations belong to the live book.</summary>
    internal static async Task<CampaignNames> ReadAsync(OffersDb db, IReadOnlyList<Campaign> campaigns)
    {
        var ids = campaigns.Select(x => x.ClientOrganisation)
            .Concat(campaigns.Select(x => new Id<Organisation>(x.Agency.Value))).Distinct().ToList();
        var brands = campaigns.Select(x => x.Brand).Distinct().ToList();
        return new CampaignNames
        {
            _organisations = await db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
                .Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name),
            _brands = await db.Brands.Where(x => brands.Contains(x.Id))
                .ToDictionaryAsync(x => x.Id, x => new BrandName(x.Id, x.Name, x.Colour)),
        };
    }

    internal string Of(Id<Organisation> id) => _organisations[id];

    internal BrandName Of(Id<Brand> id) => _brands[id];
}
