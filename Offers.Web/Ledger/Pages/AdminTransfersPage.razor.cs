using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The queue of deposits and withdrawals: completed or rejected with what will happen in sight.</summary>
public sealed partial class AdminTransfersPage
{
    private const string Withdrawals = "withdrawals";
    private static readonly string[] Verbs = ["complete", "release", "reject"];

    private static readonly FilterDefinition[] Filters =
    [
        new("status", "State", [.. Enum.GetNames<CashState>().Select(FilterOption.Of), new FilterOption("all", "All")]),
        LedgerChips.InCurrency,
        new("q", "Owner or reference"),
    ];

    private Page<CashView>? _page;
    private (int Deposits, int Withdrawals) _waiting;
    private int _inReview;
    private MoneyDecision? _decision;

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private CashQueries Cash { get; set; } = default!;

    [Inject] private DepositDesk DepositsDesk { get; set; } = default!;

    [Inject] private WithdrawalDesk WithdrawalsDesk { get; set; } = default!;

    [Inject] private DestinationQueries Destinations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsWithdrawals => Kind == Withdrawals;

    private CashState? State => Status is null ? CashState.Requested : Words.Read<CashState>(Status);

    private bool IsQueue => State is CashState.Requested or CashState.InReview && InCurrency is null && Search is null;

    private TabItem[] Queues =>
    [
        new("Deposits", PathOf(false), _waiting.Deposits),
        new("In review", PathOf(false) + "&status=in_review", _inReview),
        new("Withdrawals", PathOf(true), _waiting.Withdrawals),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string PathOf(bool isWithdrawals) =>
        $"/admin/transfers?kind={(isWithdrawals ? Withdrawals : "deposits")}";

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        var currency = Currency.TryParse(InCurrency, out var chosen) ? chosen : null;
        var filter = new CashFilter { Status = State, Currency = currency, Search = Search };
        var page = new PageRequest(Cursor: Cursor);
        _waiting = await Cash.WaitingAsync(caller.Book);
        _inReview = await Cash.InReviewAsync(caller.Book);
        _page = IsWithdrawals
            ? await Cash.WithdrawalsAsync(caller.Book, filter, page)
            : await Cash.DepositsAsync(caller.Book, filter, page);
    }

    private async Task Ask((CashView Row, string Verb) choice)
    {
        var (row, verb) = choice;
        var caller = await Current.GetAsync();
        var what = IsWithdrawals ? "withdrawal" : "deposit";
        _decision = new MoneyDecision(
            $"{Phrase.Sentence(verb)} this {what}?", $"{row.Owner.Name}, {MoneyText.Plain(row.Amount)}",
            $"{Phrase.Sentence(verb)} {MoneyText.Plain(row.Amount)}",
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
            Told = $"{row.Owner.Name} is told.",
        };
    }

    private void Close() => _decision = null;

    private async Task DoneAsync()
    {
        Close();
        await LoadAsync();
    }
}
