using System.Text.Json;
using System.Text.Json.Nodes;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>One condition as it is typed.</summary>
public sealed class ConditionForm
{
    /// <summary>What completes it.</summary>
    public ConditionTrigger Trigger { get; set; }

    /// <summary>The id of the face value that it gives.</summary>
    public string? DenominationId { get; set; }

    /// <summary>What the recipient reads with it.</summary>
    public string? Message { get; set; }
}

/// <summary>The fields of the form of a campaign, as they are typed.</summary>
/// <param name="zone">The zone of the times.</param>
public sealed class CampaignForm(TimeZoneInfo zone)
{
    private const int MinYear = 2000;
    private const int MaxYear = 2200;

    /// <summary>The id of the client.</summary>
    public string? ClientId { get; set; }

    /// <summary>The id of the brand.</summary>
    public string? BrandId { get; set; }

    /// <summary>The currency.</summary>
    public string Currency { get; set; } = Domain.Ledger.Currency.Usd.Code;

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>What recipients read.</summary>
    public string? Message { get; set; }

    /// <summary>The language of messages.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whose credit it spends.</summary>
    public BudgetMode BudgetMode { get; set; }

    /// <summary>Which codes are good.</summary>
    public CodeSource CodeSource { get; set; }

    /// <summary>How many rewards one person gets at most.</summary>
    public int? Limit { get; set; } = 1;

    /// <summary>Whether conditions come one after another.</summary>
    public ConditionOrder Order { get; set; }

    /// <summary>From when, in the zone.</summary>
    public DateTime? Starts { get; set; }

    /// <summary>Until when, in the zone.</summary>
    public DateTime? Ends { get; set; }

    /// <summary>The ids of the face values that are offered.</summary>
    public HashSet<string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>The conditions.</summary>
    public List<ConditionForm> Conditions { get; } = [];

    /// <summary>The zone of the times, for people.</summary>
    public string ZoneName => zone.Id;

    /// <summary>A campaign as it stands.</summary>
    public static CampaignForm Of(CampaignView view, TimeZoneInfo zone)
    {
        var form = new CampaignForm(zone)
        {
            ClientId = view.Client.Id.ToString(), BrandId = view.Brand.Id.ToString(), Currency = view.Currency.Code,
            Name = view.Name, Message = view.Message, Language = view.Language, BudgetMode = view.BudgetMode,
            CodeSource = view.CodeSource, Limit = view.PerRecipientLimit, Order = view.ConditionOrder,
            Starts = Local(view.StartsAt, zone), Ends = Local(view.EndsAt, zone),
        };
        form.Values.UnionWith(view.Denominations.Select(x => x.Id.ToString()));
        form.Conditions.AddRange(view.Conditions.Select(x => new ConditionForm
        {
            Trigger = x.Trigger, DenominationId = x.DenominationId.ToString(), Message = x.Message,
        }));
        return form;
    }

    /// <summary>Offers a face value, or offers it no more.</summary>
    public void Toggle(Id<Denomination> value)
    {
        var id = value.ToString();
        if (!Values.Remove(id))
        {
            Values.Add(id);
        }
    }

    /// <summary>What is sent.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for a time that cannot be.</exception>
    public CampaignBody Body() => new()
    {
        ClientId = Id<Client>.TryParse(ClientId, out var client) ? client : null,
        BrandId = Id<Brand>.TryParse(BrandId, out var brand) ? brand : null,
        Currency = Currency, BudgetMode = BudgetMode, Name = Name, Message = Message, Language = Language,
        CodeSource = CodeSource, PerRecipientLimit = Limit, ConditionOrder = Order,
        StartsAt = Instant("startsAt", Starts), EndsAt = Instant("endsAt", Ends),
        Denominations = [.. Values.Order(StringComparer.Ordinal).Select(Id<Denomination>.Parse)],
        Conditions = [.. Conditions.Select(x => new ConditionBody(
            x.Trigger, Id<Denomination>.TryParse(x.DenominationId, out var value) ? value : null, x.Message))],
    };

    /// <summary>What is sent to change one.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for a time that cannot be.</exception>
    public JsonObject Patch() => JsonSerializer.SerializeToNode(Body(), OffersJson.Options)!.AsObject();

    private static DateTime? Local(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).DateTime : null;

    // A date box takes the years 1 and 9999, whose first and last hours are out of the calendar in another zone.
    private DateTimeOffset? Instant(string field, DateTime? local) => local switch
    {
        null => null,
        { Year: > MinYear and < MaxYear } at => new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime(),
        _ => throw Refusal.OfField(field, $"Write a year between {MinYear} and {MaxYear}."),
    };
}
