using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Notifications;

/// <summary>What ends by a link in a letter.</summary>
/// <param name="Person">Whose letters.</param>
/// <param name="Topic">The topic whose letters end.</param>
public sealed record MailEnd(Id<IPerson> Person, NotificationTopic Topic);

/// <summary>
/// Writes notifications as letters. Those that people may end carry a sealed link that ends them without signing in.
/// </summary>
public sealed class NotificationLetters(SiteAddress site, IDataProtectionProvider protection)
{
    /// <summary>Where links of letters lead; the token follows.</summary>
    public const string Path = "/unsubscribe";

    private readonly IDataProtector _seal = protection.CreateProtector("Offers.Unsubscribe");

    /// <summary>The letter of one notification.</summary>
    public Letter Of(WaitingMail mail)
    {
        var topic = NotificationTopics.Of(mail.Text.Kind);
        var end = NotificationTopics.IsLocked(topic) ? null : LinkOf(new MailEnd(mail.Text.Person, topic));
        var text = $"Hello {mail.Name},\n\n{mail.Text.Body}\n\n{site.Of(mail.Text.Link)}\n";
        return new Letter(mail.Address, mail.Name, mail.Text.Title, text + Foot(end)) { Unsubscribe = end };
    }

    /// <summary>The letter of a day: all that waited for it, the oldest first.</summary>
    public Letter OfDay(IReadOnlyList<WaitingMail> mails)
    {
        var text = new StringBuilder($"Hello {mails[0].Name},\n\n");
        foreach (var mail in mails)
        {
            text.Append($"{mail.Text.Title}\n{mail.Text.Body}\n{site.Of(mail.Text.Link)}\n\n");
        }

        return new Letter(
            mails[0].Address, mails[0].Name, $"Your day: {Phrase.Count(mails.Count, "notification")}",
            text + Foot(null));
    }

    /// <summary>The token of a link.</summary>
    public string TokenOf(MailEnd end) => _seal.Protect($"{end.Person} {end.Topic}");

    /// <summary>What a token ends; null for one that is not ours.</summary>
    public MailEnd? Read(string? token)
    {
        try
        {
            var words = _seal.Unprotect(token ?? "").Split(' ');
            return new MailEnd(Id<IPerson>.Parse(words[0]), Enum.Parse<NotificationTopic>(words[1]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private string LinkOf(MailEnd end) => site.Of($"{Path}/{TokenOf(end)}");

    private string Foot(string? end) => "\n--\n"
        + (end is null ? "" : $"No more letters like this: {end}\n")
        + $"What we write to you: {site.Of(Identity.AccountPaths.Preferences)}\n";
}
