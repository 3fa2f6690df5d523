using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>A template as it is answered and shown.</summary>
public sealed record TemplateView
{
    /// <summary>The identity.</summary>
    public required Id<IncentiveTemplate> Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is good for.</summary>
    public string? Description { get; init; }

    /// <summary>Whose it is.</summary>
    public required NameLink Owner { get; init; }

    /// <summary>True for the platform's, which all builders see.</summary>
    public required bool IsPlatforms { get; init; }

    /// <summary>True where the reader may change it.</summary>
    public required bool IsEditable { get; init; }

    /// <summary>The currency of its amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What an incentive is made of.</summary>
    public required PromiseBody Incentive { get; init; }

    /// <summary>How many days sales count; null for until it is closed.</summary>
    public int? LengthDays { get; init; }

    /// <summary>The budget that is suggested.</summary>
    public AmountText? Budget { get; init; }

    /// <summary>The revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The terms of an incentive that is made of it.</summary>
    public IncentiveTerms Terms() => Incentive.Body().Terms(Currency);

    /// <summary>The terms of an incentive that is made of a template as it would be sent.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>reward_invalid</c>.</exception>
    public static IncentiveTerms TermsOf(TemplateBody body)
    {
        var currency = body.CurrencyOrUsual();
        var terms = body.Incentive!.Body().Terms(currency);
        terms.Check(currency);
        return terms;
    }
}

/// <summary>What queries and desks of templates share.</summary>
internal static class TemplateRows
{
    /// <summary>The templates that a scope sees: its own and the platform's.</summary>
    internal static IQueryable<IncentiveTemplate> Templates(this ProjectScope scope, OffersDb db)
    {
        if (scope.IsPlatform)
        {
            return db.IncentiveTemplates;
        }

        var seen = scope.Builders.Append(IncentiveTemplate.PlatformOwner).ToList();
        return db.IncentiveTemplates.Where(x => seen.Contains(x.Owner));
    }

    /// <summary>A template that a scope sees.</summary>
    /// <exception cref="Refusal"><c>template_not_found</c>.</exception>
    internal static async Task<IncentiveTemplate> TemplateAsync(
        this ProjectScope scope, OffersDb db, Id<IncentiveTemplate> id) =>
        await scope.Templates(db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.TemplateNotFound.Because();

    /// <summary>What a template keeps.</summary>
    internal static TemplateContent Content(this IncentiveTemplate template) =>
        JsonSerializer.Deserialize<TemplateContent>(template.Body, OffersJson.Options)!;

    /// <summary>Templates as a scope sees them.</summary>
    internal static async Task<IReadOnlyList<TemplateView>> ViewsAsync(
        this OffersDb db, ProjectScope scope, IReadOnlyList<IncentiveTemplate> templates)
    {
        var owners = await db.BuildersAsync(templates.Select(x => x.Owner));
        return [.. templates.Select(x => ViewOf(x, owners[x.Owner].Name, scope.Owns(x.Owner)))];
    }

    private static TemplateView ViewOf(IncentiveTemplate template, string owner, bool isEditable)
    {
        var content = template.Content();
        return new TemplateView
        {
            Id = template.Id, Name = template.Name, Description = template.Description,
            Owner = new NameLink(template.Owner.ToString(), owner), IsPlatforms = template.IsPlatforms,
            IsEditable = isEditable, Currency = template.Currency, Incentive = content.Incentive,
            LengthDays = content.LengthDays, Budget = content.Budget, Revision = template.Revision,
        };
    }
}
