using Microsoft.AspNetCore.Components;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>One operation, explained: its facts, its entries, and the way to take it back.</summary>
public sealed partial class OperationPage
{
    private OperationView? _operation;
    private MoneyDecision? _decision;
    private bool _isMissing;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Operations"), "/admin/operations")];

    /// <summary>The operation's outside id.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private OperationQueries Operations { get; set; } = default!;

    [Inject] private WalletDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? WhyNot => _operation!.AllowedActions is [{ Allowed: false, Reason: var why }] ? why : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var isId = Id<Operation>.TryParse(Id, out var id);
        _operation = isId ? await Operations.FindAsync((await Current.GetAsync()).Book, id) : null;
        _isMissing = _operation is null;
    }

    private async Task AskAsync()
    {
        var book = (await Current.GetAsync()).Book;
        var entry = _operation!.Entries.FirstOrDefault(x => x.Purpose == nameof(Purpose.Available));
        var owner = (entry ?? _operation.Entries[0]).Owner?.Id;
        _decision = new MoneyDecision(
            T("Reverse this operation?"), T("Operation {0}", _operation.Number.ToString("N0")), T("Reverse it"),
            (request, reason) => Desk.ReverseAsync(request, _operation.Id, reason))
        {
            Owner = OwnerIds.Of(book, owner)!.Value,
            NeedsReason = true,
            IsDangerous = true,
            Told = T("A new operation with opposite entries is posted; this one stays as it is."),
        };
    }

    private void Close() => _decision = null;

    private async Task DoneAsync()
    {
        Close();
        await LoadAsync();
    }
}
