using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>The organisations that act on the server, for administrators.</summary>
public sealed partial class OrganisationListPage
{
    private Page<OrganisationView>? _page;
    private bool _making;

    [SupplyParameterFromQuery(Name = "kind")]
    private string? OfKind { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private OrganisationQueries Organisations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private static FilterDefinition[] Filters =>
    [
        FilterDefinition.Of<OrganisationKind>("kind", T("Kind")),
        FilterDefinition.Of<OrganisationStatus>("status", T("State")),
        new("q", T("Name")),
    ];

    private string Lead => _page is null
        ? T("Companies that act on the server, newest first.")
        : T("{0}, newest first.", N(_page.Total, "{0} organisation", "{0} organisations"));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        var filter = new OrganisationFilter(
            Words.Read<OrganisationKind>(OfKind), Words.Read<OrganisationStatus>(Status), Search);
        _page = await Organisations.ListAsync(caller.Book, filter, new PageRequest(Offset: Math.Max(0, Offset)));
    }

    private void Open(OrganisationView organisation) =>
        Navigation.NavigateTo("/admin/organisations/" + organisation.Id);
}
