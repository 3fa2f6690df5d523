using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>Which way credit goes.</summary>
public enum CreditWay
{
    /// <summary>From a parent to its child.</summary>
    Allocate,

    /// <summary>Back.</summary>
    Reclaim,
}

/// <summary>Credit between a parent and one of its children, after it was seen what will happen.</summary>
public sealed partial class MoveDialog
{
    // The entries do not depend on the words, so that one stands in for them while they are being written.
    private const string AnyReason = "preview";

    private readonly FormKey _key = new();
    private CreditLink? _chosen;
    private Money? _amount;
    private string? _notes;
    private Refusal? _refusal;
    private string? _receipt;
    private bool _waits;
    private IReadOnlyList<EffectLine> _lines = [];

    /// <summary>Which way.</summary>
    [Parameter, EditorRequired] public CreditWay Way { get; set; }

    /// <summary>Who gives credit, or gets it back.</summary>
    [Parameter, EditorRequired] public CreditLink Parent { get; set; } = default!;

    /// <summary>Its children to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<CreditLink> Children { get; set; } = [];

    /// <summary>The child to begin with.</summary>
    [Parameter] public CreditLink? First { get; set; }

    /// <summary>The currency.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = default!;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = default!;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private CreditDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsReclaim => Way == CreditWay.Reclaim;

    private CreditLink Child => _chosen ?? First ?? Children[0];

    private string Title => IsReclaim ? T("Take credit back") : T("Allocate credit");

    private string Subtitle => IsReclaim
        ? T("From {0} to {1}", Child.Name, Parent.Name) : T("From {0} to {1}", Parent.Name, Child.Name);

    private string Button => (IsReclaim, _amount) switch
    {
        (true, { Minor: > 0 } amount) => T("Take back {0}", MoneyText.Plain(amount)),
        (true, _) => T("Take back"),
        (_, { Minor: > 0 } amount) => T("Allocate {0}", MoneyText.Plain(amount)),
        _ => T("Allocate"),
    };

    private string? WhyNot => _amount is null or { Minor: 0 } ? T("Write an amount first.")
        : IsReclaim && string.IsNullOrWhiteSpace(_notes) ? T("Write a reason first.")
        : _refusal?.Detail;

    private Task ChooseAsync(ChangeEventArgs change)
    {
        _chosen = Children.FirstOrDefault(x => x.Id == change.Value?.ToString());
        return ChangeAsync(_amount);
    }

    private async Task ChangeAsync(Money? amount)
    {
        (_amount, _lines, _refusal) = (amount, [], null);
        if (amount is not { Minor: > 0 })
        {
            return;
        }

        try
        {
            _lines = CreditWords.Effects(
                await SendAsync(_key.Preview(await Current.GetAsync()), AnyReason), Parent, Child);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            var answer = (await SendAsync(_key.Request(await Current.GetAsync()), _notes)).Check();
            _waits = answer.Status == 202;
            _receipt = _waits ? null : answer.Read<CreditMoveAnswer>().OperationId.ToString();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private Task<Answer> SendAsync(CommandRequest request, string? notes)
    {
        var (scope, amount) = (Portal.ScopeOf(request.Caller), AmountText.Of(_amount!.Value));
        return IsReclaim
            ? Desk.ReclaimAsync(request, scope, new ReclaimBody(Child.Id, amount, notes, Currency.Code, Parent.Id))
            : Desk.AllocateAsync(
                request, scope, new AllocationBody(Parent.Id, Child.Id, amount, Currency.Code, notes));
    }
}
