using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>How redemptions find rows beyond those of <see cref="RewardRows"/>.</summary>
internal static class RedeemRows
{
    /// <summary>The free cards of a pool, the first to expire first.</summary>
    internal static readonly RowQueue<Card, Id<CardPool>> FreeCards =
        new([nameof(Card.Pool)], nameof(Card.Turn), x => x.Turn, id => [id]);

    /// <summary>Whose code it is, in a book.</summary>
    internal static readonly RowLookup<Recipient, (string Code, BookId Book)> RecipientOf = new(
        [nameof(Recipient.Code), nameof(Recipient.Book)], x => (x.Code, x.Book), key => [key.Code, key.Book]);

    /// <summary>What a supplier sells.</summary>
    internal static readonly RowLookup<SupplierItem, (Id<Supplier> Supplier, Id<Denomination> Denomination)> Item =
        new([nameof(SupplierItem.Supplier), nameof(SupplierItem.Denomination)],
            x => (x.Supplier, x.Denomination), key => [key.Supplier, key.Denomination]);

    /// <summary>The kind and family of the alert that no card could be had.</summary>
    internal const string NoCardsAlert = "provisioning_failures";
}
