using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Domain.Rewards.Credit;

/// <summary>A brand that an agency may use.</summary>
public sealed class AgencyBrand
{
    private AgencyBrand()
    {
    }

    /// <summary>Lets an agency use a brand.</summary>
    public AgencyBrand(Id<Agency> agency, Id<Brand> brand) => (Agency, Brand) = (agency, brand);

    /// <summary>The agency.</summary>
    public Id<Agency> Agency { get; private set; }

    /// <summary>The brand.</summary>
    public Id<Brand> Brand { get; private set; }
}
