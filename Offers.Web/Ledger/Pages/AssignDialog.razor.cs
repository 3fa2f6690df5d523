using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Somebody, or a deposit, that a receipt may be for.</summary>
/// <param name="Deposit">The deposit, where one was asked for.</param>
/// <param name="Owner">Whose wallet.</param>
/// <param name="Text">What is read.</param>
/// <param name="Why">What speaks for it.</param>
internal sealed record AssignChoice(Id<TopUp>? Deposit, Owner Owner, string Text, string Why);

/// <summary>Says whose an unmatched receipt is, with what will happen in sight.</summary>
public sealed partial class AssignDialog
{
    private const string AnyReason = "preview";
    private const int WordsAtLeast = 2;

    private FormKey _key = new();
    private BankLineView? _shown;
    private IReadOnlyList<AssignChoice> _choices = [];
    private AssignChoice? _chosen;
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _refusal;
    private string? _words;
    private string? _reason;

    /// <summary>The receipt; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public BankLineView? Line { get; set; }

    /// <summary>Closes the dialog without a decision.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was assigned.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private BankDesk Desk { get; set; } = default!;

    [Inject] private CashQueries Cash { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? Subtitle => Line is null ? null : $"{MoneyText.Plain(Line.Amount)}, {Line.Reference}";

    private string? WhyNot => _chosen is null ? T("Choose whose it is first.")
        : string.IsNullOrWhiteSpace(_reason) ? T("Write a reason first.")
        : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Line?.Id == _shown?.Id)
        {
            return;
        }

        (_shown, _key, _chosen, _lines, _refusal) = (Line, new FormKey(), null, [], null);
        (_words, _reason) = (null, null);
        await SearchAsync();
    }

    private async Task SearchAsync()
    {
        if (Line is not { } line)
        {
            return;
        }

        var book = (await Current.GetAsync()).Book;
        var choices = line.Suggestions.Select(x => new AssignChoice(
            x.Deposit, OwnerIds.Of(book, x.Owner.Id)!.Value,
            T("{0}, deposit of {1}", x.Owner.Name, MoneyText.Plain(x.Amount)), T(x.Why))).ToList();
        if (_words?.Trim() is { Length: >= WordsAtLeast } words)
        {
            choices.Clear();
            var asked = new CashFilter { Status = CashState.Requested, Currency = line.Currency, Search = words };
            var deposits = await Cash.DepositsAsync(book, asked, new PageRequest());
            choices.AddRange(deposits.Data.Select(x => new AssignChoice(
                Id<TopUp>.Parse(x.Id), OwnerIds.Of(book, x.Owner.Id)!.Value,
                T("{0}, deposit of {1}", x.Owner.Name, MoneyText.Plain(x.Amount)),
                x.PaymentReference ?? T("asked for"))));
            choices.AddRange((await Wallets.FindOwnersAsync(book, words)).Select(x => new AssignChoice(
                null, OwnerIds.Of(book, x.Id)!.Value, T("{0}, wallet", x.Name), x.Email ?? T("organisation"))));
        }

        _choices = choices;
    }

    private async Task ChooseAsync(AssignChoice choice)
    {
        (_chosen, _lines, _refusal) = (choice, [], null);
        try
        {
            var answer = await RunAsync(_key.Preview(await Current.GetAsync()), AnyReason);
            _lines = LedgerEffects.Of(answer, choice.Owner, T("The owner's wallet"));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task AssignAsync()
    {
        try
        {
            (await RunAsync(_key.Request(await Current.GetAsync()), _reason)).Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private Task<Answer> RunAsync(CommandRequest request, string? reason) => Desk.AssignAsync(
        request, Line!.Id,
        new BankAssignment(_chosen!.Deposit, _chosen.Deposit is null ? _chosen.Owner : null, reason));
}
