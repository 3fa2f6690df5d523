using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The queue of deposits and withdrawals: completed or rejected with what will happen in sight.</summary>
public sealed partial class AdminTransfersPage
{
    private const string Withdrawals = "withdrawals";
    private static readonly string[] Verbs = ["complete", "release", "reject"];

    private readonly RowSelection<CashView> _chosen = new(row => row.Id);
    private ListLook _look = ListLook.Of(LedgerSheets.Transfers, null);
    private Dictionary<string, long>? _counts;
    private Page<CashView>? _page;
    private MoneyDecision? _decision;
    private BulkPlan? _plan;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private CashQueries Cash { get; set; } = default!;

    [Inject] private DepositDesk DepositsDesk { get; set; } = default!;

    [Inject] private WithdrawalDesk WithdrawalsDesk { get; set; } = default!;

    [Inject] private DestinationQueries Destinations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool IsWithdrawals => _look["kind"] == Withdrawals;

    private CashState? State =>
        _look["status"] is { } status ? Words.Read<CashState>(status) : CashState.Requested;

    private bool IsQueue => State is CashState.Requested or CashState.InReview
        && _look["currency"] is null && _look["q"] is null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var wasWithdrawals = IsWithdrawals;
        _look = ListLook.At(LedgerSheets.Transfers, Navigation.Uri);
        if (wasWithdrawals != IsWithdrawals)
        {
            // What is chosen belongs to one of the two lists, and so do the verbs.
            _chosen.Clear();
        }

        return LoadAsync();
    }

    private static string PathOf(bool isWithdrawals) =>
        $"/admin/transfers?kind={(isWithdrawals ? Withdrawals : "deposits")}";

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        var currency = Currency.TryParse(_look["currency"], out var named) ? named : null;
        var filter = new CashFilter { Status = State, Currency = currency, Search = _look["q"] };
        var page = new PageRequest(_look.Size, Cursor);
        var (deposits, withdrawals) = await Cash.WaitingAsync(caller.Book);
        _counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [LedgerSheets.Deposits] = deposits,
            [LedgerSheets.InReview] = await Cash.InReviewAsync(caller.Book),
            [LedgerSheets.Withdrawals] = withdrawals,
        };
        _page = IsWithdrawals
            ? await Cash.WithdrawalsAsync(caller.Book, filter, page)
            : await Cash.DepositsAsync(caller.Book, filter, page);
        _chosen.Refresh(_page.Data);
    }

    private void Plan(string verb)
    {
        var bulk = new CashBulk(DepositsDesk, WithdrawalsDesk);
        _plan = IsWithdrawals ? bulk.WithdrawalPlan(verb, _chosen.Rows) : bulk.DepositPlan(verb, _chosen.Rows);
    }

    private Task BulkDoneAsync()
    {
        _plan = null;
        _chosen.Clear();
        return LoadAsync();
    }

    private async Task Ask((CashView Row, string Verb) choice)
    {
        var (row, verb) = choice;
        var caller = await Current.GetAsync();
        var (title, button) = WordsOf(verb, MoneyText.Plain(row.Amount));
        _decision = new MoneyDecision(
            title, $"{row.Owner.Name}, {MoneyText.Plain(row.Amount)}", button,
            (request, reason) => (IsWithdrawals, verb) switch
            {
                (false, "release") => DepositsDesk.ReleaseAsync(request, Id<TopUp>.Parse(row.Id), reason),
                (false, "complete") => DepositsDesk.CompleteAsync(request, Id<TopUp>.Parse(row.Id), reason),
                (false, _) => DepositsDesk.RejectAsync(request, Id<TopUp>.Parse(row.Id), reason),
                (true, "complete") => WithdrawalsDesk.CompleteAsync(request, Id<Withdrawal>.Parse(row.Id), reason),
                (true, _) => WithdrawalsDesk.RejectAsync(request, Id<Withdrawal>.Parse(row.Id), reason),
            })
        {
            Owner = OwnerIds.Of(caller.Book, row.Owner.Id)!.Value,
            NeedsReason = verb is "reject" or "release",
            IsDangerous = verb == "reject",
            PayTo = IsWithdrawals && verb == "complete"
                ? await Destinations.PayToAsync(caller.Book, Id<Withdrawal>.Parse(row.Id))
                : null,
            Told = T("{0} is told.", row.Owner.Name),
        };
    }

    private (string Title, string Button) WordsOf(string verb, string amount) => (IsWithdrawals, verb) switch
    {
        (false, "release") => (T("Release this deposit?"), T("Release {0}", amount)),
        (false, "complete") => (T("Complete this deposit?"), T("Complete {0}", amount)),
        (false, _) => (T("Reject this deposit?"), T("Reject {0}", amount)),
        (true, "complete") => (T("Complete this withdrawal?"), T("Complete {0}", amount)),
        (true, _) => (T("Reject this withdrawal?"), T("Reject {0}", amount)),
    };

    private void Close() => _decision = null;

    private async Task DoneAsync()
    {
        Close();
        await LoadAsync();
    }
}
