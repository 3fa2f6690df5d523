namespace Offers.Web.Platform.Mail;

/// <summary>Sends e-mails: by a server, or into a folder.</summary>
public interface IMailer
{
    /// <summary>Sends a letter.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="System.Net.Mail.SmtpException">The server did not take it.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellation);
}
