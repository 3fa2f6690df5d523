using Offers.Domain.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Shell;

/// <summary>One page in a portal's navigation.</summary>
/// <param name="Href">Path from the root, without a query.</param>
/// <param name="Icon">The sign beside its name.</param>
/// <param name="Text">Its name, in sentence case.</param>
/// <param name="Quick">The shorter name in the bottom bar of phones; null where it is not there.</param>
public sealed record MenuItem(string Href, Glyph Icon, string Text, string? Quick = null);

/// <summary>Pages that belong together, under a heading.</summary>
/// <param name="Title">The heading; null for the first pages.</param>
/// <param name="Items">The pages, in order.</param>
public sealed record MenuSection(string? Title, params IReadOnlyList<MenuItem> Items);

/// <summary>One portal: for whom it is and which pages it has.</summary>
/// <param name="Name">Its name in the portal switch.</param>
/// <param name="Href">Its overview, and the start of the paths of all its pages.</param>
/// <param name="Roles">Who may enter; one of these is enough.</param>
/// <param name="Sections">Its navigation.</param>
public sealed record Portal(
    string Name, string Href, IReadOnlyList<Role> Roles, params IReadOnlyList<MenuSection> Sections)
{
    /// <summary>All pages, in order.</summary>
    public IEnumerable<MenuItem> Items => Sections.SelectMany(section => section.Items);

    /// <summary>The pages of the bottom bar on phones; empty where the drawer is enough.</summary>
    public IEnumerable<MenuItem> QuickItems => Items.Where(item => item.Quick is not null);

    /// <summary>True when a path lies in this portal.</summary>
    public bool Holds(string path) => PortalMenu.IsWithin(path, Href);

    /// <summary>The page that a path shows: the one with the longest matching start.</summary>
    public MenuItem? PageAt(string path) => Items
        .Where(item => PortalMenu.IsWithin(path, item.Href) && (item.Href != Href || path == Href))
        .MaxBy(item => item.Href.Length);
}
