using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// The invest panel: the amount, what will happen (by a dry run of the same command), and the receipt in its place.
/// Its key belongs to this form, so clicks on a frozen page have one effect.
/// </summary>
public sealed partial class InvestPanel
{
    private readonly FormKey _key = new();
    private readonly HashSet<Id<DocumentVersion>> _accepted = [];
    private IReadOnlyList<EffectLine> _lines = [];
    private InvestAnswer? _receipt;
    private Refusal? _refusal;
    private Money? _amount;
    private Money _available;
    private Money _wealth;
    private bool _allOrNothing;
    private bool _busy;

    /// <summary>The offer as it stands.</summary>
    [Parameter, EditorRequired] public OfferView Offer { get; set; } = default!;

    /// <summary>What must be accepted before.</summary>
    [Parameter] public IReadOnlyList<DocumentView> Documents { get; set; } = [];

    /// <summary>Called after a confirmed investment.</summary>
    [Parameter] public EventCallback OnInvested { get; set; }

    [Inject] private UnitOfWork Writes { get; set; } = default!;

    [Inject] private InvestmentQueries Investments { get; set; } = default!;

    [Inject] private ConcentrationLimit Limit { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsPartial => !_allOrNothing && _amount > Offer.RemainingAmount;

    private Money? Taken => _amount is { } amount ? Money.Min(amount, Offer.RemainingAmount) : null;

    // Said before the button is pressed: much of what somebody has in one offer is a risk that he should mean to take.
    private string? Concentration => Taken is { Minor: > 0 } taken && _wealth.Minor > 0
        && (Offer.MyCommittedAmount ?? Money.Zero(Offer.Currency)) + taken is var mine
        && mine > Limit.Above.Of(_wealth)
            ? T("This makes {0} {1} of all that you have in {2}.",
                Offer.Name, Share.Percent(mine, _wealth), Offer.Currency)
            : null;

    private string ButtonText => Taken is { Minor: > 0 } taken ? T("Invest {0}", MoneyText.Plain(taken)) : T("Invest");

    private IReadOnlyList<Id<DocumentVersion>> ToAccept => [.. Documents.Select(x => x.Current.Id)];

    private string? WhyNot => _amount is null or { Minor: 0 } ? T("Write an amount first.")
        : _refusal?.Detail ?? (_accepted.IsSupersetOf(ToAccept) ? null : T("Accept the documents first."));

    private string? TicketHelp => Offer.MinTicket is { } least ? T("From {0}.", MoneyText.Plain(least)) : null;

    private IReadOnlyList<QuickAmount> Quick =>
    [
        .. new long[] { 5_000, 10_000, 25_000 }
            .Select(major => new Money(major * Offer.Currency.UnitsPerMajor, Offer.Currency))
            .Where(amount => amount < Offer.RemainingAmount).Select(QuickAmount.Of),
        new QuickAmount(T("All that is left"), Offer.RemainingAmount),
    ];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await ReadBalanceAsync();
        if (_receipt is null && _amount is not null && !_busy)
        {
            await PreviewAsync();
        }
    }

    private async Task ReadBalanceAsync()
    {
        var caller = await Current.GetAsync();
        var wallet = await Wallets.GetAsync(Owner.Of(caller.Book, caller.Person!.Value), Offer.Currency);
        _available = wallet.Available;
        var holdings = await Investments.HoldingsAsync(caller.Book, caller.Person.Value);
        _wealth = holdings
            .Where(x => x.Offer.Currency == Offer.Currency && OfferLife.IsSettled(x.Offer.Status))
            .Aggregate(wallet.Total, (sum, holding) => sum + holding.OutstandingAmount);
    }

    private Task ChangeAsync(Money? amount)
    {
        _amount = amount;
        return PreviewAsync();
    }

    private Task TakeAsync(bool allOrNothing)
    {
        _allOrNothing = allOrNothing;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_lines, _refusal) = ([], null);
        if (_amount is not { Minor: > 0 })
        {
            return;
        }

        try
        {
            var caller = await Current.GetAsync();
            var answer = await Writes.SubmitAsync(Command(caller, ToAccept), _key.Preview(caller));
            _lines = EffectLines.Of(answer.Read<Preview>());
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task InvestAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var caller = await Current.GetAsync();
            var answer = await Writes.SubmitAsync(Command(caller, [.. _accepted]), _key.Request(caller));
            _receipt = answer.Read<InvestAnswer>();
            await ReadBalanceAsync();
            await OnInvested.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AgainAsync()
    {
        (_receipt, _amount, _lines) = (null, null, []);
        _key.Renew();
        await ReadBalanceAsync();
    }

    // What will happen is shown before the documents are accepted; it happens only after that.
    private Invest Command(Caller caller, IReadOnlyList<Id<DocumentVersion>> accepted) => new(
        Offer.Id, Owner.Of(caller.Book, caller.Person!.Value), caller.Organisations,
        new InvestBody(
            AmountText.Of(_amount!.Value), Offer.Currency.Code, _allOrNothing ? AmountText.Of(_amount.Value) : null,
            accepted));
}
