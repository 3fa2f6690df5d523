using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Projects;

/// <summary>Tells builders who wants to sell their projects, and agents what became of it.</summary>
public sealed class AssociationNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string Start = "incentives.association.";
    private const string Agents = "/builder/agents";
    private const string Projects = "/agent/projects";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var mine = events.Where(x => x.Type.StartsWith(Start, StringComparison.Ordinal))
            .Select(x => (Event: x, News: x.Read<AssociationNews>())).ToList();
        if (mine.Count == 0)
        {
            return [];
        }

        var names = await NamesAsync(mine.ConvertAll(x => x.News.Agent), cancellation);
        var messages = new List<Message>();
        foreach (var (happening, news) in mine)
        {
            messages.AddRange(happening.Type[Start.Length..] switch
            {
                "requested" => await ToBuilderAsync(happening, news, Requested(news, names[news.Agent]), cancellation),
                "withdrawn" => await ToBuilderAsync(happening, news, Withdrawn(news, names[news.Agent]), cancellation),
                "ended" when news.By == news.Agent =>
                    await ToBuilderAsync(happening, news, Left(news, names[news.Agent]), cancellation),
                var happened => [ToAgent(happening, news, happened)],
            });
        }

        return messages;
    }

    private static (string Title, string Text) Requested(AssociationNews news, string agent) => (
        $"{agent} wants to sell {news.Project}", "Approve or reject the request on the page of your agents.");

    private static (string Title, string Text) Withdrawn(AssociationNews news, string agent) => (
        $"{agent} took a request back", $"{agent} no longer asks to sell {news.Project}.");

    private static (string Title, string Text) Left(AssociationNews news, string agent) => (
        $"{agent} has left {news.Project}", Because($"{agent} does not sell {news.Project} any more.", news.Reason));

    private static Message ToAgent(Event happening, AssociationNews news, string happened)
    {
        var (title, text) = happened switch
        {
            "invited" => ($"You can sell {news.Project}", $"The builder has added you to {news.Project}."),
            "approved" => ($"You can sell {news.Project}", $"Your request for {news.Project} was approved."),
            "rejected" => ($"Your request for {news.Project} was rejected",
                Because($"You do not sell {news.Project}.", news.Reason)),
            _ => ($"You do not sell {news.Project} any more",
                Because("What you earned before stays yours.", news.Reason)),
        };
        return new Message(news.Agent, new NotificationText(
            happening.Type, happening.ObjectId, "", title, text, Projects));
    }

    private static string Because(string text, string? reason) => reason is null ? text : $"{text} Reason: {reason}";

    private async Task<IEnumerable<Message>> ToBuilderAsync(
        Event happening, AssociationNews news, (string Title, string Text) words, CancellationToken cancellation)
    {
        var people = await recipients.MembersAsync(news.Owner, Role.Builder, cancellation);
        return people.Where(person => person != news.Agent).Select(person => new Message(person, new NotificationText(
            happening.Type, happening.ObjectId, "", words.Title, words.Text, Agents)));
    }

    private async Task<Dictionary<Id<IPerson>, string>> NamesAsync(
        List<Id<IPerson>> agents, CancellationToken cancellation)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Users.Where(x => agents.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.DisplayName, cancellation);
    }
}
