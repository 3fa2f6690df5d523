using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>The receipts that a person explains: whose they are, or that they went back.</summary>
public sealed partial class BankLinesPage
{
    private static IReadOnlyList<Crumb> Crumbs => [new(T("Bank files"), "/admin/bank-files")];

    private static readonly FilterDefinition[] Filters =
    [
        new("status", "State",
            [.. Enum.GetNames<BankLineState>().Select(FilterOption.Of), new FilterOption("all", "All")]),
        LedgerChips.InCurrency,
        new("q", "Payer, note or reference"),
    ];

    private Page<BankLineView>? _page;
    private BankLineView? _assign;
    private MoneyDecision? _return;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "file")] private string? File { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private BankQueries Banks { get; set; } = default!;

    [Inject] private BankDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    private bool IsNarrowed => (Status ?? InCurrency ?? File ?? Search) is not null;

    // An id names one line, in whatever state it is.
    private BankLineState? State => Status is null && Search is null
        ? BankLineState.Unmatched
        : Words.Read<BankLineState>(Status);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static string DepositPath(Id<TopUp> id) => $"/admin/transfers?kind=deposits&status=all&q={id}";

    private static BadgeLook LookOf(BankLineState state) => state switch
    {
        BankLineState.Unmatched => BadgeLook.Wait,
        BankLineState.Matched => BadgeLook.Ok,
        _ => BadgeLook.Note,
    };

    private async Task LoadAsync()
    {
        var currency = Currency.TryParse(InCurrency, out var chosen) ? chosen : null;
        Id<BankFile>? file = Id<BankFile>.TryParse(File, out var id) ? id : null;
        _page = await Banks.LinesAsync(
            (await Current.GetAsync()).Book, new BankLineFilter(State, currency, file, Search),
            new PageRequest(Cursor: Cursor));
    }

    private async Task AskReturnAsync(BankLineView line)
    {
        var book = (await Current.GetAsync()).Book;
        _return = new MoneyDecision(
            T("Return this money?"), $"{line.Payer ?? T("No payer named")}, {MoneyText.Plain(line.Amount)}",
            T("Return {0}", MoneyText.Plain(line.Amount)),
            (request, reason) => Desk.ReturnAsync(request, line.Id, reason))
        {
            Owner = Owner.Of(book, Organisation.PlatformId(book)),
            NeedsReason = true,
            IsDangerous = true,
            Told = T("Nobody is told; pay it back at the bank."),
        };
    }

    private async Task DoneAsync()
    {
        (_assign, _return) = (null, null);
        await LoadAsync();
    }
}
