using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>The list of pools: filters, columns, the views that everybody has, and what files of it hold.</summary>
public static class CardSheets
{
    /// <summary>The pools.</summary>
    public static ListSheet<PoolView> Pools { get; } = new(
        "card-pools", "/admin/inventory",
        [
            FilterDefinition.Of<PoolStock>("status", "Stock"),
            new("kind", "Kind", new FilterOption("csv", "Files of cards"),
                new FilterOption("buffer", "Buffer of a supplier")),
            new("q", "Name"),
        ],
        [
            ListColumn<PoolView>.Of("name", "Pool", x => x.Name).And("brand", x => x.Brand.Name)
                .And("faceValue", x => x.FaceValue).And("currency", x => x.Currency.Code).Shown(ColumnUse.Always),
            ListColumn<PoolView>.Of("status", "Stock", x => x.Status).And("active", x => $"{x.IsActive}"),
            ListColumn<PoolView>.Of("free", "Free", x => x.Cards.Available),
            ListColumn<PoolView>.Of("cover", "Days of cover", x => x.DaysOfCover),
            ListColumn<PoolView>.Of("value", "Value", x => x.Value),
            ListColumn<PoolView>.Of("margin", "Margin", x => x.Margin).And("cost", x => x.Cost),
            ListColumn<PoolView>.Of("expiry", "Next expiry", x => x.NextExpiry),
            ListColumn<PoolView>.Of("delivered", "Handed out", x => x.Cards.Delivered).Shown(ColumnUse.Extra),
            ListColumn<PoolView>.Of("owner", "Owner", x => x.Client?.Name).Shown(ColumnUse.Extra),
        ])
    {
        CsvPath = "/api/v1/pools.csv",
        Usual =
        [
            new("All", ""), new("Healthy", "status=healthy"), new("Low", "status=low"), new("Empty", "status=empty"),
        ],
    };

    /// <summary>The filter of pools that a part of an address stands for.</summary>
    public static PoolFilter PoolsIn(ListLook look) => new()
    {
        Status = Words.Read<PoolStock>(look["status"]), Kind = Words.Read<PoolKind>(look["kind"]), Search = look["q"],
    };
}
