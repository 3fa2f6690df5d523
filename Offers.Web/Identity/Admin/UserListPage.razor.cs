using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Identity.Admin;

/// <summary>Everybody who can sign in, for administrators.</summary>
public sealed partial class UserListPage
{
    private ListLook _look = ListLook.Of(UserSheet.Users, null);
    private Page<PersonView>? _page;
    private bool _making;

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private PeopleQueries People { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Lead => _page is null
        ? T("Everybody who can sign in, newest first.")
        : T("{0}, newest first.", N(_page.Total, "{0} user", "{0} users"));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _look = ListLook.At(UserSheet.Users, Navigation.Uri);
        _page = await People.ListAsync(
            UserSheet.FilterOf(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
    }
}
