namespace Offers.Web.Platform.Mail;

/// <summary>The settings of e-mail, section <c>Mail</c>.</summary>
public sealed record MailSettings
{
    /// <summary>The mail server; without one, letters are put into a folder.</summary>
    public string? Host { get; init; }

    /// <summary>The server's port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The sign-in name at the server, if it wants one.</summary>
    public string? User { get; init; }

    /// <summary>The password at the server.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Encrypted { get; init; } = true;

    /// <summary>Who the letters come from.</summary>
    public string From { get; init; } = "offers@localhost";
}
