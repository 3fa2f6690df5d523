using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>All offers, for administrators: filtered, with how full each is and what can be done with it.</summary>
public sealed partial class OfferListPage
{
    private static readonly FilterDefinition[] Filters =
    [
        FilterDefinition.Of<OfferStatus>("status", "State"),
        OfferWords.CurrencyFilter,
        new("q", "Name or code"),
    ];

    private Page<OfferView>? _page;
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "currency")]
    private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private OfferDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsNarrowed => Status is not null || InCurrency is not null || Search is not null;

    private string Lead => _page is null
        ? "Held money is hatched until an offer is settled."
        : $"{OfferWords.Count(_page.Total, "offer")}. Held money is hatched until an offer is settled.";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string Admin(OfferView offer) => $"/admin/investments/{offer.Id}";

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        var currency = Currency.TryParse(InCurrency, out var chosen) ? chosen : null;
        var filter = new OfferFilter(Words.Read<OfferStatus>(Status), currency, Search);
        _page = await Offers.ListAsync(caller.Book, filter, new PageRequest(Offset: Math.Max(0, Offset)));
    }

    private IReadOnlyList<MenuAction> ActionsOf(OfferView offer) =>
    [
        new MenuAction("Open") { Href = Admin(offer) },
        .. offer.AllowedActions!.Where(action => !OfferWords.MovesMoney(action.Action)).Select(action =>
            new MenuAction(Phrase.Sentence(action.Action))
            {
                OnClick = () => MoveAsync(offer, action.Action),
                Reason = action.Allowed ? null : action.Reason,
                IsDangerous = action.Action == "close",
            }),
    ];

    private async Task MoveAsync(OfferView offer, string verb)
    {
        try
        {
            _refusal = null;
            var key = new FormKey();
            var answer = await Desk.MoveAsync(key.Request(await Current.GetAsync()), offer.Id, verb);
            answer.Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        await LoadAsync();
    }
}
