using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>One leaderboard for those who opened it.</summary>
public sealed partial class LeaderboardDetail
{
    private FormKey _key = new();
    private BoardView? _board;
    private Refusal? _refusal;
    private bool _isEnding;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The leaderboard.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [Inject] private LeaderboardQueries Boards { get; set; } = default!;

    [Inject] private LeaderboardDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Lead =>
        $"{_board!.Leaderboard.Project.Name}, {OutcomeWords.Span(_board.Leaderboard.Period, _board.Period.From)}";

    private IReadOnlyList<Crumb> Crumbs => [new(T("Results"), Portal.Path + "/results")];

    /// <summary>The id of a leaderboard in a page's address.</summary>
    /// <exception cref="Refusal"><c>leaderboard_not_found</c> for what is no id of one.</exception>
    internal static Id<Leaderboard> Read(string? text) =>
        Id<Leaderboard>.TryParse(text, out var id) ? id : throw IncentiveCodes.LeaderboardNotFound.Because();

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _board = await Boards.GetAsync(
                Portal.ScopeOf(await Current.GetAsync()), Read(Id), OutcomeWords.Day(From));
            _refusal = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task EndAsync()
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            (await Desk.EndAsync(request, Portal.ScopeOf(request.Caller), Read(Id))).Check();
            _isEnding = false;
            await LoadAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key = new FormKey();
        }
    }
}
