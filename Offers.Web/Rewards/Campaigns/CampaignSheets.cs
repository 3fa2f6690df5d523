using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>The lists of campaigns, recipients and messages: filters, columns, the views that everybody has, and what
/// files of them hold.</summary>
public static class CampaignSheets
{
    /// <summary>The view of campaigns that run.</summary>
    internal const string Active = "Active";

    /// <summary>The view of campaigns that stopped for a while.</summary>
    internal const string Paused = "Paused";

    /// <summary>The view of campaigns that are over.</summary>
    internal const string Ended = "Ended";

    /// <summary>The view of recipients to whom something did not arrive.</summary>
    internal const string Undelivered = "Came back";

    /// <summary>The campaigns of a portal.</summary>
    public static ListSheet<CampaignView> Campaigns(RewardPortal portal) =>
        portal == RewardPortal.Admin ? _all : portal == RewardPortal.Agency ? _agency : _client;

    /// <summary>The recipients of one campaign.</summary>
    public static ListSheet<RecipientView> Recipients(RewardPortal portal, Id<Campaign> campaign) => _recipients with
    {
        Path = $"{portal.Path}/campaigns/{campaign}", CsvPath = $"/api/v1/campaigns/{campaign}/recipients.csv",
    };

    /// <summary>The messages of one campaign.</summary>
    public static ListSheet<MessageView> Messages(RewardPortal portal, Id<Campaign> campaign) => _messages with
    {
        Path = $"{portal.Path}/campaigns/{campaign}",
    };

    private static readonly FilterDefinition _clientFilter = new("clientId", "Client");

    private static readonly ListSheet<CampaignView> _client = Of("client-campaigns", RewardPortal.Client);

    private static readonly ListSheet<CampaignView> _agency =
        Of("agency-campaigns", RewardPortal.Agency, _clientFilter);

    private static readonly ListSheet<CampaignView> _all = Of("campaigns", RewardPortal.Admin, _clientFilter);

    private static readonly ListSheet<RecipientView> _recipients = new(
        "recipients", "/client/campaigns",
        [
            FilterDefinition.Of<RecipientStatus>("status", "State"),
            FilterDefinition.Of<MessageStatus>("message", "Last message"),
            FilterDefinition.Of<SmsConsent>("consent", "SMS"), new("q", "Name, address, number or code"),
        ],
        [
            ListColumn<RecipientView>.Of("name", "Recipient", x => x.Name).And("email", x => x.Email)
                .And("phone", x => x.Phone).Shown(ColumnUse.Always),
            ListColumn<RecipientView>.Of("state", "State", x => x.Status).And("cards", x => x.Taken),
            ListColumn<RecipientView>.Of("message", "Last message", x => x.LastMessage?.Status)
                .And("fault", x => x.LastMessage?.Fault),
            ListColumn<RecipientView>.Of("code", "Code", x => x.Code),
            ListColumn<RecipientView>.Of("consent", "SMS", x => x.Consent == SmsConsent.None ? null : x.Consent),
            ListColumn<RecipientView>.Of("reference", "Reference", x => x.Reference)
                .And("language", x => x.Language).Shown(ColumnUse.Extra),
            ListColumn<RecipientView>.Of("listed", "Listed", x => x.ListedAt).And("invited", x => x.InvitedAt)
                .Shown(ColumnUse.Extra),
        ]);

    private static readonly ListSheet<MessageView> _messages = new(
        "reward-messages", "/client/campaigns",
        [
            FilterDefinition.Of<MessageStatus>("status", "State"), FilterDefinition.Of<MessageKind>("kind", "Kind"),
            new("channel", "Way", new FilterOption("email", "E-mail"), new FilterOption("sms", "SMS")),
        ],
        [
            ListColumn<MessageView>.Of("to", "To", x => x.Recipient?.Name).And("address", x => x.Address)
                .Shown(ColumnUse.Always),
            ListColumn<MessageView>.Of("kind", "Kind", x => x.Kind).And("channel", x => x.Channel),
            ListColumn<MessageView>.Of("state", "State", x => x.Status).And("fault", x => x.Fault),
            ListColumn<MessageView>.Of("at", "When", x => x.SentAt ?? x.QueuedAt),
            ListColumn<MessageView>.Of("attempts", "Tries", x => x.Attempts).Shown(ColumnUse.Extra),
        ]);

    /// <summary>A list whose filter offers these clients by name.</summary>
    public static ListSheet Choosing(ListSheet sheet, IReadOnlyList<ClientChoice> clients) => sheet with
    {
        Filters =
        [
            .. sheet.Filters.Select(filter => filter.Key != "clientId" ? filter : filter with
            {
                Options = [.. clients.Select(x => new FilterOption($"{x.Client.Id}", x.Client.Name))],
            }),
        ],
    };

    /// <summary>The filter of campaigns that a part of an address stands for.</summary>
    public static CampaignFilter CampaignsIn(ListLook look) => new(
        Words.Read<CampaignStatus>(look["status"]),
        Id<Client>.TryParse(look["clientId"], out var client) ? client : null,
        Id<Brand>.TryParse(look["brandId"], out var brand) ? brand : null, look["q"])
    {
        BudgetMode = Words.Read<BudgetMode>(look["budgetMode"]),
    };

    /// <summary>The filter of recipients that a part of an address stands for.</summary>
    public static RecipientFilter RecipientsIn(ListLook look) => new(
        Words.Read<RecipientStatus>(look["status"]), Words.Read<SmsConsent>(look["consent"]),
        Words.Read<MessageStatus>(look["message"]), look["q"]);

    /// <summary>The filter of messages that a part of an address stands for.</summary>
    public static MessageFilter MessagesIn(ListLook look) => new(
        Words.Read<MessageStatus>(look["status"]), Words.Read<MessageKind>(look["kind"]),
        Words.Read<MessageChannel>(look["channel"]));

    private static ListSheet<CampaignView> Of(string key, RewardPortal portal, params FilterDefinition[] more) => new(
        key, portal.Path + "/campaigns",
        [
            FilterDefinition.Of<CampaignStatus>("status", "State"),
            FilterDefinition.Of<BudgetMode>("budgetMode", "Budget"), .. more, new("q", "Name"),
        ],
        [
            ListColumn<CampaignView>.Of("name", "Campaign", x => x.Name).And("client", x => x.Client.Name)
                .Shown(ColumnUse.Always),
            ListColumn<CampaignView>.Of("state", "State", x => x.Status).And("reason", x => x.PauseReason),
            ListColumn<CampaignView>.Of("budget", "Budget", x => x.BudgetMode),
            ListColumn<CampaignView>.Of("available", "Credit", x => x.Credit.Available)
                .And("currency", x => x.Currency.Code).And("estimated_cards", x => x.Credit.EstimatedCards),
            ListColumn<CampaignView>.Of("spent", "Spent", x => x.Credit.Spent),
            ListColumn<CampaignView>.Of("cards", "Cards", x => x.Redemptions.Cards),
            ListColumn<CampaignView>.Of("recipients", "Recipients", x => x.Recipients.Total)
                .And("undelivered", x => x.Undelivered),
            ListColumn<CampaignView>.Of("brand", "Brand", x => x.Brand.Name).Shown(ColumnUse.Extra),
            ListColumn<CampaignView>.Of("ends", "Ends", x => x.EndsAt).And("starts", x => x.StartsAt)
                .Shown(ColumnUse.Extra),
        ])
    {
        CsvPath = "/api/v1/campaigns.csv",
        Usual =
        [
            new("All", ""), new(Active, "status=active"), new(Paused, "status=paused"), new(Ended, "status=ended"),
        ],
    };
}
