using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>Roles and the one organisation for which they are held, as they are chosen in a form.</summary>
public sealed class RoleForm
{
    private readonly SortedSet<Role> _chosen = [];

    /// <summary>The roles that are chosen.</summary>
    public IReadOnlyCollection<Role> Chosen => _chosen;

    /// <summary>The id of the organisation; empty for none.</summary>
    public string? OrganisationId { get; set; }

    /// <summary>True where one of the roles needs an organisation.</summary>
    public bool NeedsOrganisation => _chosen.Any(Roles.NeedsOrganisation);

    /// <summary>Why these roles cannot be given together; null where they can.</summary>
    public string? Clash => Kinds.Count < 2 ? null
        : T(
            "{0} act for organisations of different kinds. Choose one of them now and give the other one afterwards.",
            Phrase.List([.. Belonging.Select(RoleChoice.NameOf)]));

    /// <summary>The organisation that is sent: none where no role needs one.</summary>
    public Id<Organisation>? Organisation =>
        NeedsOrganisation && Id<Organisation>.TryParse(OrganisationId, out var id) ? id : null;

    private IEnumerable<Role> Belonging =>
        _chosen.Where(role => Roles.NeedsOrganisation(role) && Roles.KindOf(role) is not null);

    private HashSet<OrganisationKind?> Kinds => [.. Belonging.Select(Roles.KindOf)];

    /// <summary>Chooses a role, or takes the choice back.</summary>
    public void Toggle(Role role) => Change(() => _ = _chosen.Remove(role) || _chosen.Add(role));

    /// <summary>Chooses this role alone.</summary>
    public void Choose(Role role) => Change(() =>
    {
        _chosen.Clear();
        _chosen.Add(role);
    });

    /// <summary>The organisations that fit the roles.</summary>
    public IReadOnlyList<OrganisationLink> Fitting(IEnumerable<OrganisationLink> all) =>
        [.. all.Where(organisation => Kinds.All(kind => organisation.Kind == kind))];

    // An organisation that was chosen for other roles would be of the wrong kind.
    private void Change(Action change)
    {
        var before = Kinds;
        change();
        OrganisationId = before.SetEquals(Kinds) ? OrganisationId : null;
    }
}
