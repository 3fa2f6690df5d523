using Offers.Domain.Platform;

namespace Offers.Web.Platform.Notifications;

/// <summary>What people read of topics.</summary>
public static class TopicWords
{
    /// <summary>The name of a topic, and what belongs to it.</summary>
    public static (string Title, string Text) Of(NotificationTopic topic) => topic switch
    {
        NotificationTopic.Security => ("Security", "Who looked at your pages, new bank accounts. Always on."),
        NotificationTopic.MoneyOut => ("Money out", "What leaves your wallet for a bank. Always on."),
        NotificationTopic.MoneyIn => ("Money in", "Deposits, interest, income and principal."),
        NotificationTopic.Investments => ("Your investments", "Confirmed, settled, withdrawn, returned."),
        NotificationTopic.Waitlist => ("Waitlists", "Room was freed, or your place has ended."),
        NotificationTopic.Documents => ("Documents", "A document that concerns you was replaced."),
        NotificationTopic.Incentives => ("Incentives", "New, ending, paused and closed ones of your projects."),
        NotificationTopic.Claims => ("Your claims", "Approved, paid, rejected, taken back; disputes decided."),
        NotificationTopic.Offers => ("Offers", "An offer is full, has closed, or is in arrears."),
        NotificationTopic.Bounties => ("Bounties", "A bounty ends soon, or your proof was reviewed."),
        NotificationTopic.Projects => ("Projects", "Who sells which project, and who asks to."),
        NotificationTopic.Credit => ("Credit", "Credit for rewards was given, refused, or is used up."),
        NotificationTopic.Alerts => (
            "Alerts", "Low stock, low credit, failed rewards and slow suppliers."),
        _ => ("Work", "What waits for a decision, and what others decided."),
    };
}
