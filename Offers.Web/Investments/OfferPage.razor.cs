using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>One offer as an investor sees it: how full it is, what it plans to pay, and his part.</summary>
public sealed partial class OfferPage
{
    private const int ExampleMajor = 10_000;

    private OfferView? _offer;
    private OfferContentView? _content;
    private HoldingFlows? _flows;
    private ScheduleView? _schedule;
    private RulesView? _rules;
    private Refusal? _refusal;

    /// <summary>The offer.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private OfferContentQueries Contents { get; set; } = default!;

    [Inject] private CashFlowQueries Flows { get; set; } = default!;

    [Inject] private ScheduleQueries Schedules { get; set; } = default!;

    [Inject] private RuleQueries Rules { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Offers"), "/investor/offers")];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var offer = await Offers.GetForInvestorAsync(caller.Book, OfferPageIds.Read(Id), caller.Person!.Value);
            _content = await Contents.GetAsync(caller.Book, offer.Id, ContentReader.Investor);
            _flows = (await Flows.HoldingsAsync(caller.Book, caller.Person.Value, offer.Id)).SingleOrDefault();
            _rules = await Rules.OfOfferAsync(caller.Book, offer.Id, caller.Person.Value);
            var example = new Money(ExampleMajor * offer.Currency.UnitsPerMajor, offer.Currency);
            _schedule = ScheduleQueries.Of(offer, example, await Schedules.TodayAsync(caller.Book));
            _offer = offer;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
