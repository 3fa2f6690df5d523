using System.Text.Json;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>From which sale on an agent is paid once he has sold as many as are asked.</summary>
public enum CountsFrom
{
    /// <summary>From his first; earlier units are paid, too.</summary>
    FirstUnit,

    /// <summary>From the one that reached the number.</summary>
    ThresholdUnit,
}

/// <summary>The terms of an incentive; once published they never change, later ones are another version.</summary>
public sealed record IncentiveTerms
{
    /// <summary>The most units that a limit can name.</summary>
    public const int MaxLimit = 100_000;

    /// <summary>The first year in which sales can begin or cease to count.</summary>
    public const int FirstYear = 2001;

    /// <summary>The last such year; days are added to it, so it is well before the calendar ends.</summary>
    public const int LastYear = 8999;

    /// <summary>The longest text of terms.</summary>
    public const int MaxText = RewardRule.MaxText + 2_000;

    /// <summary>What the seed calls the incentive's amount; the base of the usual budget.</summary>
    public AmountText? IncentiveAmount { get; init; }

    /// <summary>The share of the price as it was asked for, in basis points; null for none.</summary>
    public int? CommissionBps { get; init; }

    /// <summary>What a sale earns.</summary>
    public required RewardRule Reward { get; init; }

    /// <summary>The stage at which a sale earns.</summary>
    public SaleStage TriggerStage { get; init; } = SaleStage.Paid;

    /// <summary>How many units an agent must sell before he earns; null for none.</summary>
    public int? MinUnits { get; init; }

    /// <summary>From which unit on he is then paid.</summary>
    public CountsFrom CountsFrom { get; init; }

    /// <summary>How many units count, over all agents; null for no limit.</summary>
    public int? MaxUnits { get; init; }

    /// <summary>From when sales count.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when sales count, exclusive.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>How much of each later payment goes into what an agent owes back, in basis points.</summary>
    public int RecoveryShareBps { get; init; } = BasisPoints.Whole.Value;

    private int UnitsAsked => MaxUnits ?? MinUnits ?? 1;

    /// <summary>True where a sale booked at an instant counts.</summary>
    public bool IsValidAt(DateTimeOffset at) => !(at < ValidFrom) && !(at >= ValidUntil);

    /// <summary>The budget where nobody names one: the amount for each unit that counts.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>: it is more than an amount can be.</exception>
    public Money UsualBudget(Currency currency)
    {
        var sum = (Int128)(IncentiveAmount?.In(currency).Minor ?? 0) * UnitsAsked;
        return sum <= (Int128)Money.MaxMajor * currency.UnitsPerMajor
            ? new Money((long)sum, currency)
            : throw Refusal.OfField("incentiveAmount", "The amount for all units that count is too large.");
    }

    /// <summary>Refuses terms that cannot be carried out.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>validity_invalid</c>, <c>reward_invalid</c>,
    /// <c>amount_invalid</c>.</exception>
    public void Check(Currency currency)
    {
        CheckYear("validFrom", ValidFrom);
        CheckYear("validUntil", ValidUntil);
        CheckNumber("minUnitsToSell", MinUnits);
        CheckNumber("maxUnits", MaxUnits);
        if (RecoveryShareBps is < 1 or > 10_000)
        {
            throw Refusal.OfField("recoveryShareBps", "The share is 1 to 10,000 basis points.");
        }

        if (ValidUntil <= ValidFrom)
        {
            throw IncentiveCodes.ValidityInvalid.Because("'validUntil' is after 'validFrom'.");
        }

        Reward.Check(currency, TriggerStage);
        UsualBudget(currency);
        if (Reward.MostByAmounts(currency) * UnitsAsked > long.MaxValue)
        {
            throw Refusal.OfField("reward", "What all units that count can earn is too large.");
        }
    }

    /// <summary>Refuses an instant that is too far away to reckon with.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static void CheckYear(string field, DateTimeOffset? at)
    {
        if (at?.Year is < FirstYear or > LastYear)
        {
            throw Refusal.OfField(field, $"'{field}' is between the years {FirstYear} and {LastYear}.");
        }
    }

    /// <summary>As they are kept.</summary>
    public string ToText() => OffersJson.Text(this);

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static IncentiveTerms Parse(string text) =>
        JsonSerializer.Deserialize<IncentiveTerms>(text, OffersJson.Options)
            ?? throw new JsonException("Terms are an object.");

    private static void CheckNumber(string field, int? number)
    {
        if (number is < 1 or > MaxLimit)
        {
            throw Refusal.OfField(field, $"'{field}' is 1 to {MaxLimit}.");
        }
    }
}

/// <summary>The terms of an incentive that hold for sales booked from an instant on.</summary>
public sealed class IncentiveVersion
{
    private IncentiveVersion()
    {
    }

    internal IncentiveVersion(Incentive incentive, DateTimeOffset now)
    {
        Incentive = incentive.Id;
        Number = incentive.TermsVersion;
        TermsText = incentive.TermsText;
        EffectiveAt = now;
    }

    /// <summary>The incentive.</summary>
    public Id<Incentive> Incentive { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The terms.</summary>
    public string TermsText { get; private set; } = "";

    /// <summary>From when they hold for bookings, in the book's time.</summary>
    public DateTimeOffset EffectiveAt { get; private set; }

    /// <summary>The terms.</summary>
    public IncentiveTerms Terms => IncentiveTerms.Parse(TermsText);

    /// <summary>The version in force at an instant; null where there was none yet.</summary>
    public static IncentiveVersion? At(IEnumerable<IncentiveVersion> versions, DateTimeOffset at) =>
        versions.Where(x => x.EffectiveAt <= at).MaxBy(x => x.Number);
}

/// <summary>A stretch of time in which an incentive counted sales, until it paused or ended.</summary>
public sealed class IncentiveSpan
{
    private IncentiveSpan()
    {
    }

    /// <summary>Begins a stretch.</summary>
    public IncentiveSpan(Incentive incentive, DateTimeOffset from) => (Incentive, From) = (incentive.Id, from);

    /// <summary>The incentive.</summary>
    public Id<Incentive> Incentive { get; private set; }

    /// <summary>When it began, in the book's time.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it ended, exclusive; null while it goes on.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>True where it covers an instant.</summary>
    public bool Covers(DateTimeOffset at) => From <= at && !(at >= Until);

    /// <summary>Ends it.</summary>
    public void End(DateTimeOffset until) => Until = until;
}

/// <summary>How many units of an incentive are taken; a row of its own, since sales change it.</summary>
public sealed class IncentiveTotals
{
    private IncentiveTotals()
    {
    }

    /// <summary>Begins at nothing.</summary>
    public IncentiveTotals(Incentive incentive) => Incentive = incentive.Id;

    /// <summary>The incentive.</summary>
    public Id<Incentive> Incentive { get; private set; }

    /// <summary>Units of claims that stand.</summary>
    public int UnitsTaken { get; private set; }

    /// <summary>An alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>True where one more unit counts.</summary>
    public bool HasRoom(int? maxUnits) => maxUnits is null || UnitsTaken < maxUnits;

    /// <summary>Takes a unit.</summary>
    public void Take() => UnitsTaken++;

    /// <summary>Gives a unit back, since its claim fell.</summary>
    public void GiveBack() => UnitsTaken--;
}
