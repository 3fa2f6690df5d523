using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>Lets an agent choose how he is named to other agents.</summary>
public sealed partial class NameCard
{
    private FormKey _key = new();
    private NameShown _shown;
    private bool _isSaved;
    private Refusal? _refusal;

    /// <summary>Called after it was chosen.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private LeaderboardQueries Boards { get; set; } = default!;

    [Inject] private LeaderboardDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() =>
        _shown = await Boards.NameOfAsync((await Current.GetAsync()).Person!.Value);

    private async Task SaveAsync()
    {
        (_isSaved, _refusal) = (false, null);
        try
        {
            (await Desk.ChooseNameAsync(_key.Request(await Current.GetAsync()), new LeaderboardNameBody(_shown)))
                .Check();
            _isSaved = true;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key = new FormKey();
        await OnDone.InvokeAsync();
    }
}
