using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>What a rule pack says to an investor, and its knowledge test.</summary>
public sealed partial class TestPage
{
    private readonly FormKey _key = new();
    private RulesView? _rules;
    private TestAnswer? _result;
    private Refusal? _refusal;
    private int?[] _chosen = [];
    private bool _busy;

    /// <summary>The code of the rule pack.</summary>
    [Parameter] public string Code { get; set; } = "";

    [Inject] private RuleQueries Rules { get; set; } = default!;

    [Inject] private StandingDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Offers"), "/investor/offers")];

    private string? WhyNot => Array.IndexOf(_chosen, null) is >= 0 and var open
        ? T("Answer question {0}.", open + 1)
        : null;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            _rules = await Rules.GetAsync(caller.Book, Code, caller.Person!.Value);
            _chosen = new int?[_rules.Test?.Questions.Count ?? 0];
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private static string Lead(TestView test) =>
        T("{0} of {1} right answers pass; a pass counts for {2} days.",
            test.PassMark, test.Questions.Count, $"{test.ValidDays:N0}");

    private async Task SendAsync()
    {
        _busy = true;
        try
        {
            var caller = await Current.GetAsync();
            var body = new TestBody([.. _chosen.Select(x => x!.Value)]);
            _result = (await Desk.TakeTestAsync(_key.Request(caller), Code, body)).Read<TestAnswer>();
            _rules = await Rules.GetAsync(caller.Book, Code, caller.Person!.Value);
            _chosen = new int?[_rules.Test?.Questions.Count ?? 0];
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
        finally
        {
            _key.Renew();
            _busy = false;
        }
    }
}
