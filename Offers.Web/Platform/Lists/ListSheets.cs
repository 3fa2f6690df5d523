using Offers.Domain.Platform;

namespace Offers.Web.Platform.Lists;

/// <summary>All lists of which views can be saved; modules register their own.</summary>
public sealed class ListSheets(IEnumerable<ListSheet> sheets)
{
    private readonly Dictionary<string, ListSheet> _sheets =
        sheets.ToDictionary(sheet => sheet.Key, StringComparer.Ordinal);

    /// <summary>The keys, in their order.</summary>
    public IReadOnlyList<string> Keys => [.. _sheets.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The list of a key, for somebody who may open its page.</summary>
    /// <exception cref="Refusal"><c>list_not_found</c>, <c>forbidden</c>.</exception>
    public ListSheet For(Caller caller, string? key)
    {
        var sheet = key is not null && _sheets.TryGetValue(key, out var known)
            ? known
            : throw PlatformCodes.ListNotFound.Because();
        return sheet.Portal.Roles.Any(caller.Is) ? sheet : throw PlatformCodes.Forbidden.Because();
    }
}
