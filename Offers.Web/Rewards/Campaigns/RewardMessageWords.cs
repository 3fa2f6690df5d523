using System.Globalization;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Sms;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>
/// Says messages to recipients in their language: the code with the address of the page, or the address alone. The card
/// is never in a message; it is shown by the page, where each look is recorded.
/// </summary>
public sealed class RewardMessageWords(GiftLinks gifts, ConsentLinks consents)
{
    /// <summary>The letter of a message.</summary>
    public Letter LetterOf(OutgoingMessage message) => In(message.Language, () =>
    {
        var subject = message.Kind == MessageKind.Invitation
            ? T("{0} has a gift for you", message.Client)
            : T("Your {0} gift card from {1}", message.Brand, message.Client);
        return new Letter(message.Address, message.Name, subject, BodyOf(message)) { Reference = $"{message.Id}" };
    });

    /// <summary>The text message of a message.</summary>
    public SmsText SmsOf(OutgoingMessage message) => In(message.Language, () =>
    {
        var text = message.Kind == MessageKind.Invitation
            ? T("{0} has a gift for you. Code {1}: {2}", message.Client, CodeOf(message), gifts.Of(message))
            : T("Your {0} gift card from {1} is here: {2}", message.Brand, message.Client, gifts.Of(message));
        return new SmsText(message.Address, text + Stop(message), $"{message.Id}");
    });

    private static TText In<TText>(string language, Func<TText> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string BodyOf(OutgoingMessage message)
    {
        string?[] parts =
        [
            message.Name.Length == 0 ? T("Hello,") : T("Hello {0},", message.Name),
            message.Text,
            message.Kind == MessageKind.Invitation
                ? T("Your code: {0}", CodeOf(message))
                : message.Value is { } value ? T("Your gift card is worth {0}.", MoneyText.Plain(value)) : null,
            message.Kind == MessageKind.Invitation
                ? T("Exchange it for your gift card here:") + "\n" + gifts.Of(message)
                : T("It is shown here:") + "\n" + gifts.Of(message),
            T("The address is for you alone; do not pass it on."),
            message is { AsksForConsent: true, Recipient: { } recipient }
                ? T("May {0} write to you by SMS, too? Say so here:", message.Client) + "\n"
                    + consents.Of(message.Book, recipient)
                : null,
        ];
        return string.Join("\n\n", parts.Where(x => !string.IsNullOrEmpty(x))) + "\n";
    }

    // Only those who are listed are invited.
    private static string CodeOf(OutgoingMessage message) => RedemptionCode.Grouped(message.Code!);

    private string Stop(OutgoingMessage message) => message.Recipient is { } recipient
        ? " " + T("Stop: {0}", consents.Of(message.Book, recipient))
        : "";
}
