using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>Offers as rows that can be chosen, with the columns that the person wants.</summary>
public sealed partial class OfferTable
{
    /// <summary>The offers.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<OfferView> Offers { get; set; } = [];

    /// <summary>What the person chose of the list.</summary>
    [Parameter, EditorRequired] public ListLook Look { get; set; } = default!;

    /// <summary>The rows that are chosen.</summary>
    [Parameter, EditorRequired] public RowSelection<OfferView> Selection { get; set; } = default!;

    /// <summary>Called after a row was chosen or let go.</summary>
    [Parameter, EditorRequired] public EventCallback OnChosen { get; set; }

    /// <summary>Called with an offer and the verb that was chosen in its menu.</summary>
    [Parameter, EditorRequired] public EventCallback<(OfferView Offer, string Verb)> OnVerb { get; set; }

    private IEnumerable<ListColumn> Extras =>
        Look.Sheet.Columns.Where(column => column.Use == ColumnUse.Extra && Look.Shows(column.Key));

    private static bool IsNumber(ListColumn column) => column.Key != "maturity";

    private Task ToggleAsync(OfferView offer)
    {
        Selection.Toggle(offer);
        return OnChosen.InvokeAsync();
    }

    private Task ToggleAllAsync()
    {
        Selection.ToggleAll(Offers);
        return OnChosen.InvokeAsync();
    }

    private IReadOnlyList<MenuAction> ActionsOf(OfferView offer) =>
    [
        new MenuAction(T("Open")) { Href = $"/admin/investments/{offer.Id}" },
        .. offer.AllowedActions!.Where(action => !OfferWords.MovesMoney(action.Action)).Select(action =>
            new MenuAction(T(Phrase.Sentence(action.Action)))
            {
                OnClick = () => OnVerb.InvokeAsync((offer, action.Action)),
                Reason = action.Allowed ? null : action.Reason,
                IsDangerous = action.Action == "close",
            }),
    ];
}
