using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Styleguide;

/// <summary>Made-up content of the component page.</summary>
internal static class Samples
{
    /// <summary>An amount in AED, in whole dirhams.</summary>
    public static Money Aed(long major) => new(major * Currency.Aed.UnitsPerMajor, Currency.Aed);

    /// <summary>The four accounts that an investment touches, before and after.</summary>
    public static IReadOnlyList<EffectLine> Invest { get; } =
    [
        new("Your wallet, Available", Aed(-42_500), Aed(184_250), Aed(141_750)),
        new("Your wallet, Held", Aed(42_500), Aed(75_000), Aed(117_500)),
    ];

    /// <summary>An offer that is nearly full.</summary>
    public static IReadOnlyList<FillSegment> NearlyFull { get; } =
        [new("Others", Aed(1_907_500), FillLook.Held), new("You", Aed(50_000), FillLook.MineHeld)];

    /// <summary>A budget of which a part is only promised.</summary>
    public static IReadOnlyList<FillSegment> HalfPromised { get; } =
        [new("Paid", Aed(40), FillLook.Settled), new("Expected", Aed(30), FillLook.Promised)];

    /// <summary>Where an investor's money is.</summary>
    public static IReadOnlyList<AllocPart> Wallet { get; } =
    [
        new("Nest at Al Barari", Aed(150_000), AllocLook.Settled),
        new("Saffron Quay, tower B", Aed(120_000), AllocLook.Settled),
        new("Palm Court Residences", Aed(90_000), AllocLook.Settled),
        new("Held for two offers", Aed(75_000), AllocLook.Held),
        new("Available", Aed(184_250), AllocLook.Free),
    ];

    /// <summary>A year of interest, half of it still to come.</summary>
    public static IReadOnlyList<BarPoint> Year { get; } =
    [
        new("Jun", Aed(1_047)),
        new("Jul", Aed(1_851)),
        new("Aug", Aed(5_293)),
        new("Sep", Aed(1_058)),
        new("Oct", Aed(1_871)),
        new("Nov", Aed(5_235), BarLook.Promised, IsNow: true),
        new("Dec", Aed(1_047), BarLook.Promised),
        new("Jan", Aed(1_871), BarLook.Promised),
        new("Feb", Aed(5_293), BarLook.Promised),
        new("Mar", Aed(1_035), BarLook.Promised),
        new("Apr", Aed(1_830), BarLook.Promised),
        new("May", Aed(5_120), BarLook.Promised),
    ];

    /// <summary>The life of an offer, around a moment.</summary>
    public static IReadOnlyList<TimelineItem> LifeAround(DateTimeOffset now) =>
    [
        new("Published", TimelinePlace.Done, now.AddDays(-19), "Noor Rahman"),
        new("Payment to the issuer refused by the bank", TimelinePlace.Failed, now.AddDays(-12)),
        new("97.9% taken", TimelinePlace.Now),
        new("Closes", TimelinePlace.Next, now.AddDays(7)),
        new("Settles: held money goes to the issuer", TimelinePlace.Next, now.AddDays(9)),
    ];
}
