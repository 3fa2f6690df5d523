using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>The lists of this module: filters, columns, the views that everybody has, and what files of them
/// hold.</summary>
public static class OfferSheets
{
    /// <summary>The name of the view of offers that close in this quarter.</summary>
    internal const string Closing = "Closing this quarter";

    /// <summary>The name of the view of offers that wait to be settled.</summary>
    internal const string ToSettle = "To settle";

    /// <summary>The name of the view of offers in arrears.</summary>
    internal const string InArrears = "In arrears";

    /// <summary>The name of the view of offers that nobody has published.</summary>
    internal const string Drafts = "Drafts";

    private static readonly FilterDefinition _search = new("q", "Name or code");

    private static readonly FilterDefinition _closes = FilterDefinition.Of<ClosingTime>("closes", "Closes");

    private static readonly FilterDefinition _rate = new(
        "rate", "Rate from", new FilterOption("400", "4.00%"), new FilterOption("600", "6.00%"),
        new FilterOption("800", "8.00%"), new FilterOption("1000", "10.00%"));

    /// <summary>All offers, for administrators.</summary>
    public static ListSheet<OfferView> Offers { get; } = new(
        "offers", "/admin/investments",
        [FilterDefinition.Of<OfferStatus>("status", "State"), OfferWords.CurrencyFilter, _closes, _rate, _search],
        [
            ListColumn<OfferView>.Of("code", "Offer", x => x.Code).And("name", x => x.Name)
                .And("issuer", x => x.Issuer.Name).Shown(ColumnUse.Always),
            ListColumn<OfferView>.Of("state", "State", x => x.Status),
            ListColumn<OfferView>.Of("committed", "Committed", x => x.CommittedAmount)
                .And("currency", x => x.Currency.Code),
            ListColumn<OfferView>.Of("cap", "Cap", x => x.MaxAmount).And("currency", x => x.Currency.Code),
            ListColumn<OfferView>.Of("closes", "Closes", x => x.ClosesAt),
            ListColumn<OfferView>.Of("left", "Left", x => x.RemainingAmount).And("currency", x => x.Currency.Code)
                .Shown(ColumnUse.Extra),
            ListColumn<OfferView>.Of("rate", "Rate", x => OfferWords.Rate(x)).Shown(ColumnUse.Extra),
            ListColumn<OfferView>.Of("maturity", "Maturity", x => x.MaturityDate).Shown(ColumnUse.Extra),
            ListColumn<OfferView>.Of("investors", "Investors", x => x.InvestorCount).Shown(ColumnUse.Extra),
            ListColumn<OfferView>.Of("waiting", "Waiting", x => x.WaitingCount).Shown(ColumnUse.Extra),
        ])
    {
        Sorts = [.. Enum.GetNames<OfferSort>().Select(Words.Snake)],
        CsvPath = "/api/v1/admin/investment-offers.csv",
        Usual =
        [
            new("All", ""), new(Closing, "closes=this_quarter"), new(ToSettle, "status=closed"),
            new(InArrears, "status=in_arrears"), new(Drafts, "status=draft"),
        ],
    };

    /// <summary>The investments of one offer, for administrators; the page puts the offer's address in.</summary>
    public static ListSheet<InvestmentView> OfOffer { get; } = Investments(
        "offer-investments", "/admin/investments",
        ListColumn<InvestmentView>.Of("investor", "Investor", x => x.Investor.Name)
            .And("investorId", x => x.Investor.Id).Shown(ColumnUse.Always));

    /// <summary>An investor's own requests.</summary>
    public static ListSheet<InvestmentView> Mine { get; } = Investments(
        "my-investments", "/investor/holdings",
        ListColumn<InvestmentView>.Of("offer", "Offer", x => x.Offer.Code).And("name", x => x.Offer.Name)
            .Shown(ColumnUse.Always)) with
    {
        CsvPath = "/api/v1/investments.csv",
    };

    /// <summary>The offers that investors can put money in; its saved views are their saved searches.</summary>
    public static ListSheet Gallery { get; } = new(
        "live-offers", "/investor/offers", [OfferWords.CurrencyFilter, _closes, _rate, _search], [])
    {
        Usual = [new("All", ""), new("Closing this month", "closes=this_month")],
    };

    /// <summary>The filter of offers that a part of an address stands for.</summary>
    public static OfferFilter FilterOf(ListLook look) => new(
        Words.Read<OfferStatus>(look["status"]),
        Currency.TryParse(look["currency"], out var currency) ? currency : null, look["q"])
    {
        Closes = Words.Read<ClosingTime>(look["closes"]),
        MinRateBps = int.TryParse(look["rate"], out var rate) ? rate : null,
        Order = OfferOrder.Read(look.Sort),
    };

    private static ListSheet<InvestmentView> Investments(
        string key, string path, ListColumn<InvestmentView> subject) => new(
        key, path, [FilterDefinition.Of<InvestmentStatus>("status", "State")],
        [
            subject,
            ListColumn<InvestmentView>.Of("made", "Made", x => x.CreatedAt),
            ListColumn<InvestmentView>.Of("state", "State", x => x.Status).And("refusal", x => x.RefusalCode),
            ListColumn<InvestmentView>.Of("requested", "Asked for", x => x.RequestedAmount)
                .And("currency", x => x.Currency.Code),
            ListColumn<InvestmentView>.Of("accepted", "Taken", x => x.AcceptedAmount)
                .And("currency", x => x.Currency.Code),
            ListColumn<InvestmentView>.Of("number", "Number", x => x.Id).And("receipt", x => x.Receipt),
        ])
    {
        Usual = [new("All", ""), new("Refused", "status=refused")],
    };
}
