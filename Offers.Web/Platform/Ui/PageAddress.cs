using Microsoft.AspNetCore.Components;

namespace Offers.Web.Platform.Ui;

/// <summary>The address of the page that is open, with some of its parameters changed.</summary>
public static class PageAddress
{
    private static readonly string[] _paging = ["cursor", "offset", "page"];

    /// <summary>One parameter changed, from the first page on; null takes it away.</summary>
    public static string With(NavigationManager navigation, string name, object? value) =>
        With(navigation, [(name, value)]);

    /// <summary>Some parameters changed, from the first page on unless one of them is the page's place.</summary>
    public static string With(NavigationManager navigation, IEnumerable<(string Name, object? Value)> changes)
    {
        var query = _paging.ToDictionary(name => name, _ => (object?)null, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return new Uri(navigation.GetUriWithQueryParameters(navigation.Uri, query)).PathAndQuery;
    }

    /// <summary>True for the parameters that say which page of a list is open.</summary>
    public static bool IsPaging(string name) => _paging.Contains(name);
}
