using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Templates;

/// <summary>The templates that a portal sees.</summary>
public sealed partial class TemplateList
{
    private FormKey _key = new();
    private Page<TemplateView>? _page;
    private TemplateView? _copied;
    private TemplateView? _deleted;
    private Refusal? _refusal;

    /// <summary>Whose they are.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private TemplateQueries Templates { get; set; } = default!;

    [Inject] private TemplateDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    // A figure of a template is typed in, and nothing is behind it.
    private static string BudgetOf(TemplateView template) => MoneyText.Plain(
        template.Budget?.In(template.Currency) ?? template.Terms().UsualBudget(template.Currency));

    private IReadOnlyList<MenuAction> ActionsOf(TemplateView template)
    {
        var fixedReason = template.IsEditable ? null : T("It is the platform's.");
        return
        [
            new MenuAction(T("Use it")) { Href = $"{Portal.Path}/incentives/new?template={template.Id}" },
            new MenuAction(T("Make for many projects")) { OnClick = () => Show(() => _copied = template) },
            new MenuAction(T("Edit"))
            {
                Href = $"{Portal.Path}/templates/{template.Id}/edit", Reason = fixedReason,
            },
            new MenuAction(T("Delete"))
            {
                OnClick = () => Show(() => _deleted = template), Reason = fixedReason, IsDangerous = true,
            },
        ];
    }

    private Task Show(Action open)
    {
        (_refusal, _key) = (null, new FormKey());
        open();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task DeleteAsync()
    {
        var request = _key.Request(await Current.GetAsync());
        var template = _deleted!;
        (await Desk.DeleteAsync(request, Portal.ScopeOf(request.Caller), template.Id, Etag.Of(template.Revision)))
            .Check();
        _deleted = null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            _page = await Templates.ListAsync(scope, new TemplateFilter(), new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
