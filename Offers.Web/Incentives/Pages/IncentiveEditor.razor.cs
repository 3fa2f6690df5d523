using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>Makes a draft or edits an incentive. What was typed stays, whatever the server says.</summary>
public sealed partial class IncentiveEditor
{
    private const int ExampleHomes = 5;

    private readonly FormKey _key = new();
    private IReadOnlyList<ProjectLink> _projects = [];
    private IncentiveForm? _model;
    private Currency _currency = Currency.Inr;
    private BacktestView? _backtest;
    private Refusal? _refusal;
    private string? _sentence;
    private string? _example;
    private int _revision;
    private bool _busy;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The incentive; none for a new one.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [Inject] private IncentiveQueries Incentives { get; set; } = default!;

    [Inject] private IncentiveDesk Desk { get; set; } = default!;

    [Inject] private BacktestQueries Backtests { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Heading => Id is null ? "New incentive" : $"Edit {_model?.Title}";

    private IReadOnlyList<Crumb> Crumbs => [new("Incentives", Portal.Path + "/incentives")];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            _projects = await Backtests.ProjectsAsync(scope);
            if (Id is null)
            {
                _model = new IncentiveForm(Shell.Zone) { ProjectId = _projects.FirstOrDefault()?.Id.ToString() };
            }
            else
            {
                var incentive = await Incentives.GetAsync(scope, IncentivePageIds.Read(Id));
                (_model, _revision) = (IncentiveForm.Of(incentive, Shell.Zone), incentive.Revision);
            }

            await ShowAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    // What is not complete yet has no sentence; the refusal is shown when it is saved.
    private async Task ShowAsync()
    {
        (_sentence, _example, _backtest) = (null, null, null);
        try
        {
            var body = _model!.Body();
            if (body.ProjectId is not { } project)
            {
                return;
            }

            var draft = await Backtests.DraftAsync(Portal.ScopeOf(await Current.GetAsync()), project, body);
            _currency = draft.Currency;
            _sentence = RewardWords.Sentence(draft.Terms, draft.Currency, draft.Project);
            _example = RewardWords.Example(draft.Terms, draft.Price, ExampleHomes);
            _backtest = draft.Backtest;
        }
        catch (Refusal)
        {
            _sentence = null;
        }
    }

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            var scope = Portal.ScopeOf(request.Caller);
            var body = _model!.Body();
            var answer = Id is null
                ? await Desk.CreateAsync(request, scope, body)
                : await Desk.EditAsync(
                    request, scope, IncentivePageIds.Read(Id), (Etag.Of(_revision), AsPatch(body)));
            answer.Check();
            Navigation.NavigateTo($"{Portal.Path}/incentives/{Id ?? answer.Location!.Split('/')[^1]}");
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
        JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject();
}
