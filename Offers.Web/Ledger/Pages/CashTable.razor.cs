using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Deposits or withdrawals as rows; administrators can choose several.</summary>
public sealed partial class CashTable
{
    /// <summary>What the table shows, for people who hear the page.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>The rows.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<CashView> Rows { get; set; } = [];

    /// <summary>The verbs that this page offers.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Verbs { get; set; } = [];

    /// <summary>True where the owner is named, for administrators.</summary>
    [Parameter] public bool ShowOwner { get; set; }

    /// <summary>What the person chose of the list; null where all of it is shown.</summary>
    [Parameter] public ListLook? Look { get; set; }

    /// <summary>The rows that are chosen; null where none can be.</summary>
    [Parameter] public RowSelection<CashView>? Selection { get; set; }

    /// <summary>Called after a row was chosen or let go.</summary>
    [Parameter] public EventCallback OnChosen { get; set; }

    /// <summary>Called with a row and the verb that was chosen.</summary>
    [Parameter, EditorRequired] public EventCallback<(CashView Row, string Verb)> OnVerb { get; set; }

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    private static string? Said(CashView row) => row.Reference ?? row.Reason
        ?? (row.PaymentReference is null && row.Destination is null ? T("none") : null);

    private static string WordOf(string verb) => T(Phrase.Sentence(verb));

    private bool Shows(string column) => Look?.Shows(column) ?? true;

    private IEnumerable<string> Open(CashView row) =>
        Verbs.Where(verb => row.AllowedActions.Any(x => x.Action == verb && x.Allowed));

    private string Waits(CashView row)
    {
        var age = Ages.Of(Shell.Now(Time) - row.WaitingSince);
        return row.Status == CashState.InReview ? T("for {0} in review", age) : T("for {0}", age);
    }

    private Task ToggleAsync(CashView row)
    {
        Selection!.Toggle(row);
        return OnChosen.InvokeAsync();
    }

    private Task ToggleAllAsync()
    {
        Selection!.ToggleAll(Rows);
        return OnChosen.InvokeAsync();
    }
}
