using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Incentives.Pages;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Templates;

/// <summary>Writes or changes a template. What was typed stays, whatever the server says.</summary>
public sealed partial class TemplateEditor
{
    private readonly FormKey _key = new();
    private IncentiveForm? _model;
    private string? _name;
    private string? _purpose;
    private string _code = Currency.Inr.Code;
    private int? _days;
    private string? _sentence;
    private Refusal? _refusal;
    private int _revision;
    private bool _busy;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The template; none for a new one.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [Inject] private TemplateQueries Templates { get; set; } = default!;

    [Inject] private TemplateDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Heading => Id is null ? T("New template") : T("Edit {0}", _name);

    private IReadOnlyList<Crumb> Crumbs => [new(T("Templates"), Portal.Path + "/templates")];

    private Currency Chosen => Currency.Parse(_code);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            if (Id is null)
            {
                _model = new IncentiveForm(Shell.Zone);
                return;
            }

            var template = await Templates.GetAsync(Portal.ScopeOf(await Current.GetAsync()), Read());
            if (!template.IsEditable)
            {
                throw IncentiveCodes.NotOwner.Because(T("It is the platform's; use it, and keep your own from that."));
            }

            (_name, _purpose, _days) = (template.Name, template.Description, template.LengthDays);
            (_code, _revision) = (template.Currency.Code, template.Revision);
            _model = IncentiveForm.Of(template, Shell.Zone, Time.GetUtcNow());
            Show();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private Id<IncentiveTemplate> Read() => Id<IncentiveTemplate>.TryParse(Id, out var id)
        ? id
        : throw IncentiveCodes.TemplateNotFound.Because();

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private Task ShowAsync()
    {
        Show();
        return Task.CompletedTask;
    }

    // What is not complete yet has no sentence; the refusal is shown when it is saved.
    private void Show()
    {
        _sentence = null;
        try
        {
            _sentence = RewardWords.Sentence(TemplateView.TermsOf(Body()), Chosen, T("the project"));
        }
        catch (Refusal)
        {
            _sentence = null;
        }
    }

    private TemplateBody Body()
    {
        var body = _model!.Body();
        return new TemplateBody
        {
            Name = _name, Description = _purpose, Currency = _code, LengthDays = _days, Budget = body.Budget,
            Incentive = body.Alone(),
        };
    }

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var request = _key.Request(await Current.GetAsync());
            var scope = Portal.ScopeOf(request.Caller);
            var answer = Id is null
                ? await Desk.CreateAsync(request, scope, Body())
                : await Desk.EditAsync(request, scope, Read(), (Etag.Of(_revision), AsPatch(Body())));
            answer.Check();
            Navigation.NavigateTo(Portal.Path + "/templates");
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

    // Whose it is does not change, so the form says nothing of it.
    private static JsonObject AsPatch(TemplateBody body)
    {
        var patch = JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject();
        patch.Remove("builderId");
        return patch;
    }
}
