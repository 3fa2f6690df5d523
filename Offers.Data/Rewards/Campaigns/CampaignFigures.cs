using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Parts of the credit that a campaign spends.</summary>
public enum CampaignPart
{
    /// <summary>What is there to spend.</summary>
    Available,

    /// <summary>What is set aside for redemptions under way.</summary>
    Held,

    /// <summary>What its cards have cost the client.</summary>
    Spent,
}

/// <summary>The keys of the figures of campaigns.</summary>
public static class CampaignFigure
{
    internal const string CreditName = "campaign-credit";
    internal const string ChargeName = "client-charge";
    internal const string ValueName = "face-value";

    /// <summary>A part of the credit that a campaign spends.</summary>
    public static string Credit(Id<Campaign> campaign, CampaignPart part) => FigureName.Of(CreditName, campaign, part);

    /// <summary>What a client is charged for a face value now.</summary>
    public static string Charge(Id<Client> client, Id<Denomination> denomination) =>
        FigureName.Of(ChargeName, client, denomination);

    /// <summary>What a card is worth.</summary>
    public static string Value(Id<Denomination> denomination) => FigureName.Of(ValueName, denomination);
}

/// <summary>Explains the amounts of campaigns: charges, and the credit that they spend.</summary>
public sealed class CampaignFigures(FigureEntries entries) : IFigureSource
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [CampaignFigure.CreditName] = CreditAsync,
            [CampaignFigure.ChargeName] = ChargeAsync,
            [CampaignFigure.ValueName] = ValueAsync,
        };

    // about: campaign, part
    private async Task<Explanation> CreditAsync(FigureAsk ask)
    {
        var (id, part) = (ask.Id<Campaign>(0), ask.Word<CampaignPart>(1));
        var campaign = await ScopeOf(ask).CampaignsOf(ask.Db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw FigureAsk.NotFound();
        return part switch
        {
            CampaignPart.Available => await AvailableAsync(ask, campaign),
            CampaignPart.Held => await HeldAsync(ask, campaign),
            _ => await SpentAsync(ask, campaign),
        };
    }

    private async Task<Explanation> AvailableAsync(FigureAsk ask, Campaign campaign)
    {
        var payer = campaign.Payer;
        var account = await ask.Db.Accounts.SingleOrDefaultAsync(x => x.OwnerKind == payer.Kind
            && x.OwnerId == payer.Id && x.Purpose == Purpose.Available && x.Qualifier == ""
            && x.Currency == campaign.Currency);
        var explained = ask.Explain(
            $"Credit of {campaign.Name}", account?.Balance ?? Money.Zero(campaign.Currency),
            campaign.BudgetMode == BudgetMode.Isolated
                ? "What was allocated to the campaign, less what it spent, what is set aside and what went back."
                : "What its client has available; the client's other shared campaigns spend it, too.",
            ExplanationInput.Fact("Budget", Words.Plain(campaign.BudgetMode.ToString())));
        return account is null
            ? explained
            : explained with
            {
                Entries = await entries.OfAsync(
                    ask, ask.Db.Entries.Where(x => x.AccountId == account.Id), campaign.Currency),
            };
    }

    private static async Task<Explanation> HeldAsync(FigureAsk ask, Campaign campaign)
    {
        var open = ask.Db.Redemptions.Where(x => x.Campaign == campaign.Id
            && (x.Status == RedemptionStatus.Pending || x.Status == RedemptionStatus.Provisioning
                || x.Status == RedemptionStatus.Unknown));
        var (count, sum) = (await open.CountAsync(), await open.SumAsync(x => x.ChargedMinor));
        return ask.Explain(
            $"Set aside for {campaign.Name}", new Money(sum, campaign.Currency),
            "The charges of redemptions that have no card yet; each is taken with its card or given back.",
            ExplanationInput.Fact("Redemptions under way", $"{count:N0}"));
    }

    private async Task<Explanation> SpentAsync(FigureAsk ask, Campaign campaign)
    {
        // Refunded ones were taken back before anybody saw the card.
        var spent = ask.Db.Redemptions.Where(x => x.Campaign == campaign.Id
            && (x.Status == RedemptionStatus.Provisioned || x.Status == RedemptionStatus.Delivered
                || (x.Status == RedemptionStatus.Revoked && x.RevealedAt != null)));
        var charges =
            from redemption in spent
            join entry in ask.Db.Entries on redemption.OperationId equals entry.OperationId
            join account in ask.Db.Accounts on entry.AccountId equals account.Id
            where account.Purpose == Purpose.Revenue
            select entry;
        var found = await entries.OfAsync(ask, charges, campaign.Currency);
        return ask.Explain(
            $"Spent by {campaign.Name}", found.Sum, "The charges of its cards, each taken in the commit that had the "
            + "card.", ExplanationInput.Fact("Cards", $"{await spent.CountAsync():N0}")) with
        {
            Entries = found,
        };
    }

    // about: client, denomination
    private static async Task<Explanation> ChargeAsync(FigureAsk ask)
    {
        var (client, id) = (ask.Id<Client>(0), ask.Id<Denomination>(1));
        if (!await ScopeOf(ask).ClientsOf(ask.Db).AnyAsync(x => x.Id == client))
        {
            throw FigureAsk.NotFound();
        }

        var denomination = await DenominationAsync(ask, id);
        var charge = (await PriceReading.ChargesAsync(ask.Db, client, [id], ask.Now))[id];
        return ask.Explain(
            "Charge of a card", charge,
            charge == denomination.Value
                ? "No price is in force, so the face value is charged."
                : "The price that is in force for the client, else for its agency, else for its agency's tier.",
            new ExplanationInput("Face value", denomination.Value, null, CampaignFigure.Value(id)));
    }

    // about: denomination
    private static async Task<Explanation> ValueAsync(FigureAsk ask)
    {
        var denomination = await DenominationAsync(ask, ask.Id<Denomination>(0));
        var brand = await ask.Db.Brands.SingleAsync(x => x.Id == denomination.Brand);
        return ask.Explain(
            $"Face value: {brand.Name}", denomination.Value, "What the card is worth in the shop.",
            ExplanationInput.Fact("Brand", brand.Name));
    }

    // Brands and face values are a catalogue that everybody sees who works with rewards.
    private static async Task<Denomination> DenominationAsync(FigureAsk ask, Id<Denomination> id)
    {
        var caller = ask.Reader.Caller;
        var mayRead = new[]
        {
            Role.Admin, Role.SuperAdmin, Role.AgencyManager, Role.ClientManager, Role.Developer,
        }.Any(caller.Is);
        return mayRead && await ask.Db.Denominations.SingleOrDefaultAsync(x => x.Id == id) is { } found
            ? found
            : throw FigureAsk.NotFound();
    }

    private static RewardScope ScopeOf(FigureAsk ask) => ask.Reader.IsAdministrator
        ? RewardScope.OfPlatform(ask.Reader.Caller)
        : RewardScope.Of(ask.Reader.Caller);
}
