using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Shell;

/// <summary>The layout of every portal page: header, navigation, page, toasts.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private PageBoundary? _boundary;
    private string? _readOnly;

    [CascadingParameter] private Task<AuthenticationState> SignIn { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private IEnumerable<IShellSource> Sources { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Path => new Uri(Navigation.Uri).AbsolutePath;

    private Portal? Portal => PortalMenu.At(Path) ?? Shell.Preview ?? Shell.LastPortal;

    private MenuItem? Here => Portal?.PageAt(Path);

    private bool HasTabBar => Portal?.QuickItems.Any() == true;

    private string Class => "app" + (HasTabBar ? " has-tabbar" : "") + (Portal is null ? " no-nav" : "");

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= ShowPage;
        Shell.Changed -= ShowAgain;
        _end.Cancel();
        _end.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += ShowPage;
        Shell.Changed += ShowAgain;
        Shell.Visit(PortalMenu.At(Path));
        var person = (await SignIn).User;
        _readOnly = Callers.ImpersonatorOf(person) is null
            ? null
            : T("You only look as this person. Nothing can be changed.");
        if (person.Identity?.IsAuthenticated == true)
        {
            foreach (var source in Sources)
            {
                await source.FillAsync(Shell, person, _end.Token);
            }
        }
    }

    private void ShowPage(object? sender, LocationChangedEventArgs change)
    {
        _boundary?.Recover();
        Shell.Visit(PortalMenu.At(Path));
        ShowAgain(sender, change);
    }

    private void ShowAgain(object? sender, EventArgs change) => _ = InvokeAsync(StateHasChanged);
}
