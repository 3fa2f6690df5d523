using System.Text.Json.Serialization;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>A builder where another object names it.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
public sealed record BuilderLink(Id<Organisation> Id, string Name);

/// <summary>An agent where another object names him.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="Email">His e-mail address.</param>
public sealed record AgentLink(Id<IPerson> Id, string Name, string Email);

/// <summary>How many units of a project there are.</summary>
/// <param name="Available">Nobody has them.</param>
/// <param name="Reserved">Sales of them are booked or signed.</param>
/// <param name="Sold">They are paid.</param>
public sealed record UnitCounts(int Available, int Reserved, int Sold)
{
    /// <summary>All of them.</summary>
    public int Total => Available + Reserved + Sold;
}

/// <summary>A project as it is answered and shown.</summary>
public sealed record ProjectView
{
    /// <summary>The identity.</summary>
    public required Id<Project> Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The builder.</summary>
    public required BuilderLink Builder { get; init; }

    /// <summary>What is built.</summary>
    public required ProjectType Type { get; init; }

    /// <summary>The city.</summary>
    public required string City { get; init; }

    /// <summary>The part of the city.</summary>
    public string? Area { get; init; }

    /// <summary>Where it is, in one line.</summary>
    public required string Location { get; init; }

    /// <summary>Whether it sells.</summary>
    public required ProjectStatus Status { get; init; }

    /// <summary>The currency of its prices and of what is earned on it.</summary>
    public required Currency Currency { get; init; }

    /// <summary>IANA zone of its business dates.</summary>
    public required string Zone { get; init; }

    /// <summary>The lowest price of its units; null without units.</summary>
    public Money? PriceFrom { get; init; }

    /// <summary>The highest price of its units; null without units.</summary>
    public Money? PriceTo { get; init; }

    /// <summary>How many units it has.</summary>
    public required UnitCounts Units { get; init; }

    /// <summary>How many agents sell it; left out for agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AgentCount { get; init; }

    /// <summary>How many agents wait to be let in; left out for agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RequestCount { get; init; }

    /// <summary>How the asking agent stands to it: his open association, or his last one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssociationView? MyAssociation { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }

    /// <summary>The same as an agent sees it.</summary>
    internal ProjectView ForAgent(AssociationView? mine) =>
        this with { AgentCount = null, RequestCount = null, MyAssociation = mine };
}

/// <summary>A unit as it is answered and shown.</summary>
public sealed record UnitView
{
    /// <summary>The identity.</summary>
    public required Id<Unit> Id { get; init; }

    /// <summary>The project.</summary>
    public required Id<Project> ProjectId { get; init; }

    /// <summary>Its number in the project.</summary>
    public required string Number { get; init; }

    /// <summary>What it is.</summary>
    public string? Type { get; init; }

    /// <summary>The price asked.</summary>
    public required Money Price { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Whether it can be sold.</summary>
    public required UnitStatus Status { get; init; }

    /// <summary>The revision that <c>If-Match</c> names.</summary>
    public required int Revision { get; init; }

    internal static UnitView Of(Unit unit) => new()
    {
        Id = unit.Id, ProjectId = unit.Project, Number = unit.Number, Type = unit.Type, Price = unit.Price,
        Currency = unit.Currency, Status = unit.Status, Revision = unit.Revision,
    };
}

/// <summary>What became of one of several units.</summary>
/// <param name="Row">Its place in the request, from 1.</param>
/// <param name="Number">Its number, as it was sent.</param>
/// <param name="Unit">The unit; null where it was refused.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Reason">The same in a sentence.</param>
public sealed record UnitOutcome(int Row, string? Number, UnitView? Unit, string? Code = null, string? Reason = null);

/// <summary>What became of several units.</summary>
/// <param name="Successful">How many were added.</param>
/// <param name="Failed">How many were refused.</param>
/// <param name="Results">Each, in the order of the request.</param>
public sealed record UnitsAnswer(int Successful, int Failed, IReadOnlyList<UnitOutcome> Results);
