using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;

namespace Offers.Web.Investments;

/// <summary>One offer of the demo data and what became of it; days count back from the end of the story.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Issuer">The name of the organisation that owes the money.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="MaxMajor">The cap in major units.</param>
internal sealed record DemoOffer(string Code, string Name, string Issuer, Currency Currency, long MaxMajor)
{
    /// <summary>One line under the name.</summary>
    internal required string Subtitle { get; init; }

    /// <summary>Where it is.</summary>
    internal required string Location { get; init; }

    /// <summary>When it was drafted.</summary>
    internal required int DraftedDay { get; init; }

    /// <summary>When it was published; null for a draft.</summary>
    internal int? PublishedDay { get; init; }

    /// <summary>When it opens; null for at once. Below zero is ahead.</summary>
    internal int? OpensDay { get; init; }

    /// <summary>When it closes; null for never. Below zero is ahead.</summary>
    internal int? ClosesDay { get; init; }

    /// <summary>When it was paused.</summary>
    internal int? PausedDay { get; init; }

    /// <summary>When its money was taken into its pool, the day before it was paid to the issuer.</summary>
    internal int? SettledDay { get; init; }

    /// <summary>When interest of a quarter was paid.</summary>
    internal IReadOnlyList<int> InterestDays { get; init; } = [];

    /// <summary>When the principal was due and returned.</summary>
    internal int? RepaidDay { get; init; }

    /// <summary>Days in which an investor may take his money back.</summary>
    internal int CoolingOffDays { get; init; }

    /// <summary>The least to be raised in major units; with less it is cancelled at its close.</summary>
    internal long? LeastMajor { get; init; }

    /// <summary>The smallest ticket in major units.</summary>
    internal long MinMajor { get; init; } = 1_000;

    /// <summary>The most of one investor in major units.</summary>
    internal long? MostMajor { get; init; }

    /// <summary>The code of its rule pack.</summary>
    internal string? RulePack { get; init; }

    /// <summary>Whether people wait for room once it is full.</summary>
    internal bool Waitlist { get; init; }

    /// <summary>Yearly rate in basis points.</summary>
    internal int RateBps { get; init; } = 780;

    /// <summary>Whether more than is left is refused.</summary>
    internal FillPolicy FillPolicy { get; init; }

    /// <summary>The share of the cap that the story tries to reach, in percent.</summary>
    internal int FillPercent { get; init; }

    /// <summary>In how many waves the money comes.</summary>
    internal int Waves { get; init; } = 3;

    /// <summary>Which investors take part: every so many.</summary>
    internal int Every { get; init; } = 2;

    /// <summary>An amount of its currency.</summary>
    internal Money Of(long major) => new(major * Currency.UnitsPerMajor, Currency);

    /// <summary>The draft as an administrator sends it.</summary>
    internal OfferBody Body(Platform.Demo.DemoWorld world) => new()
    {
        Code = Code,
        Name = Name,
        Subtitle = Subtitle,
        Location = Location,
        Description = $"{Name} by {Issuer}. {Subtitle}. Interest is paid every quarter, the principal at maturity.",
        Highlights = ["Title deed registered to the issuer", "Quarterly interest", "Independent valuation every year"],
        IssuerId = world.Organisations[Issuer],
        Currency = Currency.Code,
        MaxAmount = AmountText.Of(Of(MaxMajor)),
        MinTicket = AmountText.Of(Of(MinMajor)),
        MaxPerInvestor = MostMajor is { } most ? AmountText.Of(Of(most)) : null,
        OpensAt = OpensDay is { } opens ? world.DaysAgo(opens) : null,
        ClosesAt = ClosesDay is { } closes ? world.DaysAgo(closes, 12) : null,
        MaturityDate = DateOnly.FromDateTime(world.DaysAgo(RepaidDay ?? DraftedDay - 1_100).UtcDateTime),
        MinimumRaise = LeastMajor is { } least ? AmountText.Of(Of(least)) : null,
        CoolingOffDays = CoolingOffDays,
        AnnualRateBps = RateBps,
        InterestFrequency = InterestFrequency.Quarterly,
        WaitlistEnabled = Waitlist,
        RulePack = RulePack,
        FillPolicy = FillPolicy,
    };
}
