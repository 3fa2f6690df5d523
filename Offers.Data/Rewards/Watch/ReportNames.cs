using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Watch;

/// <summary>By what a report's rows are named: their ids, and the names of these.</summary>
internal static class ReportNames
{
    /// <summary>The id of cards that came with files.</summary>
    internal const string Files = "csv";

    /// <summary>The row to which redemptions belong; month rows are cut before.</summary>
    internal static string KeyOf(ReportBy by, ProfitOf of) => by switch
    {
        ReportBy.Brand => of.Brand.ToString(),
        ReportBy.Supplier => of.Supplier?.ToString() ?? Files,
        ReportBy.Source => Words.Snake((of.Source ?? CardSource.Csv).ToString()),
        ReportBy.Agency => of.Agency.ToString(),
        ReportBy.Client => of.Client.ToString(),
        ReportBy.Campaign => of.Campaign.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Months are cut by time."),
    };

    /// <summary>The names of rows by their ids; what has none is named by its id.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        OffersDb db, ReportBy by, IReadOnlyCollection<ProfitOf> found) => by switch
    {
        ReportBy.Brand => await BrandsAsync(db, [.. found.Select(x => x.Brand).Distinct()]),
        ReportBy.Supplier => await SuppliersAsync(db, [.. found.Select(x => x.Supplier).OfType<Id<Supplier>>()
            .Distinct()]),
        ReportBy.Source => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Files] = "Files", ["buffer"] = "Buffers", ["api"] = "Orders at once",
        },
        ReportBy.Agency => await HousesAsync(db, found.Select(x => (x.Agency.ToString(), x.Agency.Value))),
        ReportBy.Client => await HousesAsync(db, found.Select(x => (x.Client.ToString(), x.Client.Value))),
        ReportBy.Campaign => await CampaignsAsync(db, [.. found.Select(x => x.Campaign).Distinct()]),
        _ => new Dictionary<string, string>(StringComparer.Ordinal),
    };

    /// <summary>The names of campaigns.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> CampaignsAsync(
        OffersDb db, IReadOnlyList<Id<Campaign>> ids) => (await db.Campaigns.Where(x => ids.Contains(x.Id))
        .Select(x => new { x.Id, x.Name }).ToListAsync())
        .ToDictionary(x => x.Id.ToString(), x => x.Name, StringComparer.Ordinal);

    /// <summary>The names of agencies or clients by their ids, which have those of their organisations.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> HousesAsync(
        OffersDb db, IEnumerable<(string Id, Guid House)> found)
    {
        var houses = found.Distinct().ToList();
        var ids = houses.ConvertAll(x => new Id<Organisation>(x.House));
        var names = await db.Organisations.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id.Value, x => x.Name);
        return houses.Where(x => names.ContainsKey(x.House))
            .ToDictionary(x => x.Id, x => names[x.House], StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, string>> BrandsAsync(
        OffersDb db, IReadOnlyList<Id<Brand>> ids) => (await db.Brands.Where(x => ids.Contains(x.Id))
        .Select(x => new { x.Id, x.Name }).ToListAsync())
        .ToDictionary(x => x.Id.ToString(), x => x.Name, StringComparer.Ordinal);

    private static async Task<IReadOnlyDictionary<string, string>> SuppliersAsync(
        OffersDb db, IReadOnlyList<Id<Supplier>> ids) => (await db.Suppliers.Where(x => ids.Contains(x.Id))
        .Select(x => new { x.Id, x.Name }).ToListAsync()).Select(x => KeyValuePair.Create(x.Id.ToString(), x.Name))
        .Append(KeyValuePair.Create(Files, "Files")).ToDictionary(StringComparer.Ordinal);
}
