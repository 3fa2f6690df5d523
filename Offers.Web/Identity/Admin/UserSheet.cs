using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>The list of people: filters, columns, the views that everybody has, and what a file of it holds.</summary>
public static class UserSheet
{
    /// <summary>Everybody who can sign in, for administrators.</summary>
    public static ListSheet<PersonView> Users { get; } = new(
        "users", "/admin/users",
        [RoleChoice.Filter, FilterDefinition.Of<PersonStatus>("status", "State"), new("q", "Name or e-mail")],
        [
            ListColumn<PersonView>.Of("user", "User", x => x.DisplayName).And("email", x => x.Email)
                .And("id", x => x.Id).Shown(ColumnUse.Always),
            ListColumn<PersonView>.Of("state", "State", x => x.Status),
            ListColumn<PersonView>.Of(
                "roles", "Roles", x => string.Join(' ', x.Roles.Select(role => Words.Snake(role.ToString()))))
                .And("organisations", OrganisationsOf),
            ListColumn<PersonView>.Of("factor", "Second factor", x => x.TwoFactor ? "on" : "off"),
            ListColumn<PersonView>.Of("made", "Made", x => x.CreatedAt),
        ])
    {
        CsvPath = "/api/v1/admin/users.csv",
        Usual =
        [
            new("All", ""), new("Investors", "role=investor"), new("Unconfirmed", "status=unconfirmed"),
            new("Disabled", "status=disabled"),
        ],
    };

    /// <summary>The filter of people that a part of an address stands for.</summary>
    public static PeopleFilter FilterOf(ListLook look) => new(
        Words.Read<PersonStatus>(look["status"]), Words.Read<Role>(look["role"]), Search: look["q"]);

    private static string OrganisationsOf(PersonView person) =>
        string.Join("; ", person.Memberships.Select(member => member.Organisation.Name).Distinct());
}
