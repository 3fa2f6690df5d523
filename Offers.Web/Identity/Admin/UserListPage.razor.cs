using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>Everybody who can sign in, for administrators.</summary>
public sealed partial class UserListPage
{
    private static readonly FilterDefinition[] Filters =
    [
        RoleChoice.Filter, FilterDefinition.Of<PersonStatus>("status", "State"), new("q", "Name or e-mail"),
    ];

    private Page<PersonView>? _page;
    private bool _making;

    [SupplyParameterFromQuery(Name = "role")]
    private string? InRole { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private PeopleQueries People { get; set; } = default!;

    private string Lead => _page is null
        ? "Everybody who can sign in, newest first."
        : $"{Phrase.Count(_page.Total, "user")}, newest first.";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var filter = new PeopleFilter(
            Words.Read<PersonStatus>(Status), Words.Read<Role>(InRole), Search: Search);
        _page = await People.ListAsync(filter, new PageRequest(Offset: Math.Max(0, Offset)));
    }
}
