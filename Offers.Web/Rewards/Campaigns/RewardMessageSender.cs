using System.Net.Mail;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Sms;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>
/// Sends messages to recipients soon after they were queued; the job takes what is left. Sending is outside the pen:
/// each message is taken by one node, sent, and what became of it is a commit of its own.
/// </summary>
public sealed class RewardMessageSender(
    MessageQueue queue, MessageDesk desk, IMailer mailer, ISmsSender sms, RewardMessageWords words, LiveEvents live,
    ILogger<RewardMessageSender> log) : BackgroundService
{
    /// <summary>Its name as the one who acts.</summary>
    public const string Actor = "reward-messages";

    private const string OfSandbox = "sandbox";

    // Mail servers refuse who sends without end: so many each second from a node.
    private static readonly TimeSpan _leastPause = TimeSpan.FromSeconds(1);

    /// <summary>Sends the oldest messages of a book that are due.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> SendSomeAsync(BookId book, CancellationToken cancellation)
    {
        var messages = await queue.TakeAsync(book);
        foreach (var message in messages)
        {
            var outcome = await SendAsync(message, cancellation);
            var request = CommandRequest.Once(Caller.System(book, Actor));
            (await desk.SettleAsync(request, [(message, outcome)])).Check();
        }

        return messages.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var news = live.Subscribe(null, IsOfMessages);
                while (await news.Events.WaitToReadAsync(stoppingToken))
                {
                    await SendAllAsync(BooksOf(news), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Whatever it was, the messages wait in the database, and the job sends them within a minute.
                log.LogWarning(error, "Messages to recipients could not be sent; they are sent later.");
                await Task.Delay(_leastPause, stoppingToken);
            }
        }
    }

    private static bool IsOfMessages(Event happening) => happening.Type is "rewards.message.queued"
        or "rewards.campaign.invited" or "rewards.redemption.provisioned";

    private static HashSet<BookId> BooksOf(LiveSubscription news)
    {
        var books = new HashSet<BookId>();
        while (news.Events.TryRead(out var happening))
        {
            books.Add(happening.Book);
        }

        return books;
    }

    private async Task SendAllAsync(IReadOnlySet<BookId> books, CancellationToken stopping)
    {
        foreach (var book in books)
        {
            while (await SendSomeAsync(book, stopping) == MessageQueue.AtOnce)
            {
                await Task.Delay(_leastPause, stopping);
            }
        }
    }

    // In a sandbox nobody outside is written to: its messages count as taken.
    private async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellation) => message switch
    {
        { WhyNot: { } reason } => new SendOutcome.Dropped(reason),
        _ when message.Book != BookId.Live => new SendOutcome.Taken(OfSandbox),
        { Channel: MessageChannel.Sms } => Read(await sms.SendAsync(words.SmsOf(message), cancellation)),
        _ => await MailAsync(message, cancellation),
    };

    private static SendOutcome Read(SmsAnswer answer) => answer switch
    {
        SmsAnswer.Taken taken => new SendOutcome.Taken(taken.Reference),
        SmsAnswer.Refused refused => new SendOutcome.Refused(refused.Reason),
        SmsAnswer.Failed failed => new SendOutcome.Failed(failed.Reason),
        _ => throw new InvalidOperationException($"There is no answer {answer}."),
    };

    private async Task<SendOutcome> MailAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        try
        {
            await mailer.SendAsync(words.LetterOf(message), cancellation);
            return new SendOutcome.Taken(null);
        }
        catch (SmtpFailedRecipientException error) when (IsNobody(error.StatusCode))
        {
            return new SendOutcome.Refused("The mail server knows no such address.");
        }
        catch (FormatException)
        {
            return new SendOutcome.Refused("This is no e-mail address.");
        }
        catch (Exception error) when (error is SmtpException or IOException)
        {
            log.LogWarning(error, "{Message} could not be sent.", message.Id);
            return new SendOutcome.Failed("The mail server did not take it.");
        }
    }

    private static bool IsNobody(SmtpStatusCode code) => code is SmtpStatusCode.MailboxUnavailable
        or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath;
}
