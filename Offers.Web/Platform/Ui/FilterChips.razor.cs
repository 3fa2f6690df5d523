using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// The filters of a list as chips. They are links: the address holds the choice, so a view can be kept, sent and gone
/// back to. Choosing or removing one goes back to the first page.
/// </summary>
public sealed partial class FilterChips
{
    private readonly string _id = ElementId.New();

    /// <summary>The filters that the list knows.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<FilterDefinition> Filters { get; set; } = [];

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private Uri Here => new(Navigation.Uri);

    private string Path => Here.AbsolutePath;

    private List<(FilterDefinition Filter, string Value)> Chosen =>
        [.. from filter in Filters let value = ValueOf(filter.Key) where value is not null select (filter, value)];

    private IEnumerable<FilterDefinition> Open => Filters.Where(filter => ValueOf(filter.Key) is null);

    private string ClearHref => PageAddress.With(Navigation, Filters.Select(filter => (filter.Key, (object?)null)));

    private string IdOf(FilterDefinition filter) => _id + filter.Key;

    private string? ValueOf(string key) =>
        QueryHelpers.ParseQuery(Here.Query).TryGetValue(key, out var values) && !string.IsNullOrEmpty(values)
            ? values.ToString()
            : null;

    private string With(string key, string value) => PageAddress.With(Navigation, key, value);

    private string Without(string key) => PageAddress.With(Navigation, key, null);

    private IEnumerable<(string Key, string Value)> Others(string key) => QueryHelpers.ParseQuery(Here.Query)
        .Where(parameter => parameter.Key != key && !PageAddress.IsPaging(parameter.Key))
        .Select(parameter => (parameter.Key, parameter.Value.ToString()));
}
