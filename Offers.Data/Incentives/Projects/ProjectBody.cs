using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>A project as it is sent; only name and city are required.</summary>
public sealed record ProjectBody
{
    /// <summary>The builder; may be left out by people who act for one builder. Never changes.</summary>
    public Id<Organisation>? BuilderId { get; init; }

    /// <summary>Its name, unique for the builder.</summary>
    public string? Name { get; init; }

    /// <summary>What is built; <c>residential</c> where left out.</summary>
    public ProjectType? Type { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The part of the city.</summary>
    public string? Area { get; init; }

    /// <summary>Whether it sells; <c>selling</c> where left out.</summary>
    public ProjectStatus? Status { get; init; }

    /// <summary>The currency of its prices; <c>AED</c> where left out. Never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>A project as it would be sent.</summary>
    public static ProjectBody Of(Project project) => new()
    {
        BuilderId = project.Builder, Name = project.Name, Type = project.Type, City = project.City,
        Area = project.Area, Status = project.Status, Currency = project.Currency.Code,
    };

    internal ProjectFacts Facts() => new(
        Name, Type ?? ProjectType.Residential, City, Area, Status ?? ProjectStatus.Selling);

    /// <summary>The currency.</summary>
    /// <exception cref="Refusal"><c>currency_unknown</c>.</exception>
    internal Currency CurrencyOr(Currency other) =>
        string.IsNullOrWhiteSpace(Currency) ? other : Domain.Ledger.Currency.Parse(Currency);
}

/// <summary>A unit as it is sent.</summary>
public sealed record UnitBody
{
    /// <summary>Its number in the project; kept in capitals.</summary>
    public string? Number { get; init; }

    /// <summary>What it is, for example <c>2 bedrooms</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The price asked, in the project's currency.</summary>
    public AmountText? Price { get; init; }

    /// <summary>A unit as it would be sent.</summary>
    public static UnitBody Of(Unit unit) =>
        new() { Number = unit.Number, Type = unit.Type, Price = AmountText.Of(unit.Price) };

    /// <summary>What is said of the unit.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>.</exception>
    internal UnitFacts Facts(Currency currency) => new(
        Number, Type,
        Price?.PositiveIn(currency) ?? throw Refusal.OfField("price", "'price' is required."));
}

/// <summary>Several units to be added at once.</summary>
/// <param name="Units">The units, at most <see cref="UnitDesk.MostAtOnce"/>.</param>
public sealed record UnitsBody(IReadOnlyList<UnitBody?>? Units);

/// <summary>What an agent sends who wants to sell a project.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Note">What the builder should know of him.</param>
public sealed record AssociationBody(Id<Project>? ProjectId, string? Note = null);

/// <summary>Which agent is to sell which project.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="AgentId">The agent.</param>
/// <param name="Email">His e-mail address, instead of the id.</param>
public sealed record InvitationBody(Id<Project>? ProjectId, Id<IPerson>? AgentId = null, string? Email = null);

/// <summary>Which agents are to sell a project; ids and addresses may be mixed.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="AgentIds">Agents by id.</param>
/// <param name="Emails">Agents by e-mail address.</param>
public sealed record InvitationsBody(
    Id<Project>? ProjectId, IReadOnlyList<Id<IPerson>>? AgentIds = null, IReadOnlyList<string?>? Emails = null);
