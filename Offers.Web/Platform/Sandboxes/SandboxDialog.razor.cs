using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>Makes a sandbox.</summary>
public sealed partial class SandboxDialog
{
    private readonly FormKey _key = new();
    private readonly SandboxForm _form = new();
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>Called with the sandbox that was made.</summary>
    [Parameter, EditorRequired] public EventCallback<SandboxMade> OnSaved { get; set; }

    /// <summary>Called when nothing is to be made.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private SandboxDesk Desk { get; set; } = default!;

    [Inject] private SandboxExamples Examples { get; set; } = default!;

    [Inject] private PeopleQueries People { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var caller = await Current.GetAsync();
            var people = await SandboxForm.FindAsync(People, "people", _form.Addresses);
            var made = (await Desk.CreateAsync(_key.Request(caller), new SandboxBody(_form.Name, people)))
                .Read<SandboxMade>();
            if (_form.WithExample)
            {
                await Examples.WriteAsync(caller, made.Id);
            }

            await OnSaved.InvokeAsync(made);
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
}

/// <summary>What is typed to make a sandbox.</summary>
public sealed class SandboxForm
{
    private const int MatchesAtMost = 20;

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>The addresses of who may enter, one a line.</summary>
    public string? People { get; set; }

    /// <summary>Whether there is an offer and money in it.</summary>
    public bool WithExample { get; set; } = true;

    internal IReadOnlyList<string> Addresses => (People ?? "").Split(
        ['\n', ',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The people of some addresses.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for an address that nobody has.</exception>
    internal static async Task<List<Id<IPerson>>> FindAsync(
        PeopleQueries people, string field, IReadOnlyList<string> addresses)
    {
        if (addresses.Count > Sandbox.MembersAtMost)
        {
            throw Refusal.OfField(field, T("There are at most {0} people.", Sandbox.MembersAtMost));
        }

        var found = new List<Id<IPerson>>();
        foreach (var address in addresses)
        {
            var match = (await people.SearchAsync(address, MatchesAtMost))
                .FirstOrDefault(x => string.Equals(x.Email, address, StringComparison.OrdinalIgnoreCase));
            found.Add(match?.Id ?? throw Refusal.OfField(field, T("Nobody has the address {0}.", address)));
        }

        return found;
    }
}
