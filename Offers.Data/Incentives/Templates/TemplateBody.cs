using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>What a template keeps beside its name.</summary>
/// <param name="Incentive">What an incentive is made of.</param>
/// <param name="LengthDays">How many days sales count; null for until it is closed.</param>
/// <param name="Budget">The budget that is suggested; null for the usual one.</param>
public sealed record TemplateContent(PromiseBody Incentive, int? LengthDays = null, AmountText? Budget = null)
{
    /// <summary>The most days.</summary>
    public const int MaxDays = 3_650;

    /// <summary>Refuses what no incentive could be made of.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>reward_invalid</c>.</exception>
    internal TemplateContent Checked(Currency currency)
    {
        var body = Incentive.Body();
        body.Texts().Checked();
        body.Terms(currency).Check(currency);
        Budget?.PositiveIn(currency);
        if (LengthDays is < 1 or > MaxDays)
        {
            throw Refusal.OfField("lengthDays", $"The length is 1 to {MaxDays} days.");
        }

        return body.Reward?.Multipliers.Any(x => x.From is not null || x.Until is not null) == true
            ? throw Refusal.OfField("reward", "A template has no dates; leave out what holds on certain days only.")
            : this;
    }

    /// <summary>An incentive on a project that begins at an instant.</summary>
    internal IncentiveBody For(Id<Project> project, DateTimeOffset begin) => Incentive.Body() with
    {
        ProjectId = project, ValidUntil = LengthDays is { } days ? begin.AddDays(days) : null, Budget = Budget,
    };
}

/// <summary>A template as it is sent.</summary>
public sealed record TemplateBody
{
    /// <summary>The builder whose it is; may be left out by people who act for one builder, and by administrators for
    /// the platform's. Never changes.</summary>
    public Id<Organisation>? BuilderId { get; init; }

    /// <summary>Its name, unique for its owner.</summary>
    public string? Name { get; init; }

    /// <summary>What it is good for.</summary>
    public string? Description { get; init; }

    /// <summary>The currency of its amounts; <c>INR</c> where left out. Never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>What an incentive is made of.</summary>
    public PromiseBody? Incentive { get; init; }

    /// <summary>How many days sales count; until it is closed where left out.</summary>
    public int? LengthDays { get; init; }

    /// <summary>The budget that is suggested; the amount for each unit that counts where left out.</summary>
    public AmountText? Budget { get; init; }

    /// <summary>A template as it would be sent.</summary>
    public static TemplateBody Of(IncentiveTemplate template)
    {
        var content = template.Content();
        return new TemplateBody
        {
            BuilderId = template.IsPlatforms ? null : template.Owner, Name = template.Name,
            Description = template.Description, Currency = template.Currency.Code, Incentive = content.Incentive,
            LengthDays = content.LengthDays, Budget = content.Budget,
        };
    }

    internal TemplateTexts Texts() => new(Name, Description);

    internal Currency CurrencyOrUsual() =>
        string.IsNullOrWhiteSpace(Currency) ? Domain.Ledger.Currency.Inr : Domain.Ledger.Currency.Parse(Currency);

    /// <summary>What it keeps, in a currency.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>reward_invalid</c>.</exception>
    internal TemplateContent Content(Currency currency) => new TemplateContent(
        Incentive ?? throw Refusal.OfField("incentive", "'incentive' is required."), LengthDays, Budget)
        .Checked(currency);
}

/// <summary>The name under which an incentive is kept as a template.</summary>
/// <param name="Name">The name; the incentive's title where left out.</param>
/// <param name="Description">What it is good for.</param>
public sealed record TemplateNameBody(string? Name = null, string? Description = null);
