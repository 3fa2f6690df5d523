using System.Globalization;
using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The books that prove themselves: sums, checks, clearing accounts and the audit chain.</summary>
public sealed partial class BooksPage
{
    private BooksReport? _report;
    private IReadOnlyList<AuditLink> _latest = [];
    private IReadOnlyList<CurrencyBooks>? _past;
    private DateTimeOffset? _at;

    [Inject] private BooksQueries Books { get; set; } = default!;

    [Inject] private AuditChain Chain { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    private string Lead => _report is null
        ? T("The same queries as the health check and the command 'ledger verify'.")
        : T("The same queries as the health check and the command 'ledger verify'. Checked {0}; it took {1} ms.",
            TimeText.Of(_report.CheckedAt, Shell.Zone, InstantLook.Second),
            _report.TookMs.ToString("N0", CultureInfo.InvariantCulture));

    private int Unbalanced => _report!.Currencies.Count(x => !x.TrialBalance.IsZero);

    private string TrialNote => Unbalanced > 0
        ? T("Wrong in {0}", Unbalanced)
        : T("Zero in {0}", N(_report!.Currencies.Count, "{0} currency", "{0} currencies"));

    private int Faults => _report!.Clearing.Count(x => x.IsFault);

    private IEnumerable<BooksCheck> Checks =>
    [
        new BooksCheck("Accounts are the sum and number of their entries", _report!.AccountMismatches),
        new BooksCheck("Holds add up, and held balances are the sum of open holds", _report.HoldMismatches),
        .. _report.Checks,
    ];

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await VerifyAsync();
            StateHasChanged();
        }
    }

    private async Task VerifyAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _report = await Books.VerifyAsync(book);
        _latest = await Chain.LatestAsync(book, 5);
    }

    private async Task AskAsync(DateTimeOffset? at)
    {
        _at = at;
        _past = at is { } time ? await Books.TrialBalanceAsync((await Current.GetAsync()).Book, time) : null;
    }

    private static string Ok(int wrong) => wrong == 0 ? "ok" : "broken";

    private static BadgeLook Look(int wrong) => wrong == 0 ? BadgeLook.Ok : BadgeLook.Bad;
}
