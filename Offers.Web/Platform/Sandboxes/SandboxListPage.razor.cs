using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>The sandboxes, for administrators.</summary>
public sealed partial class SandboxListPage
{
    private Page<SandboxView>? _page;
    private bool _isLive = true;
    private bool _making;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private SandboxQueries Sandboxes { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _isLive = book == BookId.Live;
        _page = await Sandboxes.ListAsync(book, new PageRequest(Cursor: Cursor));
    }

    private void Open(SandboxMade sandbox) => Navigation.NavigateTo($"/admin/sandboxes/{sandbox.Id}");
}
