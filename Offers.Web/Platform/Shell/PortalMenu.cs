using Offers.Domain.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Shell;

/// <summary>The navigation of every portal, as data: it lists what works today and nothing else.</summary>
public static class PortalMenu
{
    /// <summary>All portals, in the order of the portal switch.</summary>
    public static IReadOnlyList<Portal> Portals { get; } =
    [
        new("Admin", "/admin", [Role.Admin, Role.SuperAdmin],
            new(null,
                new("/admin", Glyph.Home, "Overview"),
                new("/admin/approvals", Glyph.Check, "Approvals")),
            new("Offers that move money",
                new("/admin/investments", Glyph.Offers, "Investments"),
                new("/admin/incentives", Glyph.Spark, "Incentives"),
                new("/admin/templates", Glyph.Copy, "Templates"),
                new("/admin/sales", Glyph.Transactions, "Sales"),
                new("/admin/claims", Glyph.Check, "Claims"),
                new("/admin/bounties", Glyph.Gift, "Bounties"),
                new("/admin/submissions", Glyph.Note, "Proofs"),
                new("/admin/results", Glyph.Trophy, "Results"),
                new("/admin/projects", Glyph.Organisations, "Projects"),
                new("/admin/associations", Glyph.Users, "Agents of projects")),
            new("Rewards",
                new("/admin/inventory", Glyph.Gift, "Inventory"),
                new("/admin/alerts", Glyph.Bell, "Alerts"),
                new("/admin/redemptions", Glyph.Receipt, "Redemptions"),
                new("/admin/reviews", Glyph.Shield, "Reviews"),
                new("/admin/campaigns", Glyph.Mail, "Campaigns"),
                new("/admin/credit", Glyph.Briefcase, "Credit"),
                new("/admin/agencies", Glyph.Organisations, "Agencies"),
                new("/admin/suppliers", Glyph.Webhook, "Suppliers"),
                new("/admin/brands", Glyph.Copy, "Brands"),
                new("/admin/prices", Glyph.Note, "Prices"),
                new("/admin/profit", Glyph.Trophy, "Profit")),
            new("Money",
                new("/admin/wallets", Glyph.Wallet, "Wallets"),
                new("/admin/transfers", Glyph.Moves, "Deposits and withdrawals"),
                new("/admin/bank-files", Glyph.Bank, "Bank files"),
                new("/admin/books", Glyph.Books, "Books"),
                new("/admin/operations", Glyph.Operations, "Operations"),
                new("/admin/holds", Glyph.Hold, "Holds")),
            new("Platform",
                new("/admin/users", Glyph.Users, "Users"),
                new("/admin/organisations", Glyph.Organisations, "Organisations"),
                new("/admin/sandboxes", Glyph.Clock, "Sandboxes"),
                new("/admin/sagas", Glyph.External, "Calls to the outside"),
                new("/admin/jobs", Glyph.Jobs, "Jobs"),
                new("/admin/sagas", Glyph.External, "Outside calls"),
                new("/admin/audit", Glyph.Audit, "Audit"))),
        new("Investor", "/investor", [Role.Investor],
            new(null,
                new("/investor", Glyph.Home, "Overview", "Overview"),
                new("/investor/offers", Glyph.Offers, "Offers", "Offers"),
                new("/investor/holdings", Glyph.Holdings, "Holdings", "Holdings"),
                new("/investor/calendar", Glyph.Calendar, "Calendar"),
                new("/investor/transactions", Glyph.Transactions, "Transactions", "Entries")),
            new("Wallet",
                new("/investor/transfers", Glyph.Wallet, "Deposit and withdraw", "Wallet"),
                new("/investor/statements", Glyph.Statement, "Statements"))),
        new("Builder", "/builder", [Role.Builder],
            new MenuSection(null,
                new MenuItem("/builder", Glyph.Home, "Overview"),
                new("/builder/projects", Glyph.Organisations, "Projects"),
                new("/builder/agents", Glyph.Users, "Agents"),
                new("/builder/incentives", Glyph.Spark, "Incentives"),
                new("/builder/templates", Glyph.Copy, "Templates"),
                new("/builder/sales", Glyph.Transactions, "Sales"),
                new("/builder/claims", Glyph.Check, "Claims"),
                new("/builder/bounties", Glyph.Gift, "Bounties"),
                new("/builder/submissions", Glyph.Note, "Proofs"),
                new("/builder/results", Glyph.Trophy, "Results"))),
        new("Agent", "/agent", [Role.Agent],
            new MenuSection(null,
                new MenuItem("/agent", Glyph.Home, "Overview", "Overview"),
                new("/agent/incentives", Glyph.Spark, "For you", "For you"),
                new("/agent/bounties", Glyph.Gift, "Bounties", "Bounties"),
                new("/agent/submissions", Glyph.Note, "My proofs"),
                new("/agent/projects", Glyph.Organisations, "Projects", "Projects"),
                new("/agent/claims", Glyph.Check, "Claims", "Claims"),
                new("/agent/leaderboards", Glyph.Trophy, "Leaderboards"),
                new("/agent/wallet", Glyph.Wallet, "Wallet"),
                new("/agent/statements", Glyph.Statement, "Statements"))),
        new("Agency", "/agency", [Role.AgencyManager],
            new MenuSection(null,
                new MenuItem("/agency", Glyph.Home, "Overview", "Overview"),
                new("/agency/clients", Glyph.Users, "Clients", "Clients"),
                new("/agency/campaigns", Glyph.Mail, "Campaigns", "Campaigns"),
                new("/agency/statements", Glyph.Statement, "Statements", "Statements"))),
        new("Client", "/client", [Role.ClientManager],
            new MenuSection(null,
                new MenuItem("/client", Glyph.Home, "Overview", "Overview"),
                new("/client/campaigns", Glyph.Mail, "Campaigns", "Campaigns"),
                new("/client/redemptions", Glyph.Receipt, "Redemptions", "Redemptions"),
                new("/client/credit", Glyph.Wallet, "Credit", "Credit"),
                new("/client/statements", Glyph.Statement, "Statements"))),
        new("Developer", "/developer", [Role.Developer], Overview("/developer")),
    ];

    /// <summary>The portals that somebody with these roles may enter.</summary>
    public static IReadOnlyList<Portal> For(IReadOnlySet<Role> roles) =>
        [.. Portals.Where(portal => portal.Roles.Any(roles.Contains))];

    /// <summary>The portal in which a path lies; null for public and account pages.</summary>
    public static Portal? At(string path) => Portals.FirstOrDefault(portal => portal.Holds(path));

    /// <summary>True when a path is the given one or lies below it.</summary>
    public static bool IsWithin(string path, string start) =>
        path.StartsWith(start, StringComparison.Ordinal) && (path.Length == start.Length || path[start.Length] == '/');

    private static MenuSection Overview(string href) => new(null, new MenuItem(href, Glyph.Home, "Overview"));
}
