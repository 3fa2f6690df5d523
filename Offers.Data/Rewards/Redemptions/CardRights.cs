using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Who gets cards in clear from the API: the systems of the client whose cards they are.</summary>
internal static class CardRights
{
    /// <summary>Whether a caller has the right <c>cards:reveal</c> for a client.</summary>
    internal static bool MaySee(Caller caller, Id<Client> client) =>
        caller.OrganisationsAs(Role.Developer).Contains(new Id<Organisation>(client.Value));
}
