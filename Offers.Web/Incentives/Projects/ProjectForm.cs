using System.Text.Json;
using System.Text.Json.Nodes;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Web.Incentives.Projects;

/// <summary>The fields of the form of a project, as they are typed.</summary>
public sealed class ProjectForm
{
    /// <summary>The id of the builder, where it must be named.</summary>
    public string? BuilderId { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>What is built.</summary>
    public ProjectType Type { get; set; }

    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>The part of the city.</summary>
    public string? Area { get; set; }

    /// <summary>Whether it sells.</summary>
    public ProjectStatus Status { get; set; }

    /// <summary>The currency of its prices.</summary>
    public string Currency { get; set; } = Domain.Ledger.Currency.Aed.Code;

    /// <summary>A project as it stands.</summary>
    public static ProjectForm Of(ProjectView project) => new()
    {
        BuilderId = project.Builder.Id.ToString(), Name = project.Name, Type = project.Type, City = project.City,
        Area = project.Area, Status = project.Status, Currency = project.Currency.Code,
    };

    /// <summary>What is sent to make one.</summary>
    public ProjectBody Body() => new()
    {
        BuilderId = Id<Organisation>.TryParse(BuilderId, out var builder) ? builder : null, Name = Name, Type = Type,
        City = City, Area = Area, Status = Status, Currency = Currency,
    };

    /// <summary>What is sent to change one.</summary>
    public JsonObject Patch() => JsonSerializer.SerializeToNode(Body(), OffersJson.Options)!.AsObject();
}
