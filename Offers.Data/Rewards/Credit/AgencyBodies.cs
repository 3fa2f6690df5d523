using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>An agency that is to work with rewards: an organisation that is there, or one made by name.</summary>
public sealed record AgencyBody
{
    /// <summary>The organisation of kind agency; left out where <see cref="Name"/> makes one.</summary>
    public Id<Organisation>? OrganisationId { get; init; }

    /// <summary>The name of an organisation that is made.</summary>
    public string? Name { get; init; }

    /// <summary>IANA zone of an organisation that is made.</summary>
    public string? Zone { get; init; }

    /// <summary>Its short name in addresses.</summary>
    public string? Slug { get; init; }

    /// <summary>The prices that it buys at; <c>retail</c> where left out.</summary>
    public AgencyTier? Tier { get; init; }

    /// <summary>What suggested prices lie above cost; 750 where left out.</summary>
    public int? DefaultMarkupBps { get; init; }

    /// <summary>The brands that it may use.</summary>
    public IReadOnlyList<Id<Brand>>? EnabledBrands { get; init; }

    /// <summary>The currencies in which accounts are opened; those of the face values where left out.</summary>
    public IReadOnlyList<string>? Currencies { get; init; }
}

/// <summary>What may be changed of an agency.</summary>
public sealed record AgencyEdit
{
    /// <summary>Its short name in addresses.</summary>
    public string? Slug { get; init; }

    /// <summary>The prices that it buys at.</summary>
    public AgencyTier? Tier { get; init; }

    /// <summary>What suggested prices lie above cost.</summary>
    public int? DefaultMarkupBps { get; init; }

    internal static AgencyEdit Of(Agency agency) =>
        new() { Slug = agency.Slug, Tier = agency.Tier, DefaultMarkupBps = agency.MarkupBps };
}

/// <summary>The brands that an agency uses from now on.</summary>
/// <param name="BrandIds">All of them.</param>
public sealed record BrandsBody(IReadOnlyList<Id<Brand>>? BrandIds);

/// <summary>A client that is to work with rewards: an organisation that is there, or one made by name.</summary>
public sealed record ClientBody
{
    /// <summary>The agency; may be left out by people who work for one.</summary>
    public Id<Agency>? AgencyId { get; init; }

    /// <summary>The organisation of kind client; left out where <see cref="Name"/> makes one.</summary>
    public Id<Organisation>? OrganisationId { get; init; }

    /// <summary>The name of an organisation that is made.</summary>
    public string? Name { get; init; }

    /// <summary>IANA zone of an organisation that is made.</summary>
    public string? Zone { get; init; }

    /// <summary>The currencies in which accounts are opened; those of the face values where left out.</summary>
    public IReadOnlyList<string>? Currencies { get; init; }
}
