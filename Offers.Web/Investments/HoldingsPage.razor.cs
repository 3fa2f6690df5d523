using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Investments;

/// <summary>What an investor has in each offer, what it paid him, and every request that he made.</summary>
public sealed partial class HoldingsPage
{
    private IReadOnlyList<HoldingView>? _holdings;
    private Page<InvestmentView>? _investments;
    private IReadOnlyList<WaitlistView> _waiting = [];
    private InvestmentView? _withdrawing;
    private ListLook _look = ListLook.Of(OfferSheets.Mine, null);

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private InvestmentQueries Investments { get; set; } = default!;

    [Inject] private WaitlistQueries Waitlists { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static Money Sum(IGrouping<Currency, HoldingView> group, Func<HoldingView, Money> part) =>
        group.Aggregate(Money.Zero(group.Key), (sum, holding) => sum + part(holding));

    private static string WhyOf(HoldingView holding, HoldingPart part) =>
        InvestmentFigure.Part(holding.Offer.Id, FigureName.Me, part);

    private static string WhyOf(Currency currency, HoldingPart part) =>
        InvestmentFigure.Parts(FigureName.Me, currency, part);

    private void Ask(InvestmentView? investment) => _withdrawing = investment;

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _holdings = await Investments.HoldingsAsync(caller.Book, caller.Person!.Value);
        _waiting = await Waitlists.MineAsync(caller.Book, caller.Person.Value);
        _look = ListLook.At(OfferSheets.Mine, Navigation.Uri);
        var filter = new InvestmentFilter
        {
            Investor = caller.Person, Status = Words.Read<InvestmentStatus>(_look["status"]),
        };
        _investments = await Investments.ListAsync(caller.Book, filter, new PageRequest(_look.Size, Cursor));
    }
}
