using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What an administrator sends to make a person.</summary>
/// <param name="Email">The address; it counts as confirmed.</param>
/// <param name="Password">The first password.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Roles">What the person may be; at least one.</param>
/// <param name="OrganisationId">For whom the person acts, where a role asks for it.</param>
public sealed record PersonBody(
    string? Email, string? Password, string? DisplayName, IReadOnlyList<string>? Roles,
    Id<Organisation>? OrganisationId = null)
{
    internal const int RolesAtMost = 8;

    /// <summary>The body read, with every field that is not right named at once.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal NewPerson Read()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var email = Try(errors, "email", () => EmailText.Required("email", Email));
        var name = Try(errors, "displayName", () => Text.Line("displayName", DisplayName, Limits.PersonName));
        var password = Try(errors, "password", () => PasswordRule.Require("password", Password, Email ?? ""));
        var roles = Try(errors, "roles", () => RoleWords.Read("roles", Roles));
        return errors.Count == 0
            ? new NewPerson(email!, password!, name!, roles!)
            : throw Refusal.OfFields(errors);
    }

    private static T? Try<T>(Dictionary<string, string[]> errors, string field, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Refusal refusal)
        {
            errors[field] = refusal.Facts["errors"] is IReadOnlyDictionary<string, string[]> own
                ? own[field]
                : [refusal.Detail];
            return null;
        }
    }
}

internal sealed record NewPerson(string Email, string Password, string Name, IReadOnlyList<Role> Roles);

/// <summary>A role given or taken.</summary>
/// <param name="Role">The role.</param>
/// <param name="OrganisationId">The organisation in which it is held, where the role asks for one.</param>
/// <param name="Reason">Why.</param>
public sealed record RoleBody(string? Role, Id<Organisation>? OrganisationId = null, string? Reason = null);

/// <summary>Role names as they are sent.</summary>
internal static class RoleWords
{
    /// <summary>Reads roles; <c>agency_manager</c> and <c>AgencyManager</c> are the same.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static IReadOnlyList<Role> Read(string field, IReadOnlyList<string>? words) =>
        words is { Count: > 0 and <= PersonBody.RolesAtMost }
            ? [.. words.Select(word => Read(field, word)).Distinct()]
            : throw Refusal.OfField(field, "Name at least one role.");

    internal static Role Read(string field, string? word) =>
        Words.Read<Role>(word?.Trim())
        ?? (Enum.TryParse<Role>(word?.Trim(), ignoreCase: true, out var role) && !char.IsAsciiDigit(word!.Trim()[0])
            ? role
            : throw Refusal.OfField(
                field, $"A role is one of {string.Join(", ", Enum.GetNames<Role>().Select(Words.Snake))}."));
}
