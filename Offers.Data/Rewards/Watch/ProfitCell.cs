using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Watch;

/// <summary>Whose and of what redemptions are: everything that a report can be cut by.</summary>
internal sealed record ProfitOf(
    Id<Brand> Brand, Id<Supplier>? Supplier, CardSource? Source, Id<Agency> Agency, Id<Client> Client,
    Id<Campaign> Campaign);

/// <summary>What the entries of one account for one kind of redemptions sum to.</summary>
/// <param name="Of">Which redemptions; null for entries of anything else.</param>
/// <param name="Account">The account.</param>
/// <param name="Cards">How many cards: those that were taken back counted off.</param>
/// <param name="Minor">What the entries sum to, minor units.</param>
internal sealed record ProfitCell(ProfitOf? Of, ProfitAccount Account, int Cards, long Minor);

/// <summary>What an account of the report is.</summary>
internal enum ProfitPurpose
{
    /// <summary>What was charged.</summary>
    Revenue,

    /// <summary>What the cards handed out cost.</summary>
    Cost,

    /// <summary>What the cards cost that were written off.</summary>
    Lost,
}

/// <summary>One of the platform's accounts of which profit is made.</summary>
internal sealed record ProfitAccount(Account Account, ProfitPurpose Purpose)
{
    /// <summary>Its currency.</summary>
    internal Currency Currency => Account.Currency;
}

/// <summary>A part of the book, from behind one operation up to another.</summary>
/// <param name="After">The number of the last operation before it.</param>
/// <param name="Until">The number of its last operation.</param>
internal readonly record struct ProfitRange(long After, long Until);
