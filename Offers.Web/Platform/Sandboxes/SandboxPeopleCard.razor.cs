using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>Who may enter a sandbox, and what there is to try out.</summary>
public sealed partial class SandboxPeopleCard
{
    private readonly FormKey _key = new();
    private string? _address;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>The sandbox.</summary>
    [Parameter, EditorRequired] public SandboxView Sandbox { get; set; } = default!;

    /// <summary>Whether the person works in the live environment, where this is decided.</summary>
    [Parameter] public bool IsLive { get; set; }

    /// <summary>Called when something changed.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    [Inject] private SandboxDesk Desk { get; set; } = default!;

    [Inject] private SandboxExamples Examples { get; set; } = default!;

    [Inject] private PeopleQueries People { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var address = Text.Required("personId", _address, Limits.Email);
            var person = (await SandboxForm.FindAsync(People, "personId", [address]))[0];
            (await Desk.AddAsync(_key.Request(await Current.GetAsync()), Sandbox.Id, person)).Check();
            _address = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
        finally
        {
            _busy = false;
            _key.Renew();
        }

        await OnChanged.InvokeAsync();
    }

    private async Task RemoveAsync(SandboxPerson person)
    {
        try
        {
            (await Desk.RemoveAsync(_key.Request(await Current.GetAsync()), Sandbox.Id, person.Id)).Check();
        }
        finally
        {
            _key.Renew();
        }

        await OnChanged.InvokeAsync();
    }

    private async Task ExampleAsync()
    {
        await Examples.WriteAsync(await Current.GetAsync(), Sandbox.Id);
        await OnChanged.InvokeAsync();
    }
}
