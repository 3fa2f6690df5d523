using System.Net;
using System.Net.Mail;

namespace Offers.Web.Platform.Mail;

/// <summary>Sends letters through a mail server.</summary>
public sealed class SmtpMailer(MailSettings settings) : IMailer
{
    private const int PatienceMs = 20_000;

    /// <inheritdoc/>
    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Encrypted,
            Timeout = PatienceMs,
        };
        if (settings.User is not null)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        using var message = new MailMessage(
            new MailAddress(settings.From, "Offers"), new MailAddress(letter.To, letter.Name))
        {
            Subject = letter.Subject,
            Body = letter.Text,
        };
        foreach (var (name, value) in letter.Headers)
        {
            message.Headers.Add(name, value);
        }

        await client.SendMailAsync(message, cancellation);
    }
}
