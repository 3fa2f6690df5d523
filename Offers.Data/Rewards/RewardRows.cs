using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards;

/// <summary>Which person on a campaign's list, by the hash of his address in hexadecimal digits.</summary>
public readonly record struct PersonKey(Id<Campaign> Campaign, string Hash);

/// <summary>Which code in which campaign.</summary>
public readonly record struct CodeKey(Id<Campaign> Campaign, string Code);

/// <summary>
/// How commands find rows of rewards. Campaigns, recipients, redemptions, cards, totals of pools, orders and alerts are
/// changed by redemptions under the pen, so that every unit of work finds them here and never tracks them.
/// </summary>
public static class RewardRows
{
    /// <summary>An agency.</summary>
    public static readonly RowLookup<Agency, Id<Agency>> Agency =
        new([nameof(Domain.Rewards.Credit.Agency.Id)], x => x.Id, id => [id]);

    /// <summary>A client.</summary>
    public static readonly RowLookup<Client, Id<Client>> Client =
        new([nameof(Domain.Rewards.Credit.Client.Id)], x => x.Id, id => [id]);

    /// <summary>A campaign.</summary>
    public static readonly RowLookup<Campaign, Id<Campaign>> Campaign =
        new([nameof(Domain.Rewards.Campaigns.Campaign.Id)], x => x.Id, id => [id]);

    /// <summary>All campaigns of a client.</summary>
    public static readonly RowLookup<Campaign, Id<Client>> CampaignsOf =
        new([nameof(Domain.Rewards.Campaigns.Campaign.Client)], x => x.Client, id => [id]);

    /// <summary>A face value.</summary>
    public static readonly RowLookup<Denomination, Id<Denomination>> Denomination =
        new([nameof(Domain.Rewards.Cards.Denomination.Id)], x => x.Id, id => [id]);

    /// <summary>A recipient.</summary>
    public static readonly RowLookup<Recipient, Id<Recipient>> Recipient =
        new([nameof(Domain.Rewards.Campaigns.Recipient.Id)], x => x.Id, id => [id]);

    /// <summary>The same person on a campaign's list; more than once where he was taken off and put on again.</summary>
    public static readonly RowLookup<Recipient, PersonKey> People = new(
        [nameof(Domain.Rewards.Campaigns.Recipient.Campaign), nameof(Domain.Rewards.Campaigns.Recipient.PersonHash)],
        x => new PersonKey(x.Campaign, Convert.ToHexString(x.PersonHash)),
        key => [key.Campaign, Convert.FromHexString(key.Hash)]);

    /// <summary>The conditions that a recipient has completed.</summary>
    public static readonly RowLookup<RecipientStep, Id<Recipient>> StepsOf =
        new([nameof(RecipientStep.Recipient)], x => x.Recipient, id => [id]);

    /// <summary>A redemption.</summary>
    public static readonly RowLookup<Redemption, Id<Redemption>> Redemption =
        new([nameof(Domain.Rewards.Redemptions.Redemption.Id)], x => x.Id, id => [id]);

    /// <summary>The redemptions of a code in a campaign, one for each condition.</summary>
    public static readonly RowLookup<Redemption, CodeKey> RedemptionsOf = new(
        [nameof(Domain.Rewards.Redemptions.Redemption.Code), nameof(Domain.Rewards.Redemptions.Redemption.Campaign)],
        x => new CodeKey(x.Campaign, x.Code),
        key => [key.Code, key.Campaign]);

    /// <summary>A card.</summary>
    public static readonly RowLookup<Card, Id<Card>> Card =
        new([nameof(Domain.Rewards.Cards.Card.Id)], x => x.Id, id => [id]);

    /// <summary>A pool.</summary>
    public static readonly RowLookup<CardPool, Id<CardPool>> Pool =
        new([nameof(CardPool.Id)], x => x.Id, id => [id]);

    /// <summary>How many cards of a pool are where.</summary>
    public static readonly RowLookup<PoolTotals, Id<CardPool>> Totals =
        new([nameof(PoolTotals.Pool)], x => x.Pool, id => [id]);

    /// <summary>An order at a supplier.</summary>
    public static readonly RowLookup<SupplierOrder, Id<SupplierOrder>> Order =
        new([nameof(SupplierOrder.Id)], x => x.Id, id => [id]);

    /// <summary>All alerts about an object, resolved ones among them.</summary>
    public static readonly RowLookup<Alert, string> AlertsOf =
        new([nameof(Alert.Subject)], x => x.Subject, subject => [subject]);
}
