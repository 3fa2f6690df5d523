using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Offers.Web.Platform.Shell;

namespace Offers.E2E.Infrastructure;

/// <summary>One page that can be opened by its address alone.</summary>
/// <param name="Path">The address; it takes no parameter.</param>
/// <param name="Policy">The policy or roles that it asks for; empty for anybody who is signed in, null for
/// everybody.</param>
public sealed record PageRoute(string Path, string? Policy)
{
    /// <summary>Every page of the application without a parameter, found in the code.</summary>
    public static IReadOnlyList<PageRoute> All { get; } =
    [
        .. from page in typeof(App).Assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>(inherit: false)
           where !route.Template.Contains('{')
           orderby route.Template
           select new PageRoute(route.Template, PolicyOf(page)),
    ];

    /// <summary>The pages that everybody may see.</summary>
    public static IEnumerable<PageRoute> Public => All.Where(page => page.Policy is null);

    /// <summary>The name of the page's pictures.</summary>
    public string Name => Path == "/" ? "start" : Path.Trim('/').Replace('/', '-');

    /// <inheritdoc />
    public override string ToString() => Path;

    private static string? PolicyOf(Type page) =>
        page.IsDefined(typeof(AllowAnonymousAttribute)) ? null
        : page.GetCustomAttribute<AuthorizeAttribute>() is { } asked ? asked.Policy ?? asked.Roles ?? ""
        : null;
}
