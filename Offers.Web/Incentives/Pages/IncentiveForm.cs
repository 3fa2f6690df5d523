using Offers.Data.Incentives;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Pages;

/// <summary>One step of a ladder as it is typed.</summary>
public sealed class TierForm
{
    /// <summary>The first unit that it is for.</summary>
    public int From { get; set; } = 1;

    /// <summary>For each unit.</summary>
    public Money? Amount { get; set; }

    /// <summary>Of the price of each, in basis points, where no amount is typed; it has no field.</summary>
    internal int? RateBps { get; init; }
}

/// <summary>The fields of the incentive form, as they are typed.</summary>
/// <param name="zone">The zone of the times.</param>
public sealed class IncentiveForm(TimeZoneInfo zone)
{
    private const int Whole = 100;

    /// <summary>The project.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>Its kind.</summary>
    public IncentiveType Type { get; set; } = IncentiveType.ClosingBonus;

    /// <summary>How a sale is rewarded.</summary>
    public RewardKind Kind { get; set; }

    /// <summary>The amount of fixed rewards, or the most for a sale where it is a share of the price.</summary>
    public Money? Amount { get; set; }

    /// <summary>The share of the price, in percent.</summary>
    public string? Percentage { get; set; }

    /// <summary>What reaching a tier does.</summary>
    public TierMode TierMode { get; set; }

    /// <summary>The ladder.</summary>
    public List<TierForm> Tiers { get; set; } = [new()];

    /// <summary>The stage that earns.</summary>
    public SaleStage TriggerStage { get; set; } = SaleStage.Paid;

    /// <summary>Percent paid at the stage that earns; the rest is paid at <see cref="LaterStage"/>.</summary>
    public int FirstPercent { get; set; } = Whole;

    /// <summary>The stage at which the rest is paid.</summary>
    public SaleStage LaterStage { get; set; } = SaleStage.Registered;

    /// <summary>How many units an agent must sell.</summary>
    public int? MinUnits { get; set; }

    /// <summary>From which unit on he is then paid.</summary>
    public CountsFrom CountsFrom { get; set; }

    /// <summary>How many units count over all agents.</summary>
    public int? MaxUnits { get; set; }

    /// <summary>From when, in the zone.</summary>
    public DateTime? From { get; set; }

    /// <summary>Until when, in the zone.</summary>
    public DateTime? Until { get; set; }

    /// <summary>The terms and conditions, line by line.</summary>
    public string? Conditions { get; set; }

    /// <summary>The zone of the times, for people.</summary>
    public string ZoneName => zone.Id;

    /// <summary>The budget; null for the usual one.</summary>
    public Money? Budget { get; set; }

    // What it began with and how that is typed: what nobody touches stays as it is, also where the fields say less.
    private (IncentiveTerms Terms, IncentiveBody Typed)? Kept { get; set; }

    private (DateTimeOffset? From, DateTimeOffset? Until) KeptTimes { get; set; }

    private int? RecoveryShareBps { get; set; }

    /// <summary>An incentive as it stands.</summary>
    public static IncentiveForm Of(IncentiveView view, TimeZoneInfo zone)
    {
        var form = new IncentiveForm(zone)
        {
            ProjectId = view.Project.Id.ToString(), Title = view.Title, Description = view.Description,
            Type = view.Type, From = Local(view.ValidFrom, zone), Until = Local(view.ValidUntil, zone),
            Conditions = string.Join('\n', view.TermsAndConditions), RecoveryShareBps = view.RecoveryShareBps,
            KeptTimes = (view.ValidFrom, view.ValidUntil),
        };
        form.Take(TermsOf(view), view.Currency);
        return form;
    }

    /// <summary>An incentive that begins with a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="zone">The zone of the times.</param>
    /// <param name="now">From when its length counts.</param>
    public static IncentiveForm Of(TemplateView template, TimeZoneInfo zone, DateTimeOffset now)
    {
        var made = template.Incentive;
        var form = new IncentiveForm(zone)
        {
            Title = made.Title, Description = made.Description, Type = made.Type,
            Until = template.LengthDays is { } days ? Local(now.AddDays(days), zone)?.Date : null,
            Conditions = string.Join('\n', made.TermsAndConditions ?? []),
            RecoveryShareBps = made.RecoveryShareBps, Budget = template.Budget?.In(template.Currency),
        };
        form.Take(template.Terms(), template.Currency);
        return form;
    }

    /// <summary>The terms of an incentive as it is shown.</summary>
    internal static IncentiveTerms TermsOf(IncentiveView view) => new()
    {
        Reward = view.Reward, TriggerStage = view.TriggerStage, MinUnits = view.MinUnitsToSell,
        CountsFrom = view.CountsFrom, MaxUnits = view.MaxUnits, ValidFrom = view.ValidFrom,
        ValidUntil = view.ValidUntil, IncentiveAmount = view.IncentiveAmount,
        CommissionBps = Domain.Ledger.Percentage.Parse("commissionPercentage", view.CommissionPercentage)?.Value,
        RecoveryShareBps = view.RecoveryShareBps,
    };

    /// <summary>What is sent; a draft.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public IncentiveBody Body()
    {
        var typed = Typed();
        if (Kept is not (var terms, var before))
        {
            return typed;
        }

        var isKind = typed.Reward!.Kind == before.Reward!.Kind;
        return typed with
        {
            IncentiveAmount = isKind && typed.IncentiveAmount == before.IncentiveAmount
                ? terms.IncentiveAmount : typed.IncentiveAmount,
            CommissionPercentage = isKind && typed.CommissionPercentage == before.CommissionPercentage
                ? PercentageOf(terms.CommissionBps) : typed.CommissionPercentage,
            Reward = typed.Reward with
            {
                Multipliers = terms.Reward.Multipliers,
                Referral = terms.Reward.Referral,
                Vesting = typed.TriggerStage == before.TriggerStage
                    && typed.Reward.Vesting.SequenceEqual(before.Reward.Vesting)
                    ? terms.Reward.Vesting : typed.Reward.Vesting,
                Amount = isKind && typed.Reward.Amount == before.Reward.Amount
                    ? terms.Reward.Amount : typed.Reward.Amount,
                RateBps = isKind && typed.Reward.RateBps == before.Reward.RateBps
                    ? terms.Reward.RateBps : typed.Reward.RateBps,
                MostPerSale = isKind && typed.Reward.MostPerSale == before.Reward.MostPerSale
                    ? terms.Reward.MostPerSale : typed.Reward.MostPerSale,
                Tiers = isKind && typed.Reward.Tiers.SequenceEqual(before.Reward.Tiers)
                    ? terms.Reward.Tiers : typed.Reward.Tiers,
            },
        };
    }

    private IncentiveBody Typed() => new()
    {
        ProjectId = Id<Project>.TryParse(ProjectId, out var project) ? project : null,
        Title = Title, Description = Description, Type = Type,
        IncentiveAmount = Text(Kind == RewardKind.Tiers ? Tiers.Select(x => x.Amount).MaxBy(x => x?.Minor) : Amount),
        CommissionPercentage = Kind == RewardKind.PercentOfPrice ? Percentage : null,
        Reward = Reward(), TriggerStage = TriggerStage, MinUnitsToSell = MinUnits, CountsFrom = CountsFrom,
        MaxUnits = MaxUnits, ValidFrom = Instant(From, KeptTimes.From), ValidUntil = Instant(Until, KeptTimes.Until),
        TermsAndConditions = Conditions?.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        Publish = false, Budget = Text(Budget), RecoveryShareBps = RecoveryShareBps,
    };

    private void Take(IncentiveTerms terms, Currency currency)
    {
        var (rule, first) = (terms.Reward, terms.Reward.Vesting.FirstOrDefault());
        (Kind, TierMode, TriggerStage) = (rule.Kind, rule.TierMode, terms.TriggerStage);
        (MinUnits, CountsFrom, MaxUnits) = (terms.MinUnits, terms.CountsFrom, terms.MaxUnits);
        Amount = (rule.Kind == RewardKind.PercentOfPrice ? rule.MostPerSale : rule.Amount)?.In(currency);
        Percentage = PercentageOf(rule.RateBps);
        Tiers = rule.Tiers.Count == 0
            ? [new()]
            : [.. rule.Tiers.Select(x => new TierForm
            {
                From = x.From, Amount = x.Amount?.In(currency), RateBps = x.RateBps,
            })];
        FirstPercent = first is null ? Whole : first.ShareBps / Whole;
        LaterStage = rule.Vesting.Count > 1 ? rule.Vesting[^1].Stage : SaleStage.Registered;
        Kept = (terms, Typed());
    }

    private RewardRule Reward() => new()
    {
        Kind = Kind, TierMode = TierMode,
        Amount = Kind is RewardKind.FixedPerDeal or RewardKind.FixedPerUnit ? Text(Amount) : null,
        RateBps = Kind == RewardKind.PercentOfPrice
            ? Domain.Ledger.Percentage.Parse("commissionPercentage", Percentage)?.Value : null,
        MostPerSale = Kind == RewardKind.PercentOfPrice ? Text(Amount) : null,
        Tiers = Kind == RewardKind.Tiers ? [.. Tiers.Select(x => new RewardTier(
            x.From, Text(x.Amount), x.Amount is null ? x.RateBps : null))] : [],
        Vesting = FirstPercent == Whole ? [] :
        [
            new VestingPart(TriggerStage, FirstPercent * Whole),
            new VestingPart(LaterStage, (Whole - FirstPercent) * Whole),
        ],
    };

    private static AmountText? Text(Money? money) => money is { } amount ? AmountText.Of(amount) : null;

    private static string? PercentageOf(int? rateBps) =>
        rateBps is { } bps ? Domain.Ledger.Percentage.Of(new BasisPoints(bps)) : null;

    private static DateTime? Local(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).DateTime : null;

    private DateTimeOffset? Instant(DateTime? local, DateTimeOffset? kept) => local switch
    {
        null => null,
        _ when local == Local(kept, zone) => kept,
        { Year: > 1900 and < 9999 } at => new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime(),
        _ => throw Refusal.OfField("validUntil", "Write a year between 1901 and 9998."),
    };
}
