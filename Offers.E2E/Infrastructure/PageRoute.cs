using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Offers.Web.Platform.Shell;

namespace Offers.E2E.Infrastructure;

/// <summary>One page of the application.</summary>
/// <param name="Template">Its address; a part in braces stands for an id.</param>
/// <param name="Policy">The policy or roles that it asks for; empty for anybody who is signed in, null for
/// everybody.</param>
public sealed partial record PageRoute(string Template, string? Policy)
{
    private const string Everybody = "Anonymous";

    /// <summary>Every page of the application, found in the code.</summary>
    public static IReadOnlyList<PageRoute> All { get; } =
    [
        .. from page in typeof(App).Assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>(inherit: false)
           orderby route.Template
           select new PageRoute(route.Template, PolicyOf(page)),
    ];

    /// <summary>The pages that everybody may see.</summary>
    public static IEnumerable<PageRoute> Public => All.Where(page => page.Policy is null);

    /// <summary>True when the template is an address; false when it needs an id.</summary>
    public bool IsAddress => !Template.Contains('{', StringComparison.Ordinal);

    /// <summary>The name of the page's pictures.</summary>
    public string Name =>
        Template == "/" ? "start" : NotInNames().Replace(Template.ToLowerInvariant(), "-").Trim('-');

    /// <summary>The name of the pictures of a part of a page that opens by a tab.</summary>
    public static string NameOfPart(string path) =>
        All.First(page => page.Fits(path.Split('?')[0])).Name + "-" + path.Split('=')[^1];

    /// <summary>The pages that are visited as this person: those that ask for a policy that the person meets.</summary>
    public static IEnumerable<PageRoute> Of(string email) =>
        All.Where(page => page.Policy is not null && DemoPeople.For(page.Policy) == email);

    /// <summary>True when a path is an address of this page.</summary>
    public bool Fits(string path) =>
        Regex.IsMatch(path, "^" + Parameter().Replace(Regex.Escape(Template), "[^/]+") + "$")
        && !All.Any(other => other.IsAddress && other.Template == path);

    /// <inheritdoc />
    public override string ToString() => Template;

    private static string? PolicyOf(Type page) =>
        page.IsDefined(typeof(AllowAnonymousAttribute)) ? null
        : page.GetCustomAttribute<AuthorizeAttribute>() is not { } asked ? null
        : asked.Policy == Everybody ? null
        : asked.Policy ?? asked.Roles ?? "";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();

    // Regex.Escape writes the brace that opens a parameter as \{ and leaves the one that closes it.
    [GeneratedRegex(@"\\\{[^}]+\}")]
    private static partial Regex Parameter();
}
