using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Figures;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Statements;

/// <summary>One statement of an agent, for himself and for administrators.</summary>
public sealed partial class CommissionDetail
{
    private CommissionView? _view;
    private CommissionChanges? _changes;
    private Refusal? _refusal;

    /// <summary>The agent; null where the address names none.</summary>
    [Parameter, EditorRequired] public Id<IPerson>? Agent { get; set; }

    /// <summary>How the figures name him.</summary>
    [Parameter, EditorRequired] public string Owner { get; set; } = FigureName.Me;

    /// <summary>The statement.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    /// <summary>The path of the list.</summary>
    [Parameter, EditorRequired] public string BasePath { get; set; } = "";

    /// <summary>The path of the list in the API.</summary>
    [Parameter, EditorRequired] public string ApiPath { get; set; } = "";

    [Inject] private CommissionQueries Statements { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Statements"), BasePath)];

    private string Lead => _view!.Status == CommissionStatus.Issued
        ? T("{0}, {1}. Locked as it was recorded when the month ended.", _view.Agent.Name, _view.Currency.Code)
        : T("{0}, {1}. The month runs; each line appears as it happens.", _view.Agent.Name, _view.Currency.Code);

    private IEnumerable<(string Label, Money Amount)> Sums =>
    [
        (T("Open at the beginning"), _view!.Totals.Opening),
        (T("Earned in the month"), _view.Totals.Earned),
        (T("Adjustments to earlier months"), _view.Totals.Adjusted),
        (T("Bounties"), _view.Totals.Bounties),
        (T("Paid to your wallet"), -_view.Totals.Paid),
        (T("Taken back"), _view.Totals.Recovered),
        (T("Open at the end"), _view.Totals.Closing),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    internal static BadgeLook LookOf(CommissionStatus status) =>
        status == CommissionStatus.Issued ? BadgeLook.Ok : BadgeLook.Neutral;

    private string Why(CommissionPart part) => CommissionFigure.Statement(Owner, _view!.Id, part);

    private async Task LoadAsync()
    {
        try
        {
            var book = (await Current.GetAsync()).Book;
            var agent = Agent ?? throw IncentiveCodes.StatementNotFound.Because();
            var view = await Statements.GetAsync(book, agent, Id ?? "");
            _changes = view.Status == CommissionStatus.Issued
                ? await Statements.ChangesAsync(book, agent, view.Id)
                : null;
            _view = view;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
