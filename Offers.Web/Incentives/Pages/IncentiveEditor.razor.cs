using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>
/// Makes an incentive, blank or from a template, or edits one: drafted, or published with its budget once it was seen
/// what will happen. What was typed stays, whatever the server says.
/// </summary>
public sealed partial class IncentiveEditor
{
    private const int ExampleHomes = 5;

    private readonly FormKey _key = new();
    private IReadOnlyList<ProjectChoice> _projects = [];
    private IReadOnlyList<TemplateView> _templates = [];
    private IReadOnlyList<EffectLine> _effects = [];
    private IncentiveForm? _model;
    private BacktestView? _backtest;
    private Refusal? _refusal;
    private string? _sentence;
    private string? _example;
    private string? _loaded;
    private int _revision;
    private int _turn;
    private bool _busy;
    private bool _asked;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The incentive; none for a new one.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "template")] private string? Template { get; set; }

    [Inject] private IncentiveQueries Incentives { get; set; } = default!;

    [Inject] private IncentiveDesk Desk { get; set; } = default!;

    [Inject] private TemplateQueries Templates { get; set; } = default!;

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private BacktestQueries Backtests { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Heading => Id is null ? T("New incentive") : T("Edit {0}", _model?.Title);

    private IReadOnlyList<Crumb> Crumbs => [new(T("Incentives"), Portal.Path + "/incentives")];

    // The same address may be left and come back with another template; each is a form of its own.
    private string Wanted => $"{Id} {Template}";

    private ProjectChoice? Project => _projects.FirstOrDefault(x => x.Id.ToString() == _model!.ProjectId);

    private Currency Currency => Project is { } project ? Currency.Parse(project.Currency) : Currency.Inr;

    private string? BudgetFault => Fault("budget") ?? (_refusal?.Code is { } code
        && (code == IncentiveCodes.BudgetRequired || code == LedgerCodes.InsufficientBalance) ? _refusal.Detail : null);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Wanted)
        {
            return;
        }

        (_loaded, _model, _refusal) = (Wanted, null, null);
        try
        {
            await LoadAsync(Portal.ScopeOf(await Current.GetAsync()));
            await ShowAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task LoadAsync(ProjectScope scope)
    {
        _projects = await Projects.ChoicesAsync(scope);
        if (Id is not null)
        {
            var incentive = await Incentives.GetAsync(scope, IncentivePageIds.Read(Id));
            (_model, _revision) = (IncentiveForm.Of(incentive, Shell.Zone), incentive.Revision);
            return;
        }

        _templates = await Templates.ChoicesAsync(scope);
        if (Id<IncentiveTemplate>.TryParse(Template, out var id))
        {
            var template = await Templates.GetAsync(scope, id);
            _projects = [.. _projects.Where(x => x.Currency == template.Currency.Code)];
            _model = IncentiveForm.Of(template, Shell.Zone, Time.GetUtcNow());
        }

        _model ??= new IncentiveForm(Shell.Zone);
        _model.ProjectId = _projects.FirstOrDefault()?.Id.ToString();
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private void Begin(ChangeEventArgs chosen) => Navigation.NavigateTo(
        $"{Portal.Path}/incentives/new" + (chosen.Value is string { Length: > 0 } id ? "?template=" + id : ""));

    // What is not complete yet has no sentence; the refusal is shown when it is saved. Changes may follow each other
    // quicker than they are worked out, and only the last one is shown.
    private async Task ShowAsync()
    {
        var turn = ++_turn;
        DraftView? draft = null;
        try
        {
            var body = _model!.Body();
            draft = body.ProjectId is { } project
                ? await Backtests.DraftAsync(Portal.ScopeOf(await Current.GetAsync()), project, body)
                : null;
        }
        catch (Refusal)
        {
            draft = null;
        }

        if (turn == _turn)
        {
            _sentence = draft is null ? null : RewardWords.Sentence(draft.Terms, draft.Currency, draft.Project);
            _example = draft is null ? null : RewardWords.Example(draft.Terms, draft.Price, ExampleHomes);
            _backtest = draft?.Backtest;
        }
    }

    // What stands against it is said before anything is asked, at the field where it is.
    private Task AskAsync() => TryAsync(async () =>
    {
        var caller = await Current.GetAsync();
        var scope = Portal.ScopeOf(caller);
        var answer = await Desk.CreateAsync(_key.Preview(caller), scope, _model!.Body() with { Publish = true });
        var owner = scope.IsPlatform ? Organisation.PlatformId(caller.Book) : Project!.Builder.Id;
        _effects = LedgerEffects.Of(
            answer, Owner.Of(caller.Book, owner), scope.IsPlatform ? T("Platform") : Project!.Builder.Name);
        _asked = true;
    });

    private Task PublishAsync() => TryAsync(async () =>
    {
        _asked = false;
        var request = _key.Request(await Current.GetAsync());
        await GoAsync(Desk.CreateAsync(
            request, Portal.ScopeOf(request.Caller), _model!.Body() with { Publish = true }));
    });

    private Task SaveAsync() => TryAsync(async () =>
    {
        var request = _key.Request(await Current.GetAsync());
        var (scope, body) = (Portal.ScopeOf(request.Caller), _model!.Body());
        await GoAsync(Id is null
            ? Desk.CreateAsync(request, scope, body)
            : Desk.EditAsync(request, scope, IncentivePageIds.Read(Id), (Etag.Of(_revision), AsPatch(body))));
    });

    private async Task GoAsync(Task<Answer> sent)
    {
        var answer = (await sent).Check();
        Navigation.NavigateTo($"{Portal.Path}/incentives/{Id ?? answer.Location!.Split('/')[^1]}");
    }

    private async Task TryAsync(Func<Task> act)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            await act();
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

    private static JsonObject AsPatch(IncentiveBody body) =>
        JsonSerializer.SerializeToNode(body with { Budget = null }, OffersJson.Options)!.AsObject();
}
