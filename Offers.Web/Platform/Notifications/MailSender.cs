using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Platform.Notifications;

/// <summary>
/// Sends the e-mails of notifications soon after they were made; the stuck-work job sends what is left.
/// </summary>
public sealed class MailSender(
    MailQueue queue, IMailer mailer, NotificationDesk desk, NotificationLetters letters, ILogger<MailSender> log)
    : BackgroundService
{
    // Mail servers refuse who sends without end, and money goes before mail: so many each second from a node.
    private static readonly TimeSpan _leastPause = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _made = new(0);

    /// <inheritdoc/>
    public override void Dispose()
    {
        desk.Changed -= OnChanged;
        _made.Dispose();
        base.Dispose();
    }

    /// <summary>Sends the oldest that wait now, and wakes itself for those that are left.</summary>
    /// <returns>How many went out.</returns>
    public async Task<int> SendSomeAsync(CancellationToken cancellation)
    {
        var mails = await queue.TakeAsync(cancellation);
        var sent = 0;
        foreach (var mail in mails)
        {
            sent += await TryAsync([mail], letters.Of(mail), cancellation) ? 1 : 0;
        }

        sent += await SendDaysAsync(cancellation);

        if (mails.Count == MailQueue.TakeAtMost)
        {
            Wake();
        }

        return sent;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Changed += OnChanged;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _made.WaitAsync(stoppingToken);
                await SendSomeAsync(stoppingToken);
                await Task.Delay(_leastPause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, the e-mails wait in the database, and the stuck-work job tries them again.
                log.LogWarning(error, "E-mails could not be sent; they are sent later.");
            }
        }
    }

    private async Task<int> SendDaysAsync(CancellationToken cancellation)
    {
        var sent = 0;
        for (var i = 0; i < MailQueue.TakeAtMost; i++)
        {
            if (await queue.TakeDayAsync(cancellation) is not { Count: > 0 } day)
            {
                break;
            }

            sent += await TryAsync(day, letters.OfDay(day), cancellation) ? 1 : 0;
        }

        return sent;
    }

    private async Task<bool> TryAsync(
        IReadOnlyList<WaitingMail> mails, Letter letter, CancellationToken cancellation)
    {
        try
        {
            await mailer.SendAsync(letter, cancellation);
            foreach (var mail in mails)
            {
                await queue.SentAsync(mail.Id);
            }

            return true;
        }
        catch (Exception error) when (error is System.Net.Mail.SmtpException or IOException or FormatException)
        {
            log.LogWarning(error, "The e-mail of {Notification} could not be sent.", mails[0].Id);
            foreach (var mail in mails)
            {
                await queue.FailedAsync(mail);
            }

            return false;
        }
    }

    private void OnChanged(IReadOnlySet<Id<IPerson>> people) => Wake();

    private void Wake()
    {
        if (_made.CurrentCount == 0)
        {
            _made.Release();
        }
    }
}
