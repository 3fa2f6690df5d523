using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Statements;

/// <summary>Tells agents that the statement of a month is there.</summary>
public sealed class CommissionNotices : INoticeSource
{
    private const string Issued = "incentives.statement.issued";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Message>>(
            [.. events.Where(x => x.Type == Issued).Select(MessageOf)]);

    private static Message MessageOf(Event happening)
    {
        var news = happening.Read<News>();
        var net = MoneyText.Plain(Money.ParseWritten(news.Net, Currency.Parse(news.Currency)));
        return new Message(news.Agent, new NotificationText(
            happening.Type, happening.ObjectId, "", $"Your statement of {CommissionWords.Month(news.Month)}",
            $"{net} came into your wallet. It is locked; what changes later stands in the next one.",
            $"/agent/statements/{news.Id}"));
    }

    private sealed record News(
        Id<CommissionStatement> Id, Id<IPerson> Agent, string Month, string Currency, string Net);
}
