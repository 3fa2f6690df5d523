using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>A pool with free cards, in the order in which pools are used.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Source">Where its cards come from.</param>
/// <param name="Supplier">Who supplies it.</param>
internal sealed record CardPlace(Id<CardPool> Pool, CardSource Source, Id<Supplier>? Supplier);

/// <summary>A supplier that can be asked, with the buffer that keeps what it sends.</summary>
/// <param name="Supplier">The supplier.</param>
/// <param name="Buffer">The buffer.</param>
internal sealed record SupplierPlace(Id<Supplier> Supplier, Id<CardPool> Buffer);

/// <summary>Names beside the ids of a redemption.</summary>
/// <param name="Client">The client's.</param>
/// <param name="Agency">The agency's.</param>
/// <param name="Brand">The brand's.</param>
internal sealed record RedeemNames(string Client, string Agency, string Brand);

/// <summary>
/// What was read before the pen is taken of a campaign and one of its face values. Who may redeem, whether there is a
/// card and who pays is judged again under the pen; where that shows that this is old, it is read anew.
/// </summary>
internal sealed record RedeemGround
{
    /// <summary>The campaign, as it was read.</summary>
    internal required Campaign Campaign { get; init; }

    /// <summary>The face value; null where the brand has none of this value.</summary>
    internal Denomination? Denomination { get; init; }

    /// <summary>Whether the platform offers the brand and the agency enables it.</summary>
    internal bool IsEnabled { get; init; }

    /// <summary>The face values that the campaign offers.</summary>
    internal IReadOnlyList<Id<Denomination>> Offered { get; init; } = [];

    /// <summary>The campaign's conditions by number.</summary>
    internal IReadOnlyList<CampaignCondition> Conditions { get; init; } = [];

    /// <summary>What the client is charged now.</summary>
    internal Money Charge { get; init; }

    /// <summary>Where free cards are, the first to be used first.</summary>
    internal IReadOnlyList<CardPlace> Pools { get; init; } = [];

    /// <summary>The first place in their queues of cards that still pay today.</summary>
    internal long FirstTurn { get; init; }

    /// <summary>Who can be asked for a card, the first to be asked first.</summary>
    internal IReadOnlyList<SupplierPlace> Suppliers { get; init; } = [];

    /// <summary>Campaigns that stop where the credit is short.</summary>
    internal IReadOnlyList<CreditStop> Stops { get; init; } = [];

    /// <summary>The rules that judge who redeems.</summary>
    internal IReadOnlyList<FraudRule> Rules { get; init; } = [];

    /// <summary>Names for answers.</summary>
    internal required RedeemNames Names { get; init; }

    /// <summary>The agency.</summary>
    internal Id<Agency> Agency => Campaign.Agency;

    /// <summary>The client.</summary>
    internal Id<Client> Client => Campaign.Client;

    /// <summary>Who pays, as it was read.</summary>
    internal Owner Payer => Campaign.Payer;
}
