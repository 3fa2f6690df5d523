using System.Globalization;
using System.Security.Claims;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Who acts, read from the claims of the signed-in principal and from the request.</summary>
public static class Callers
{
    /// <summary>
    /// The claim that names a role and the organisation in which the person acts by it; one claim for each.
    /// </summary>
    public const string MembershipClaim = "member";

    /// <summary>The claim that names the book by its number.</summary>
    public const string BookClaim = "book";

    private const int UserAgentLength = 200;
    private const int IpLength = 45;

    /// <summary>The caller of this request; nobody in particular where nobody is signed in.</summary>
    public static Caller Caller(this HttpContext http)
    {
        if (http.Features.Get<KnownCaller>() is { } known && ReferenceEquals(known.Principal, http.User))
        {
            return known.Caller;
        }

        var caller = Of(http.User) with
        {
            Ip = Cut(http.Connection.RemoteIpAddress?.ToString(), IpLength),
            UserAgent = Cut(http.Request.Headers.UserAgent, UserAgentLength),
            RequestId = http.TraceIdentifier,
            Instance = http.Request.Path,
        };
        http.Features.Set(new KnownCaller(http.User, caller));
        return caller;
    }

    /// <summary>The person who is signed in.</summary>
    /// <exception cref="Refusal"><c>unauthenticated</c>.</exception>
    public static Id<IPerson> Person(this HttpContext http) =>
        http.Caller().Person ?? throw PlatformCodes.Unauthenticated.Because();

    /// <summary>The organisations that the signed-in person is a member of.</summary>
    public static IReadOnlySet<Id<Organisation>> Organisations(this HttpContext http) =>
        http.Caller().Organisations;

    /// <summary>The caller that the claims of a principal describe, without anything of a request.</summary>
    public static Caller Of(ClaimsPrincipal principal)
    {
        var roles = principal.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value)).ToHashSet();
        var memberships = principal.FindAll(MembershipClaim).Select(ReadMembership).ToList();
        var organisations = memberships.ConvertAll(x => x.Organisation).Distinct().ToList();
        var impersonator = ImpersonatorOf(principal);
        return new Caller
        {
            Book = BookOf(principal),
            Person = Id<IPerson>.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null,
            Roles = roles,
            Organisation = organisations is [var only] ? only : null,
            Memberships = memberships,
            Impersonator = impersonator,
            ActingAs = impersonator is not null ? nameof(Role.Admin)
                : roles.Count == 0 ? "" : roles.Max().ToString(),
        };
    }

    /// <summary>The administrator who only looks as the principal; null where nobody does.</summary>
    public static Id<IPerson>? ImpersonatorOf(ClaimsPrincipal principal) =>
        (principal.Identity as ClaimsIdentity)?.Actor is { } actor
            ? Id<IPerson>.Parse(actor.FindFirst(ClaimTypes.NameIdentifier)!.Value)
            : null;

    /// <summary>The claim that says in which organisation a person acts by a role.</summary>
    public static Claim ClaimOf(RoleAt membership) =>
        new(MembershipClaim, $"{membership.Role} {membership.Organisation}");

    /// <summary>The book on which a sign-in acts.</summary>
    public static BookId BookOf(ClaimsPrincipal principal) => principal.FindFirstValue(BookClaim) is { } book
        ? new BookId(int.Parse(book, CultureInfo.InvariantCulture))
        : BookId.Live;

    private static RoleAt ReadMembership(Claim claim)
    {
        var parts = claim.Value.Split(' ');
        return new RoleAt(Enum.Parse<Role>(parts[0]), Id<Organisation>.Parse(parts[1]));
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;

    private sealed record KnownCaller(ClaimsPrincipal Principal, Caller Caller);
}
