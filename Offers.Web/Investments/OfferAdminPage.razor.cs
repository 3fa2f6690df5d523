using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>One offer for administrators: how full, by whom, on which terms, and what can be done with it.</summary>
public sealed partial class OfferAdminPage
{
    private FormKey _key = new();
    private OfferView? _offer;
    private PortfolioView? _portfolio;
    private Page<InvestmentView>? _investments;
    private ListLook? _look;
    private Page<DistributionView>? _distributions;
    private Page<WaitlistView>? _waitlist;
    private IReadOnlyList<RunView> _runs = [];
    private InterestView? _interest;
    private OfferProgress? _progress;
    private Refusal? _refusal;
    private string? _asked;

    /// <summary>The offer.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")]
    private string? Cursor { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private InvestmentQueries Investments { get; set; } = default!;

    [Inject] private DistributionQueries Distributions { get; set; } = default!;

    [Inject] private InterestQueries Interests { get; set; } = default!;

    [Inject] private OfferProgressQueries Progress { get; set; } = default!;

    [Inject] private WaitlistQueries Waitlists { get; set; } = default!;

    [Inject] private OfferDesk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Investment offers"), "/admin/investments")];

    private bool MovesMoney => _asked is not null && OfferWords.MovesMoney(_asked);

    private string Consequence => _asked switch
    {
        "publish" => T("Investors see it at once and can put money in from its opening time on."),
        "pause" => T("No more investments are taken until you resume. What is committed stays held."),
        "resume" => T("Investments are taken again at once."),
        _ => T("No more investments are taken, and it cannot be opened again. "
            + "What is committed stays held until it is settled."),
    };

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static ListSheet SheetOf(Id<InvestmentOffer> id) => OfferSheets.OfOffer with
    {
        Path = $"/admin/investments/{id}", CsvPath = $"/api/v1/admin/investment-offers/{id}/investments.csv",
    };

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var id = OfferPageIds.Read(Id);
            _portfolio = await Investments.PortfolioAsync(caller.Book, id);
            var look = ListLook.At(SheetOf(id), Navigation.Uri);
            var filter = new InvestmentFilter { Offer = id, Status = Words.Read<InvestmentStatus>(look["status"]) };
            _investments = await Investments.ListAsync(caller.Book, filter, new PageRequest(look.Size, Cursor));
            _look = look;
            _distributions = await Distributions.ListAsync(caller.Book, id, new PageRequest());
            _waitlist = await Waitlists.ListAsync(
                caller.Book, id, WaitlistStatus.Waiting, new PageRequest(PageRequest.MaxLimit));
            _interest = await Interests.GetAsync(caller.Book, id);
            _progress = await Progress.GetAsync(caller.Book, id);
            _runs = await Distributions.RunsAsync(caller.Book, id);
            _offer = await Offers.GetAsync(caller.Book, id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private void Ask(string verb)
    {
        (_asked, _refusal) = (verb, null);
        _key = new FormKey();
    }

    private async Task MoveAsync()
    {
        try
        {
            var answer = await Desk.MoveAsync(_key.Request(await Current.GetAsync()), _offer!.Id, _asked!);
            answer.Check();
            _asked = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }

        await LoadAsync();
    }
}
