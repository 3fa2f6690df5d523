namespace Offers.Web.Identity.Account;

/// <summary>A code of an authenticator, or a recovery code.</summary>
public sealed class CodeForm
{
    /// <summary>What was typed.</summary>
    public string? Code { get; set; }
}

/// <summary>What is typed to open an account.</summary>
public sealed class RegisterForm
{
    /// <summary>The name that others see.</summary>
    public string? Name { get; set; }

    /// <summary>The address.</summary>
    public string? Email { get; set; }

    /// <summary>The password; never rendered back.</summary>
    public string? Password { get; set; }
}

/// <summary>What a person changes about the own profile.</summary>
public sealed class ProfileForm
{
    /// <summary>The name that others see.</summary>
    public string? Name { get; set; }

    /// <summary>The language of pages and messages.</summary>
    public string Locale { get; set; } = "en";
}

/// <summary>A new value, and the password of who asks for it.</summary>
public sealed class SecuredForm
{
    /// <summary>The password now; never rendered back.</summary>
    public string? Current { get; set; }

    /// <summary>What is wanted; a password is never rendered back.</summary>
    public string? Wanted { get; set; }
}

/// <summary>What is wanted of one row of a list.</summary>
public sealed class RowForm
{
    /// <summary>The button that was pressed.</summary>
    public string? Action { get; set; }

    /// <summary>What to call it.</summary>
    public string? Name { get; set; }
}
