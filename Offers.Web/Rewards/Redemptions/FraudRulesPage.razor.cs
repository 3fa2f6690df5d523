using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>The rules that judge redemptions, and what they would have done.</summary>
public sealed partial class FraudRulesPage
{
    private readonly FormKey _key = new();
    private IReadOnlyList<FraudRuleView>? _rules;
    private BacktestAnswer? _past;
    private FraudRuleView? _edited;
    private Refusal? _refusal;
    private bool _isOpen;

    [Inject] private FraudQueries Queries { get; set; } = default!;

    [Inject] private FraudDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private void Open(FraudRuleView? rule) => (_edited, _isOpen) = (rule, true);

    private async Task LoadAsync() => _rules = await Queries.ListAsync((await Current.GetAsync()).Book);

    private Task TryAsync(FraudBody? rule) => GuardAsync(async caller =>
    {
        _past = await Queries.BacktestAsync(RewardScope.OfPlatform(caller), new BacktestBody(Rule: rule));
        _isOpen = false;
    });

    private Task MoveAsync(FraudRuleView rule) => GuardAsync(async caller =>
    {
        (await Desk.MoveAsync(_key.Request(caller), rule.Id, rule.IsActive ? "deactivate" : "activate")).Check();
        await LoadAsync();
    });

    private Task DeleteAsync(FraudRuleView rule) => GuardAsync(async caller =>
    {
        (await Desk.DeleteAsync(_key.Request(caller), rule.Id, Etag.Of(rule.Revision))).Check();
        await LoadAsync();
    });

    private Task SavedAsync()
    {
        _isOpen = false;
        return LoadAsync();
    }

    private async Task GuardAsync(Func<Caller, Task> act)
    {
        try
        {
            _refusal = null;
            await act(await Current.GetAsync());
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
        finally
        {
            _key.Renew();
        }
    }
}
