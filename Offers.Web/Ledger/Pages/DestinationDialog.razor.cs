using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Adds a bank account for the reader's own withdrawals.</summary>
public sealed partial class DestinationDialog
{
    private readonly FormKey _key = new();
    private BankNumberKind _kind;
    private Refusal? _refusal;
    private string? _label;
    private string? _number;
    private string? _bank;

    /// <summary>True while it is shown.</summary>
    [Parameter, EditorRequired] public bool Open { get; set; }

    /// <summary>Closes it without a new account.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after one was added.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private DestinationDesk Desk { get; set; } = default!;

    [Inject] private CashRules Rules { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Hours => N((long)Rules.Cooling.TotalHours, "{0} hour", "{0} hours");

    private string? WhyNot => string.IsNullOrWhiteSpace(_label) ? T("Give it a name first.")
        : string.IsNullOrWhiteSpace(_number) ? T("Write the number first.")
        : null;

    private async Task AddAsync()
    {
        var isIban = _kind == BankNumberKind.Iban;
        var account = new BankAccount(_label, isIban ? _number : null, isIban ? null : _number, _bank);
        try
        {
            var caller = await Current.GetAsync();
            var owner = Owner.Of(caller.Book, caller.Person!.Value);
            (await Desk.AddAsync(_key.Request(caller), owner, account)).Check();
            (_refusal, _label, _number, _bank) = (null, null, null, null);
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key.Renew();
    }
}
