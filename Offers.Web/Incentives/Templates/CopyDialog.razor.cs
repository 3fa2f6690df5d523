using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Data.Incentives.Templates;
using Offers.Data.Ledger;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Incentives.Pages;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Templates;

/// <summary>
/// Copies an incentive, or makes one of a template, on chosen projects, and says what became of each.
/// </summary>
public sealed partial class CopyDialog
{
    private readonly FormKey _key = new();
    private IReadOnlyList<Id<Project>> _chosen = [];
    private IReadOnlyDictionary<Id<Project>, CopyThere> _there = new Dictionary<Id<Project>, CopyThere>();
    private IReadOnlyList<ProjectChoice> _projects = [];
    private IReadOnlyList<TemplateView> _templates = [];
    private IReadOnlyList<(string Whose, Money Available)> _wallets = [];
    private TemplateView? _template;
    private Money? _budget;
    private CopyAnswer? _made;
    private Refusal? _refusal;
    private bool _again;
    private bool _publish;
    private bool _busy;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The incentive that is copied; null where it is made of a template.</summary>
    [Parameter] public IncentiveView? Incentive { get; set; }

    /// <summary>The template; null where it is to be chosen.</summary>
    [Parameter] public TemplateView? Template { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private CopyDesk Desk { get; set; } = default!;

    [Inject] private CopyQueries Copies { get; set; } = default!;

    [Inject] private TemplateQueries Templates { get; set; } = default!;

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private WalletQueries Wallets { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Heading => Incentive is { } one ? T("Copy {0}", one.Title)
        : _template is { } template ? T("{0} for many projects", template.Name) : T("Make for many projects");

    private Currency Currency => Incentive?.Currency ?? _template?.Currency ?? Currency.Inr;

    // What was sent stays as it is while it runs, and until it is known what became of it.
    private bool IsLocked => _busy || _refusal?.Code.IsOpen == true;

    private IReadOnlyList<ProjectChoice> Offered => Title is null
        ? [] : [.. _projects.Where(x => x.Currency == Currency.Code)];

    // Under which title each is made; null until a template is chosen.
    private string? Title => Incentive?.Title ?? _template?.Incentive.Title;

    private Money Total => new((_budget?.Minor ?? 0) * _chosen.Count, Currency);

    private string? WhyNot => Title is null ? T("Choose a template first.")
        : _chosen.Count == 0 ? T("Choose a project first.")
        : _publish && _budget is not { Minor: > 0 } ? T("Write a budget first.")
        : _chosen.Count > CloneBody.MostAtOnce ? T("At most {0} at once.", CloneBody.MostAtOnce) : null;

    private string ButtonText => _publish
        ? T("Set aside {0} and publish", MoneyText.Plain(Total))
        : N(_chosen.Count, "Make {0} draft", "Make {0} drafts");

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _projects = await Projects.ChoicesAsync(scope);
        if (Incentive is { } incentive)
        {
            _budget = IncentiveForm.TermsOf(incentive).UsualBudget(incentive.Currency);
        }
        else if (Template is { } template)
        {
            Take(template);
        }
        else
        {
            _templates = await Templates.ChoicesAsync(scope);
        }

        await ReadThereAsync();
    }

    private async Task ChooseTemplateAsync(ChangeEventArgs chosen)
    {
        if (IsLocked)
        {
            return;
        }

        (_chosen, _template, _again) = ([], null, false);
        if (_templates.FirstOrDefault(x => x.Id.ToString() == chosen.Value as string) is { } template)
        {
            Take(template);
        }

        await ReadThereAsync();
    }

    private void Take(TemplateView template) => (_template, _budget) = (
        template,
        template.Budget?.In(template.Currency) ?? template.Terms().UsualBudget(template.Currency));

    private async Task ChooseAsync(IReadOnlyList<Id<Project>> chosen)
    {
        if (!IsLocked)
        {
            _chosen = chosen;
            await ReadWalletsAsync();
        }
    }

    // What an earlier attempt made, also one that broke off with its page or its server, is there for all to read.
    private async Task ReadThereAsync()
    {
        if (Title is { } title)
        {
            _there = await Copies.ThereAsync(Portal.ScopeOf(await Current.GetAsync()), title);
        }
    }

    // Who owns and pays each: the project's builder, or the platform in its own portal.
    private async Task ReadWalletsAsync()
    {
        var caller = await Current.GetAsync();
        var scope = Portal.ScopeOf(caller);
        var owners = scope.IsPlatform
            ? [(Id: Organisation.PlatformId(caller.Book), Name: T("Platform"))]
            : _projects.Where(x => _chosen.Contains(x.Id)).Select(x => (x.Builder.Id, x.Builder.Name)).Distinct();
        var read = new List<(string, Money)>();
        foreach (var (id, name) in owners)
        {
            var wallets = await Wallets.ListAsync(Owner.Of(caller.Book, id));
            read.Add((name, wallets.FirstOrDefault(x => x.Currency == Currency)?.Available ?? Money.Zero(Currency)));
        }

        _wallets = read;
    }

    private async Task RunAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var body = new BulkBody
            {
                TemplateId = _template?.Id, ProjectIds = [.. _chosen], Publish = _publish,
                Budget = _publish && _budget is { } amount ? AmountText.Of(amount) : null, OnlyNew = !_again,
            };
            var request = _key.Request(await Current.GetAsync());
            var scope = Portal.ScopeOf(request.Caller);
            var answer = Incentive is { } incentive
                ? await Desk.CloneAsync(request, scope, incentive.Id, body)
                : await Desk.BulkAsync(request, scope, body);
            var made = answer.Read<CopyAnswer>();
            await ReadThereAsync();
            _made = made;
        }
        catch (Refusal refusal)
        {
            // With the same key it goes on where it stopped.
            _refusal = refusal;
            if (!refusal.Code.IsOpen)
            {
                _key.Renew();
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
