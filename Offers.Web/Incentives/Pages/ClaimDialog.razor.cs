using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>One claim with its trace; builders decide on it, its agent disputes it.</summary>
public sealed partial class ClaimDialog
{
    private FormKey _key = new();
    private Id<IncentiveClaim>? _shown;
    private ClaimView? _claim;
    private Refusal? _refusal;
    private string? _verb;
    private string? _text;
    private Money? _adjustment;

    /// <summary>The claim; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public Id<IncentiveClaim>? Claim { get; set; }

    /// <summary>What is asked for at once when it opens; null to look first.</summary>
    [Parameter] public string? Verb { get; set; }

    /// <summary>Through which portal; null for the agent himself.</summary>
    [Parameter, EditorRequired] public IncentivePortal? Portal { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after something was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private ClaimQueries Claims { get; set; } = default!;

    [Inject] private ClaimDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? AsksText => _verb switch
    {
        "reject" or "hold" => T("Why"), "uphold" or "deny" => T("What you say to the agent"),
        "dispute" => T("What is wrong"), _ => null,
    };

    private IEnumerable<string> Verbs => _claim switch
    {
        null => [],
        { AllowedActions: { } actions } when Portal is not null => [.. actions.Where(x => x.Allowed)
            .Select(x => x.Action), .. _claim.IsDisputed ? (string[])["uphold", "deny"] : []],
        { IsDisputed: true } => ["withdraw"],
        _ => ["dispute"],
    };

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Claim == _shown)
        {
            return;
        }

        (_shown, _claim, _verb, _text, _refusal, _key) = (Claim, null, Verb, null, null, new FormKey());
        if (Claim is { } id)
        {
            await LoadAsync(id);
        }
    }

    private async Task LoadAsync(Id<IncentiveClaim> id)
    {
        try
        {
            var caller = await Current.GetAsync();
            _claim = Portal is null
                ? await Claims.GetForAgentAsync(caller.Book, caller.Person!.Value, id)
                : await Claims.GetAsync(Portal.ScopeOf(caller), id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private static string DisputeOf(DisputeView dispute) => dispute.Status switch
    {
        DisputeStatus.Open => T("Open dispute:"),
        DisputeStatus.Upheld => T("Upheld dispute:"),
        DisputeStatus.Denied => T("Denied dispute:"),
        _ => T("Withdrawn dispute:"),
    };

    private Task PickAsync(string verb)
    {
        (_verb, _text, _adjustment, _refusal) = (verb, null, null, null);
        return verb is "approve" or "withdraw" ? RunAsync() : Task.CompletedTask;
    }

    private Task BackAsync()
    {
        if (_verb is null)
        {
            return OnClose.InvokeAsync();
        }

        (_verb, _refusal) = (null, null);
        return Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        var id = _claim!.Id;
        try
        {
            (await SendAsync(_key.Request(await Current.GetAsync()), id)).Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
            await LoadAsync(id);
            return;
        }

        await OnClose.InvokeAsync();
        await OnDone.InvokeAsync();
    }

    private Task<Answer> SendAsync(CommandRequest request, Id<IncentiveClaim> id)
    {
        var scope = Portal?.ScopeOf(request.Caller);
        var adjustment = _adjustment is { } money ? AmountText.Of(money) : (AmountText?)null;
        return _verb switch
        {
            "dispute" => Desk.DisputeAsync(request, id, _text),
            "withdraw" => Desk.WithdrawAsync(request, id),
            "approve" => Desk.ApproveAsync(request, scope!, id),
            "reject" => Desk.RejectAsync(request, scope!, id, _text),
            "hold" => Desk.HoldAsync(request, scope!, id, _text),
            _ => Desk.ResolveAsync(request, scope!, id, new ResolutionBody(_verb, _text, adjustment)),
        };
    }
}
