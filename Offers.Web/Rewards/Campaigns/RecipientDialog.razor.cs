using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>The fields of the form of a recipient, as they are typed.</summary>
public sealed class RecipientForm
{
    /// <summary>The languages to choose from; '' for the campaign's.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["", "en", "ar"];

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>What the client calls the person.</summary>
    public string? Reference { get; set; }

    /// <summary>The language; '' for the campaign's.</summary>
    public string Language { get; set; } = "";

    /// <summary>A recipient as he stands.</summary>
    public static RecipientForm Of(RecipientView recipient) => new()
    {
        Name = recipient.Name, Email = recipient.Email, Phone = recipient.Phone, Reference = recipient.Reference,
        Language = recipient.Language ?? "",
    };

    /// <summary>What is sent.</summary>
    public RecipientBody Body() => new()
    {
        Name = Name, Email = Email, Phone = Phone, Reference = Reference,
        Language = Language.Length == 0 ? null : Language,
    };
}

/// <summary>Adds a recipient, or edits the revision that was open when the dialog came, and sends again.</summary>
public sealed partial class RecipientDialog
{
    private readonly FormKey _key = new();
    private readonly string _id = ElementId.New();
    private RecipientForm _form = new();
    private Refusal? _refusal;
    private int _revision;
    private bool _resends = true;
    private bool _busy;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = RewardPortal.Client;

    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired] public CampaignView Campaign { get; set; } = default!;

    /// <summary>The recipient; none for a new one.</summary>
    [Parameter] public RecipientView? Recipient { get; set; }

    /// <summary>Called when it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private RecipientDesk Desk { get; set; } = default!;

    [Inject] private InvitationDesk Invitations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? ToDo => _refusal?.Code.Code == PlatformCodes.StaleVersion.Code
        ? T("Close this and open it again to see what changed.")
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Recipient is { } recipient)
        {
            (_form, _revision) = (RecipientForm.Of(recipient), recipient.Revision);
        }
    }

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
            await SendAsync();
            await OnSaved.InvokeAsync();
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

    private async Task SendAsync()
    {
        var caller = await Current.GetAsync();
        var (request, scope) = (_key.Request(caller), Portal.ScopeOf(caller));
        if (Recipient is null)
        {
            (await Desk.AddAsync(request, scope, Campaign.Id, _form.Body())).Check();
            return;
        }

        var place = new RecipientPlace(scope, Campaign.Id, Recipient.Id);
        var patch = JsonSerializer.SerializeToNode(_form.Body(), OffersJson.Options)!.AsObject();
        _revision = (await Desk.EditAsync(request, place, Etag.Of(_revision), patch)).Read<Saved>().Revision;
        if (Recipient.IsUndelivered && _resends)
        {
            (await Invitations.ResendAsync(_key.Request(caller, "resend"), place, new SendBody())).Check();
        }
    }

    private sealed record Saved(int Revision);
}
