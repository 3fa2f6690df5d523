namespace Offers.Web.Platform.Shell;

/// <summary>Addresses that the shell links to and that other modules serve.</summary>
public static class Paths
{
    /// <summary>The sign-in page; <c>returnUrl</c> names the page to go back to.</summary>
    public const string SignIn = "/account/sign-in";

    /// <summary>The registration page.</summary>
    public const string Register = "/account/register";

    /// <summary>Ends the sign-in; a form posts to it.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>Enters a sandbox or leaves it; a form posts <c>environment</c> to it.</summary>
    public const string Environment = "/account/environment";

    /// <summary>Where a person manages the own account.</summary>
    public const string Account = "/account/manage";

    /// <summary>Said to people who lack the role for a page.</summary>
    public const string AccessDenied = "/account/access-denied";

    /// <summary>A person's notifications.</summary>
    public const string Notifications = "/notifications";

    /// <summary>All hits of a search; <c>q</c> is what was typed.</summary>
    public const string Search = "/search";

    /// <summary>Where a statement's code is checked.</summary>
    public const string Verify = "/verify";

    /// <summary>Sets the language; a form posts <c>language</c> and <c>back</c> to it.</summary>
    public const string Language = "/language";

    /// <summary>Said when something went wrong; the status may follow.</summary>
    public const string Error = "/error";
}
