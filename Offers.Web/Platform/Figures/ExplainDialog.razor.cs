using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Offers.Data.Platform.Figures;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Platform.Figures;

/// <summary>The explanation that is open over a page; it closes when another page opens.</summary>
public sealed partial class ExplainDialog : IDisposable
{
    private Explanation? _explanation;
    private Refusal? _refusal;
    private string? _operationsAt;

    [Inject] private FigureQueries Figures { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        Opened.Changed -= Show;
        Navigation.LocationChanged -= Leave;
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Opened.Changed += Show;
        Navigation.LocationChanged += Leave;
    }

    private void Show(object? sender, EventArgs change) => _ = InvokeAsync(LoadAsync);

    private void Leave(object? sender, LocationChangedEventArgs change) => Opened.Close();

    private async Task LoadAsync()
    {
        (_explanation, _refusal) = (null, null);
        StateHasChanged();
        if (Opened.Key is { } key)
        {
            try
            {
                var reader = FigureReader.Of(await Current.GetAsync());
                _operationsAt = ExplainPage.OperationsOf(reader);
                _explanation = await Figures.ExplainAsync(reader, key);
            }
            catch (Refusal refusal)
            {
                _refusal = refusal;
            }
        }

        StateHasChanged();
    }
}
