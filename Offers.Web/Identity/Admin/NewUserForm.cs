using Offers.Data.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Admin;

/// <summary>The fields of the form that makes a person, as they are typed.</summary>
public sealed class NewUserForm
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }

    /// <summary>The name that others see.</summary>
    public string? Name { get; set; }

    /// <summary>The first password.</summary>
    public string? Password { get; set; }

    /// <summary>Roles and organisation.</summary>
    public RoleForm Roles { get; } = new();

    /// <summary>What is sent.</summary>
    public PersonBody Body() => new(
        Email, Password, Name, [.. Roles.Chosen.Select(role => Words.Snake(role.ToString()))], Roles.Organisation);
}
