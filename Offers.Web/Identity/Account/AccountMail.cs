using System.Buffers.Text;
using System.Net.Mail;
using System.Text;
using System.Threading.Channels;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Identity.Account;

/// <summary>
/// Writes to people about their accounts. Letters go out behind the request, so that the time of an answer does not
/// tell whether somebody has an account.
/// </summary>
public sealed class AccountMail(IMailer mailer, SiteAddress site, ILogger<AccountMail> log) : BackgroundService
{
    private const int WaitingAtMost = 1_000;

    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(
        new BoundedChannelOptions(WaitingAtMost) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Sends the link that confirms an address.</summary>
    public void Confirm(AccountLink link) => Write(
        link.Person, link.Person.Email, "Confirm your e-mail address",
        "Confirm that this is your address, and your account is open:\n\n" + Url(AccountPaths.Confirm, link));

    /// <summary>Sends the link that sets a new password.</summary>
    public void Reset(AccountLink link) => Write(
        link.Person, link.Person.Email, "Set a new password",
        "Somebody, probably you, asked for a new password. Set it here within a day:\n\n"
        + Url(AccountPaths.Reset, link) + "\n\nIf it was not you, do nothing: the old password stays.");

    /// <summary>Tells somebody who has an account that it was asked for again.</summary>
    public void AlreadyOpen(PersonSnapshot person) => Write(
        person, person.Email, "You have an account already",
        "Somebody, probably you, tried to open an account with this address. There is one already. Sign in here:\n\n"
        + site.Of(Platform.Shell.Paths.SignIn) + "\n\nIf you forgot the password, ask for a new one on that page.");

    /// <summary>Sends the link that moves an account to another address.</summary>
    public void Move(AccountLink link, string email) => Write(
        link.Person, email, "Confirm your new e-mail address",
        "Confirm that your account is to use this address:\n\n" + Url(AccountPaths.EmailMoved, link)
        + $"&email={Uri.EscapeDataString(email)}");

    /// <summary>Tells a person of a change that a thief would make.</summary>
    public void Changed(PersonSnapshot person, string what) => Write(
        person, person.Email, "Your account was changed",
        what + "\n\nIf it was not you, set a new password at once: " + site.Of(AccountPaths.Forgot));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in _letters.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await mailer.SendAsync(letter, stoppingToken);
            }
            catch (Exception error) when (error is SmtpException or IOException)
            {
                log.LogError(error, "A letter about an account ({Subject}) did not go out.", letter.Subject);
            }
        }
    }

    private void Write(PersonSnapshot person, string to, string subject, string text) => _letters.Writer.TryWrite(
        new Letter(to, person.DisplayName, subject, $"Hello {person.DisplayName},\n\n{text}\n\nOffers\n"));

    private string Url(string path, AccountLink link) => site.Of(
        $"{path}?person={link.Person.Id}&token={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(link.Token))}");
}

/// <summary>What a link in a letter carries.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Token">What makes it good.</param>
public readonly record struct LetterLink(Id<IPerson> Person, string Token)
{
    /// <summary>Reads the query of a link; null where it was changed on its way.</summary>
    public static LetterLink? Read(string? person, string? token)
    {
        if (!Id<IPerson>.TryParse(person, out var id) || token is null || !Base64Url.IsValid(token))
        {
            return null;
        }

        return new LetterLink(id, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)));
    }
}
