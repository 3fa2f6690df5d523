using Offers.Data.Incentives.Bounties;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Bounties;

/// <summary>The fields of the form of a bounty, as they are typed.</summary>
/// <param name="zone">The zone of the times.</param>
public sealed class BountyForm(TimeZoneInfo zone)
{
    private const int MinYear = 1900;
    private const int MaxYear = 9999;

    /// <summary>The outside id of the project.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>One requirement a line.</summary>
    public string? Requirements { get; set; }

    /// <summary>What it is paid for.</summary>
    public BountyType Type { get; set; } = BountyType.TaskCompletion;

    /// <summary>What it pays for a proof.</summary>
    public Money? Reward { get; set; }

    /// <summary>Whether a proof has a photo.</summary>
    public bool AsksPhoto { get; set; } = true;

    /// <summary>Whether a proof names a unit.</summary>
    public bool AsksUnit { get; set; }

    /// <summary>Whether a proof names a person.</summary>
    public bool AsksContact { get; set; }

    /// <summary>Whether a proof has a few words.</summary>
    public bool AsksNote { get; set; }

    /// <summary>Who may send proofs.</summary>
    public BountyAudience Audience { get; set; }

    /// <summary>The most proofs.</summary>
    public int? MaxSubmissions { get; set; }

    /// <summary>Until when, in the zone.</summary>
    public DateTime? Ends { get; set; }

    /// <summary>The zone of the times, for people.</summary>
    public string ZoneName => zone.Id;

    /// <summary>A bounty as it stands.</summary>
    public static BountyForm Of(BountyView bounty, TimeZoneInfo zone) => new(zone)
    {
        ProjectId = bounty.Project.Id.ToString(),
        Title = bounty.Title,
        Description = bounty.Description,
        Requirements = string.Join('\n', bounty.Requirements),
        Type = bounty.Type,
        Reward = bounty.Reward,
        AsksPhoto = bounty.Fields.Contains(ProofField.Photo),
        AsksUnit = bounty.Fields.Contains(ProofField.Unit),
        AsksContact = bounty.Fields.Contains(ProofField.Contact),
        AsksNote = bounty.Fields.Contains(ProofField.Note),
        Audience = bounty.Audience,
        MaxSubmissions = bounty.MaxSubmissions,
        Ends = bounty.ExpiresAt is { } at ? TimeZoneInfo.ConvertTime(at, zone).DateTime : null,
    };

    /// <summary>What is sent: a draft.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> for a time that cannot be.</exception>
    public NewBountyBody Body() => new()
    {
        ProjectId = Id<Project>.TryParse(ProjectId, out var project) ? project : null,
        Title = Title,
        Description = Description,
        Requirements = Requirements?.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Type = Type,
        Reward = Reward is { } reward ? AmountText.Of(reward) : null,
        Fields = [.. Fields()],
        Audience = Audience,
        MaxSubmissions = MaxSubmissions,
        ExpiresAt = Instant(Ends),
        Publish = false,
    };

    // Who forgets the box for the contact of a referral has asked for it all the same.
    private IEnumerable<ProofField> Fields()
    {
        (ProofField Field, bool IsAsked)[] boxes =
        [
            (ProofField.Photo, AsksPhoto), (ProofField.Unit, AsksUnit),
            (ProofField.Contact, AsksContact || BountyTerms.IsReferral(Type)), (ProofField.Note, AsksNote),
        ];
        return boxes.Where(x => x.IsAsked).Select(x => x.Field);
    }

    // A date box takes the years 1 and 9999, whose first and last hours are out of the calendar in another zone.
    private DateTimeOffset? Instant(DateTime? local) => local switch
    {
        null => null,
        { Year: > MinYear and < MaxYear } at => new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime(),
        _ => throw Refusal.OfField("expiresAt", $"Write a year between {MinYear} and {MaxYear}."),
    };
}
