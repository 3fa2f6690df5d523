using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Offers.Domain.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity;

/// <summary>
/// Who may open a page or call an endpoint. Each declares one of these; what declares none is refused.
/// </summary>
public static class Policies
{
    /// <summary>People who decide for the platform.</summary>
    public const string Admin = "Admin";

    /// <summary>Administrators who also manage administrators, keys and dangerous settings.</summary>
    public const string SuperAdmin = "SuperAdmin";

    /// <summary>People who put money into investment offers.</summary>
    public const string Investor = "Investor";

    /// <summary>People who run a builder's projects and incentives.</summary>
    public const string Builder = "Builder";

    /// <summary>People who sell units and earn incentives.</summary>
    public const string Agent = "Agent";

    /// <summary>People who run an agency.</summary>
    public const string Agency = "Agency";

    /// <summary>People who run a client of an agency.</summary>
    public const string Client = "Client";

    /// <summary>People who integrate an organisation's systems.</summary>
    public const string Developer = "Developer";

    /// <summary>People who work with reward credit: of agencies, of clients, and of the platform.</summary>
    public const string Rewards = "Rewards";

    /// <summary>Who redeems rewards by the API: clients, the systems of organisations, and the platform.</summary>
    public const string Redeem = "Redeem";

    /// <summary>Everybody who is signed in.</summary>
    public const string SignedIn = "SignedIn";

    /// <summary>Everybody who is signed in himself; nobody who only looks as somebody else.</summary>
    public const string Own = "Own";

    /// <summary>Everybody.</summary>
    public const string Anonymous = "Anonymous";

    /// <summary>All policies, in the order of the role matrix, with the roles that each asks for.</summary>
    public static IReadOnlyList<(string Policy, IReadOnlyList<Role> Roles)> All { get; } =
    [
        (Anonymous, []),
        (SignedIn, []),
        (Own, []),
        (Investor, [Role.Investor]),
        (Builder, [Role.Builder]),
        (Agent, [Role.Agent]),
        (Agency, [Role.AgencyManager]),
        (Client, [Role.ClientManager]),
        (Developer, [Role.Developer]),
        (Rewards, [Role.AgencyManager, Role.ClientManager, Role.Admin, Role.SuperAdmin]),
        (Redeem, [Role.ClientManager, Role.Developer, Role.Admin, Role.SuperAdmin]),
        (Admin, [Role.Admin, Role.SuperAdmin]),
        (SuperAdmin, [Role.SuperAdmin]),
    ];

    /// <summary>Makes the policies, and the one that refuses what declares none.</summary>
    internal static void Configure(AuthorizationOptions options)
    {
        foreach (var (name, roles) in All)
        {
            options.AddPolicy(name, policy => Demand(policy, name, roles));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder()
            .RequireAssertion(static context => !MustDeclare(context.Resource as HttpContext)).Build();
    }

    private static void Demand(AuthorizationPolicyBuilder policy, string name, IReadOnlyList<Role> roles)
    {
        if (name == Anonymous)
        {
            policy.RequireAssertion(static _ => true);
            return;
        }

        policy.RequireAuthenticatedUser();
        if (roles.Count > 0)
        {
            policy.RequireRole(roles.Select(role => role.ToString()));
        }

        if (name == Own)
        {
            policy.RequireAssertion(static context => Callers.ImpersonatorOf(context.User) is null);
        }

        if (roles.Contains(Role.SuperAdmin))
        {
            policy.RequireAssertion(static context => !Principals.OwesSecondFactor(context.User));
        }
    }

    // Style sheets, scripts and Blazor's own endpoints have nothing to protect; pages and the API do.
    private static bool MustDeclare(HttpContext? http) =>
        http?.GetEndpoint() is RouteEndpoint endpoint
        && (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            || http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase));
}
