using Offers.Domain.Investments;
using Offers.Domain.Ledger;

namespace Offers.Web.Investments;

/// <summary>The offers of the demo data, in every state.</summary>
internal static class DemoOffers
{
    private const string Qamar = "Qamar Nest Developments";
    private const string Abc = "ABC Builders";
    private const string Ghaf = "Ghaf Land Holding";

    internal static IReadOnlyList<DemoOffer> All { get; } =
    [
        new("CORN-STUDIO-001", "Corniche Studios", Ghaf, Currency.Aed, 900_000)
        {
            Subtitle = "Furnished studios on the sea front", Location = "Corniche, Abu Dhabi", DraftedDay = 345,
            PublishedDay = 340, ClosesDay = 310, SettledDay = 303, InterestDays = [211, 119], FillPercent = 71,
            Every = 3,
        },
        new("PEARL-NOTES-002", "Pearl Quay notes, series 2", Qamar, Currency.Aed, 300_000)
        {
            Subtitle = "Half a year until the first homes are handed over", Location = "Pearl Quay, Dubai",
            DraftedDay = 337, PublishedDay = 334, ClosesDay = 306, SettledDay = 298, InterestDays = [206],
            RepaidDay = 116, FillPercent = 90, Every = 5, RateBps = 720,
        },
        new("GROVE-DATE-001", "Date Grove Villas", Ghaf, Currency.Aed, 750_000)
        {
            Subtitle = "Twelve villas around a date grove", Location = "Al Ain", DraftedDay = 300, PublishedDay = 296,
            ClosesDay = 180, FillPercent = 118, Waves = 4, RateBps = 820,
        },
        new("LOFT-INDIRA-004", "Indiranagar Lofts", Abc, Currency.Inr, 12_000_000)
        {
            Subtitle = "Loft apartments in a converted mill", Location = "Indiranagar, Bangalore", DraftedDay = 270,
            PublishedDay = 262, ClosesDay = 90, FillPercent = 88, MinMajor = 100_000, Every = 1, RateBps = 1_050,
        },
        new("SIDR-COURT-001", "Sidr Court", Abc, Currency.Aed, 1_600_000)
        {
            Subtitle = "Family homes around a shaded court", Location = "Al Warqa, Dubai", DraftedDay = 215,
            PublishedDay = 208, ClosesDay = 163, FillPercent = 20, Every = 4, LeastMajor = 800_000,
        },
        new("MARSA-TERR-002", "Marsa Terraces, phase 2", Qamar, Currency.Aed, 1_800_000)
        {
            Subtitle = "Terraced homes at the creek", Location = "Marsa, Dubai", DraftedDay = 160, PublishedDay = 150,
            ClosesDay = -60, PausedDay = 18, FillPercent = 22, Every = 5,
        },
        new("QUAY-SAFFRON-003", "Saffron Quay, tower C", Qamar, Currency.Aed, 2_500_000)
        {
            Subtitle = "Waterfront tower, handover next year", Location = "Saffron Quay, Dubai", DraftedDay = 125,
            PublishedDay = 118, ClosesDay = -75, FillPercent = 41, Waves = 5, MostMajor = 120_000,
        },
        new("WHTF-GARDEN-002", "Whitefield Gardens, phase 2", Abc, Currency.Inr, 40_000_000)
        {
            Subtitle = "Garden apartments near the tech parks", Location = "Whitefield, Bangalore", DraftedDay = 98,
            PublishedDay = 92, ClosesDay = -55, FillPercent = 40, MinMajor = 100_000, Every = 1, RateBps = 1_120,
        },
        new("USD-BRIDGE-007", "Bridge notes, series 7", Ghaf, Currency.Usd, 500_000)
        {
            Subtitle = "Short notes until the sale of phase 1 is paid", Location = "Dubai", DraftedDay = 70,
            PublishedDay = 66, ClosesDay = -25, FillPercent = 69, MinMajor = 5_000, Every = 1, RateBps = 640,
            FillPolicy = FillPolicy.AllOrNothing,
        },
        new("YARD-HARBOUR-002", "Harbour Yard, phase 2", Qamar, Currency.Aed, 1_200_000)
        {
            Subtitle = "Workshops and homes in the old harbour", Location = "Harbour Yard, Sharjah", DraftedDay = 62,
            PublishedDay = 58, ClosesDay = -9, FillPercent = 97, Waves = 5,
        },
        new("NEST-ALBARARI-001", "Al Barari Exclusive", Qamar, Currency.Aed, 1_000_000)
        {
            Subtitle = "Garden residences among springs and trees", Location = "Al Barari, Dubai", DraftedDay = 27,
            PublishedDay = 21, ClosesDay = -40, FillPercent = 64, Waves = 6, MinMajor = 5_000, MostMajor = 150_000,
            RateBps = 820,
        },
        new("HILL-ORCHARD-003", "Orchard Hill, row 3", Ghaf, Currency.Aed, 600_000)
        {
            Subtitle = "Row houses with their own orchards", Location = "Hatta, Dubai", DraftedDay = 15,
            PublishedDay = 12, ClosesDay = -48, FillPercent = 24, Every = 4, CoolingOffDays = 14, RateBps = 760,
            RulePack = "AE-DIFC",
        },
        new("FALAJ-MEWS-002", "Falaj Mews, row 2", Ghaf, Currency.Aed, 240_000)
        {
            Subtitle = "Eight town houses along a water channel", Location = "Al Ain", DraftedDay = 11,
            PublishedDay = 8, ClosesDay = -30, FillPercent = 130, Every = 3, CoolingOffDays = 10, Waitlist = true,
            RateBps = 790,
        },
        new("CREEK-VIEW-005", "Creek View Offices", Ghaf, Currency.Aed, 3_000_000)
        {
            Subtitle = "Serviced offices with long leases", Location = "Deira, Dubai", DraftedDay = 9, PublishedDay = 6,
            OpensDay = -5, ClosesDay = -95,
        },
        new("PALM-COURT-004", "Palm Court Residences, wing D", Qamar, Currency.Aed, 2_750_000)
        {
            Subtitle = "The last wing of a finished court", Location = "Palm Court, Dubai", DraftedDay = 12,
            ClosesDay = -120,
        },
        new("OASIS-LOFTS-006", "Oasis Lofts", Ghaf, Currency.Aed, 4_200_000)
        {
            Subtitle = "Lofts above a shaded arcade", Location = "Al Ain", DraftedDay = 3,
        },
    ];
}
