using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Ledger.Pages;

/// <summary>Reads owners from addresses.</summary>
internal static class OwnerIds
{
    /// <summary>The owner of an outside id; null where it is none.</summary>
    internal static Owner? Of(BookId book, string? id) =>
        Id<IPerson>.TryParse(id, out var person) ? Owner.Of(book, person)
        : Id<Organisation>.TryParse(id, out var organisation) ? Owner.Of(book, organisation)
        : Id<Domain.Rewards.Campaigns.Campaign>.TryParse(id, out var campaign) ? Owner.Of(book, campaign)
        : null;
}
