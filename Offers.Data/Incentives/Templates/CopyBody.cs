using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>On which projects an incentive is copied, and whether the copies are published.</summary>
public record CloneBody
{
    /// <summary>The most projects of one request.</summary>
    public const int MostAtOnce = 50;

    /// <summary>The projects, each once, at most <see cref="MostAtOnce"/>.</summary>
    public IReadOnlyList<Id<Project>>? ProjectIds { get; init; }

    /// <summary>The title; that of what is copied where left out.</summary>
    public string? Title { get; init; }

    /// <summary>From when sales count; from the publishing where left out.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>Until when sales count, exclusive; as long as what is copied where left out.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether each is published at once; drafts where left out.</summary>
    public bool Publish { get; init; }

    /// <summary>The budget of each that is published; the usual one where left out.</summary>
    public AmountText? Budget { get; init; }

    /// <summary>Whether a project is refused where its owner has a draft or running incentive of this title on it, for
    /// those who begin again and do not know how far they came; made there, too, where left out.</summary>
    public bool OnlyNew { get; init; }
}

/// <summary>The same promise on many projects, made of a template or of terms as they are sent.</summary>
public sealed record BulkBody : CloneBody
{
    /// <summary>The template.</summary>
    public Id<IncentiveTemplate>? TemplateId { get; init; }

    /// <summary>What the incentives are made of, instead of a template.</summary>
    public PromiseBody? Incentive { get; init; }
}

/// <summary>An incentive that was made as one of several.</summary>
/// <param name="Id">The incentive.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Whether it is a draft or published.</param>
public sealed record CopyLink(Id<Incentive> Id, string Title, IncentiveStatus Status);

/// <summary>What became of one of several incentives.</summary>
/// <param name="ProjectId">The project on which it was to be made.</param>
/// <param name="Incentive">What was made; null where it was refused, and where it was only shown.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Reason">The same in a sentence.</param>
public sealed record CopyOutcome(
    Id<Project> ProjectId, CopyLink? Incentive, string? Code = null, string? Reason = null);

/// <summary>What became of several incentives.</summary>
/// <param name="Successful">How many were made.</param>
/// <param name="Failed">How many were refused; nothing is stored of these.</param>
/// <param name="Results">Each, in the order of the request.</param>
public sealed record CopyAnswer(int Successful, int Failed, IReadOnlyList<CopyOutcome> Results);
