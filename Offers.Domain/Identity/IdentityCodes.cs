using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>Refusal codes of people, organisations and sign-in.</summary>
public static class IdentityCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode CredentialsInvalid = new(
        "credentials_invalid", 401, "That e-mail and password do not belong together.",
        "The same answer for an unknown e-mail and for a wrong password.");
    public static readonly RefusalCode SignInLocked = new("sign_in_locked", 401, "Too many failed attempts.",
        "Sign-in with this e-mail is paused; `retryAfter` says for how many seconds.");
    public static readonly RefusalCode TwoFactorRequired = new(
        "two_factor_required", 401, "A code of the second factor is needed.",
        "The password is right; send it again with `twoFactorCode`.");
    public static readonly RefusalCode TwoFactorInvalid = new("two_factor_invalid", 401, "That code is not right.",
        "Use the code that the authenticator shows now, or a recovery code that was not used before.");
    public static readonly RefusalCode EmailNotConfirmed = new(
        "email_not_confirmed", 401, "The e-mail address is not confirmed yet.",
        "Follow the link in the message that was sent, or ask for a new one.");
    public static readonly RefusalCode PersonDisabled = new("person_disabled", 401, "This account is closed.",
        "An administrator has shut the person out.");
    public static readonly RefusalCode SecondFactorMissing = new(
        "second_factor_missing", 403, "Administrators need a second factor.",
        "Sign in to the portal and set up an authenticator first.");
    public static readonly RefusalCode SessionEnded = new("session_ended", 401, "This session is over.",
        "The refresh token is unknown, expired, used before or revoked; sign in again.");
    public static readonly RefusalCode EmailExists = new("email_exists", 409, "This e-mail address is taken.",
        "Another person has the address.");
    public static readonly RefusalCode PersonNotFound = new("person_not_found", 404, "There is no such person.",
        "The id is unknown, or the caller may not see the person.");
    public static readonly RefusalCode OrganisationNotFound = new(
        "organisation_not_found", 404, "There is no such organisation.",
        "The id is unknown, or the caller may not see it.");
    public static readonly RefusalCode OrganisationRequired = new(
        "organisation_required", 422, "This role needs an organisation.",
        "Builder, AgencyManager, ClientManager and Developer act for an organisation; send `organisationId`.");
    public static readonly RefusalCode OrganisationKindWrong = new(
        "organisation_kind_wrong", 422, "The organisation is of another kind.",
        "The role belongs to another kind of organisation, or the parent is not an agency.");
    public static readonly RefusalCode OrganisationSuspended = new(
        "organisation_suspended", 403, "The organisation is suspended.",
        "Its people may look but not act until an administrator lifts the suspension.");
    public static readonly RefusalCode RoleHeld = new("role_held", 409, "The person has this role already.",
        "Nothing is to be done.");
    public static readonly RefusalCode RoleNotHeld = new("role_not_held", 409, "The person does not have this role.",
        "Nothing is to be done.");
    public static readonly RefusalCode OwnAccount = new("own_account", 409, "You cannot do this to yourself.",
        "Nobody disables the own account or gives up the own administration; another administrator does it.");
    public static readonly RefusalCode LastAdministrator = new(
        "last_administrator", 409, "Somebody must stay in charge.",
        "The last SuperAdmin who can sign in can neither be disabled nor lose the role.");
    public static readonly RefusalCode LinkInvalid = new("link_invalid", 422, "This link is not good any more.",
        "It was used, is too old or was changed on its way; ask for a new one.");
    public static readonly RefusalCode SetupDone = new("setup_done", 409, "The server has an administrator already.",
        "The setup link works only until the first administrator is made.");
    public static readonly RefusalCode ImpersonationRefused = new(
        "impersonation_refused", 409, "Nobody may look as this person.",
        "The person decides for the platform, or the account is closed.");
    public static readonly RefusalCode ImpersonationNotFound = new(
        "impersonation_not_found", 404, "There is no such look at a person's pages.", "The id is unknown.");
#pragma warning restore CS1591
}
