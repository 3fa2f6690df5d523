using Offers.Web.Platform.Shell;

namespace Offers.Web.Identity;

/// <summary>Addresses of the account pages; those that the shell links to are in <see cref="Paths"/>.</summary>
public static class AccountPaths
{
    /// <summary>Asks for the code of the second factor.</summary>
    public const string SignInCode = "/account/sign-in/code";

    /// <summary>Asks for a link that sets a new password.</summary>
    public const string Forgot = "/account/forgot-password";

    /// <summary>Sets a new password.</summary>
    public const string Reset = "/account/reset-password";

    /// <summary>Confirms an address.</summary>
    public const string Confirm = "/account/confirm-email";

    /// <summary>Sends the link that confirms an address again.</summary>
    public const string Resend = "/account/resend-confirmation";

    /// <summary>Says that sign-in is paused.</summary>
    public const string Lockout = "/account/lockout";

    /// <summary>A person's name and language.</summary>
    public const string Profile = Paths.Account;

    /// <summary>A person's address.</summary>
    public const string Email = "/account/manage/email";

    /// <summary>Moves an account to another address.</summary>
    public const string EmailMoved = "/account/change-email";

    /// <summary>A person's password.</summary>
    public const string Password = "/account/manage/password";

    /// <summary>A person's authenticator and recovery codes.</summary>
    public const string TwoFactor = "/account/manage/two-factor";

    /// <summary>A person's passkeys.</summary>
    public const string Passkeys = "/account/manage/passkeys";

    /// <summary>Where a person is signed in.</summary>
    public const string Sessions = "/account/manage/sessions";

    /// <summary>Who looked at a person's pages.</summary>
    public const string Looks = "/account/manage/looks";

    /// <summary>Which notifications a person wants, and how.</summary>
    public const string Preferences = "/account/manage/notifications";

    /// <summary>Ends an administrator's look at somebody's pages; a form posts to it.</summary>
    public const string EndLook = "/account/impersonation/end";

    /// <summary>Makes the first administrator.</summary>
    public const string Setup = "/setup";

    /// <summary>What a new server needs.</summary>
    public const string Checklist = "/setup/checklist";
}
