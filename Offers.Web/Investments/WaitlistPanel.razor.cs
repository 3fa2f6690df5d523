using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>An investor joins the waitlist of a full offer, sees where he stands, and leaves it.</summary>
public sealed partial class WaitlistPanel
{
    private readonly FormKey _key = new();
    private readonly HashSet<Id<DocumentVersion>> _accepted = [];
    private IReadOnlyList<EffectLine> _lines = [];
    private WaitlistView? _entry;
    private Refusal? _refusal;
    private Money? _amount;
    private bool _holds;
    private bool _loaded;

    /// <summary>The offer as it stands.</summary>
    [Parameter, EditorRequired] public OfferView Offer { get; set; } = default!;

    /// <summary>What must be accepted before.</summary>
    [Parameter] public IReadOnlyList<DocumentView> Documents { get; set; } = [];

    /// <summary>Called after joining and leaving.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] private WaitlistDesk Desk { get; set; } = default!;

    [Inject] private WaitlistQueries Waitlists { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Id<DocumentVersion>> ToAccept => [.. Documents.Select(x => x.Current.Id)];

    // What somebody who waits has not accepted yet, since it was added or replaced after he joined.
    private IReadOnlyList<DocumentView> Missing =>
        [.. Documents.Where(x => _entry?.AcceptedDocuments.Contains(x.Current.Id) == false)];

    private string? WhyNotAccepted => _accepted.IsSupersetOf(Missing.Select(x => x.Current.Id))
        ? null
        : T("Accept the documents first.");

    private string? WhyNot => _amount is null or { Minor: 0 } ? T("Write an amount first.")
        : _refusal?.Detail ?? (_accepted.IsSupersetOf(ToAccept) ? null : T("Accept the documents first."));

    private string Waiting => Offer.WaitingCount == 0
        ? T("Nobody waits yet; you would be the first to get what is freed.")
        : N(Offer.WaitingCount, "{0} investor wait before you.", "{0} investors wait before you.");

    private WaitlistBody Body(IReadOnlyList<Id<DocumentVersion>> accepted) => new(
        AmountText.Of(_amount!.Value), Offer.Currency.Code, HoldFunds: _holds, AcceptedDocuments: accepted);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _entry = await Waitlists.MineAsync(caller.Book, Offer.Id, caller.Person!.Value);
        _loaded = true;
    }

    private Task ChangeAsync(Money? amount)
    {
        _amount = amount;
        return PreviewAsync();
    }

    private Task HoldAsync()
    {
        _holds = !_holds;
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
            var answer = await Desk.JoinAsync(_key.Preview(await Current.GetAsync()), Offer.Id, Body(ToAccept));
            _lines = EffectLines.Of(answer.Read<Preview>());
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task JoinAsync()
    {
        try
        {
            (await Desk.JoinAsync(_key.Request(await Current.GetAsync()), Offer.Id, Body([.. _accepted])))
                .Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        await AfterAsync();
    }

    private async Task AcceptAsync()
    {
        var body = new AcceptBody(ToAccept);
        (await Desk.AcceptAsync(_key.Request(await Current.GetAsync()), Offer.Id, body)).Check();
        await AfterAsync();
    }

    private async Task LeaveAsync()
    {
        (await Desk.LeaveAsync(_key.Request(await Current.GetAsync()), Offer.Id)).Check();
        (_amount, _lines) = (null, []);
        await AfterAsync();
    }

    private async Task AfterAsync()
    {
        _key.Renew();
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }
}
