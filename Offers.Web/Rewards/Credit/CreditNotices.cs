using System.Globalization;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>
/// Tells parents of wishes for credit, children of what became of them and of credit that was given or taken back, and
/// clients with their agency of campaigns that stopped for want of credit.
/// </summary>
public sealed class CreditNotices(Recipients recipients) : INoticeSource
{
    private const string OfWish = "rewards.credit_request.";
    private const string OfCredit = "rewards.credit.";
    private const string Paused = "rewards.campaign.paused";
    private const string Resumed = "rewards.campaign.resumed";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var messages = new List<Message>();
        foreach (var happening in events)
        {
            messages.AddRange(happening.Type switch
            {
                Paused or Resumed => await OfCampaignAsync(happening, cancellation),
                var type when type.StartsWith(OfWish, StringComparison.Ordinal) =>
                    await OfWishAsync(happening, cancellation),
                var type when type.StartsWith(OfCredit, StringComparison.Ordinal) =>
                    await OfCreditAsync(happening, cancellation),
                _ => [],
            });
        }

        return messages;
    }

    private async Task<IEnumerable<Message>> OfWishAsync(Event happening, CancellationToken cancellation)
    {
        var news = happening.Read<WishNews>();
        var amount = MoneyText.Plain(news.Amount.In(Currency.Parse(news.Currency)));
        if (happening.Type == OfWish + "requested")
        {
            var why = news.AskedBy is null
                ? "Automatic reload asks, since little is left." : "Give it, or say why not.";
            return await ToAsync(
                happening, ParentOf(news.Level, news), ($"{news.Name} asks for {amount}", why), cancellation);
        }

        var words = happening.Type[OfWish.Length..] switch
        {
            "approved" => ($"Credit given: {amount}", $"{news.Name} can spend it at once."),
            "rejected" => ($"No credit of {amount} for {news.Name}", news.Reason ?? "The wish was refused."),
            _ => default((string, string)?),
        };
        return words is { } said ? await ToAsync(happening, OwnOf(news), said, cancellation) : [];
    }

    private async Task<IEnumerable<Message>> OfCreditAsync(Event happening, CancellationToken cancellation)
    {
        var news = happening.Read<CreditNews>();
        if (news.Level == CreditLevel.Campaign)
        {
            return [];
        }

        var amount = MoneyText.Plain(news.Amount.In(Currency.Parse(news.Currency)));
        var words = happening.Type == OfCredit + "allocated"
            ? ($"New credit: {amount}", $"{news.FromName} gave it to {news.ToName}.")
            : ($"Credit taken back: {amount}", news.Notes ?? $"{news.ToName} took it back from {news.FromName}.");
        return await ToAsync(happening, OwnOf(news), words, cancellation);
    }

    private async Task<IEnumerable<Message>> OfCampaignAsync(Event happening, CancellationToken cancellation)
    {
        var news = happening.Read<CampaignNews>();
        var words = (happening.Type, news.PauseReason) switch
        {
            (Paused, PauseReason.Credit) => ($"No credit: {news.Name} is paused", news.Note ?? "Add credit to go on."),
            (Paused, PauseReason.Suspended) => ($"Suspended: {news.Name} is paused", news.Note ?? "Ask your agency."),
            (Resumed, _) => ($"{news.Name} goes on", news.Note ?? "It hands out rewards again."),
            _ => default((string, string)?),
        };
        if (words is not { } said)
        {
            return [];
        }

        var client = new Id<Organisation>(news.ClientId.Value);
        var agency = new Id<Organisation>(news.AgencyId.Value);
        var (atClient, atAgency) = ($"/client/campaigns/{news.Id}", $"/agency/campaigns/{news.Id}");
        return
        [
            .. await ToAsync(happening, (client, Role.ClientManager, atClient), said, cancellation),
            .. await ToAsync(happening, (agency, Role.AgencyManager, atAgency), said, cancellation),
        ];
    }

    private async Task<IEnumerable<Message>> ToAsync(
        Event happening, (Id<Organisation>? House, Role Role, string Path) whom, (string Title, string Text) words,
        CancellationToken cancellation)
    {
        var people = whom.House is { } house
            ? await recipients.MembersAsync(house, whom.Role, cancellation)
            : await recipients.AdministratorsAsync(cancellation);
        return people.Select(person => new Message(person, new NotificationText(
            happening.Type, happening.ObjectId, happening.Number.ToString(CultureInfo.InvariantCulture), words.Title,
            words.Text, whom.Path)));
    }

    private static (Id<Organisation>? House, Role Role, string Path) ParentOf(CreditLevel level, IPlace place) =>
        level switch
        {
            CreditLevel.Agency => (null, Role.Admin, $"/admin/agencies/{place.AgencyId}"),
            CreditLevel.Client => (
                new Id<Organisation>(place.AgencyId!.Value.Value), Role.AgencyManager,
                $"/agency/clients/{place.ClientId}"),
            _ => (new Id<Organisation>(place.ClientId!.Value.Value), Role.ClientManager, "/client/credit"),
        };

    private static (Id<Organisation>? House, Role Role, string Path) OwnOf(IPlace place) => place.Level switch
    {
        CreditLevel.Agency => (new Id<Organisation>(place.AgencyId!.Value.Value), Role.AgencyManager, "/agency"),
        _ => (new Id<Organisation>(place.ClientId!.Value.Value), Role.ClientManager, "/client/credit"),
    };

    private interface IPlace
    {
        CreditLevel Level { get; }

        Id<Agency>? AgencyId { get; }

        Id<Client>? ClientId { get; }
    }

    private sealed record WishNews(
        CreditLevel Level, Id<Agency>? AgencyId, Id<Client>? ClientId, string Name, string Currency, AmountText Amount,
        Id<IPerson>? AskedBy, string? Reason) : IPlace;

    private sealed record CreditNews(
        CreditLevel Level, Id<Agency>? AgencyId, Id<Client>? ClientId, string FromName, string ToName,
        string Currency, AmountText Amount, string? Notes) : IPlace;

    private sealed record CampaignNews(
        string Id, string Name, Id<Client> ClientId, Id<Agency> AgencyId, PauseReason? PauseReason, string? Note);
}
