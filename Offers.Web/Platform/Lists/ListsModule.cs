using Offers.Data.Platform.Views;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Lists;

/// <summary>Lists with saved views and files; each module adds its own.</summary>
public static class ListsModule
{
    private static readonly ListFilter[] _looks =
    [
        new(ListSheet.Sort, "The order, as in the list's address."),
        new(ListSheet.Shown, "The columns, by their keys with commas between them."),
    ];

    /// <summary>Registers what all lists share.</summary>
    internal static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<SavedViewDesk>()
        .AddSingleton<SavedViewQueries>()
        .AddSingleton<ListSheets>();

    /// <summary>Adds a list.</summary>
    public static IServiceCollection AddSheet(this IServiceCollection services, ListSheet sheet) =>
        services.AddSingleton(sheet);

    /// <summary>The endpoint writes a file of a list with these filters; anything else in its query is
    /// refused.</summary>
    public static RouteHandlerBuilder CsvOf(this RouteHandlerBuilder endpoint, params ListFilter[] filters) =>
        endpoint.Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .WithMetadata(new ListFilters([.. filters, .. _looks])).Refuses(PlatformCodes.FilterUnknown);
}
