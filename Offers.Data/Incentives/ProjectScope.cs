using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>
/// Whose projects a caller works on through a portal. Every list, detail, export and verb of builders and
/// administrators asks this one place: builders reach what is on the projects of their organisations, administrators
/// all of a book.
/// </summary>
public sealed record ProjectScope
{
    private readonly Caller _caller;

    private ProjectScope(Caller caller, bool isPlatform) => (_caller, IsPlatform) = (caller, isPlatform);

    /// <summary>True for administrators.</summary>
    public bool IsPlatform { get; }

    /// <summary>The book.</summary>
    public BookId Book => _caller.Book;

    /// <summary>The first part of the paths of its portal: <c>builder</c> or <c>admin</c>.</summary>
    public string Portal => IsPlatform ? "admin" : "builder";

    /// <summary>
    /// The builders for which the caller works as such; in other organisations he may have other roles, which open
    /// nothing here.
    /// </summary>
    public IReadOnlySet<Id<Organisation>> Builders => _caller.OrganisationsAs(Role.Builder);

    /// <summary>The scope of a builder's people.</summary>
    public static ProjectScope OfBuilder(Caller caller) => new(caller, false);

    /// <summary>The scope of administrators.</summary>
    public static ProjectScope OfPlatform(Caller caller) => new(caller, true);

    /// <summary>The scope of somebody who asks where an amount comes from, in whichever portal he is.</summary>
    public static ProjectScope OfReader(FigureReader reader) =>
        reader.IsAdministrator ? OfPlatform(reader.Caller) : OfBuilder(reader.Caller);

    /// <summary>True where it reaches what is on the projects of a builder.</summary>
    public bool Reaches(Id<Organisation> builder) => IsPlatform || Builders.Contains(builder);

    /// <summary>True where it may change what somebody owns and pays for.</summary>
    public bool Owns(Id<Organisation> owner) => IsPlatform || Builders.Contains(owner);

    /// <summary>Who owns and pays for what is made on a project.</summary>
    public Id<Organisation> OwnerOf(Project project) =>
        IsPlatform ? Organisation.PlatformId(Book) : project.Builder;

    /// <summary>The projects that it reaches.</summary>
    public IQueryable<Project> Projects(OffersDb db)
    {
        if (IsPlatform)
        {
            return db.Projects;
        }

        var mine = Builders.ToList();
        return db.Projects.Where(project => mine.Contains(project.Builder));
    }

    /// <summary>The associations with projects that it reaches.</summary>
    public IQueryable<Association> Associations(OffersDb db)
    {
        if (IsPlatform)
        {
            return db.Associations;
        }

        var mine = Builders.ToList();
        return db.Associations.Where(association => mine.Contains(association.Builder));
    }

    /// <summary>The imports of sales that it reaches.</summary>
    public IQueryable<SaleImport> Imports(OffersDb db)
    {
        if (IsPlatform)
        {
            return db.SaleImports;
        }

        var mine = Builders.Select(x => (Id<Organisation>?)x).ToList();
        return db.SaleImports.Where(import => mine.Contains(import.Builder));
    }

    /// <summary>For which builder a file of sales is sent; null for the platform, whose file may name any.</summary>
    /// <param name="named">The builder whose sales they are; who acts for one need not name it.</param>
    /// <exception cref="Refusal"><c>not_owner</c> where the caller acts for none, or not for the one that is named;
    /// <c>validation_failed</c> where he acts for several and names none.</exception>
    public Id<Organisation>? ImportsFor(Id<Organisation>? named)
    {
        if (IsPlatform)
        {
            return null;
        }

        var mine = Builders;
        return named is { } one
            ? mine.Contains(one) ? one : throw IncentiveCodes.NotOwner.Because("You do not act for this builder.")
            : mine.Count switch
            {
                0 => throw IncentiveCodes.NotOwner.Because(),
                1 => mine.Single(),
                _ => throw Refusal.OfField("builderId", "Name the builder."),
            };
    }

    /// <summary>Refuses what belongs to another builder as if it did not exist.</summary>
    /// <exception cref="Refusal">The code given.</exception>
    public void Require(Id<Organisation> builder, RefusalCode notFound)
    {
        if (!Reaches(builder))
        {
            throw notFound.Because();
        }
    }

    /// <summary>Refuses to change what can be read but is owned by another.</summary>
    /// <exception cref="Refusal"><c>not_owner</c>.</exception>
    public void RequireOwner(Id<Organisation> owner)
    {
        if (!Owns(owner))
        {
            throw IncentiveCodes.NotOwner.Because();
        }
    }

    /// <summary>A project on which something is to be made: a foreign one is refused as such.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>not_owner</c>.</exception>
    public async Task<Project> ForMakingAsync(OffersDb db, Id<Project> id)
    {
        var project = await db.Projects.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.ProjectNotFound.Because();
        return Reaches(project.Builder)
            ? project
            : throw IncentiveCodes.NotOwner.Because("The project belongs to another builder.");
    }

    /// <summary>A project that it reaches.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>.</exception>
    public async Task<Project> ProjectAsync(OffersDb db, Id<Project> id) =>
        await Projects(db).SingleOrDefaultAsync(x => x.Id == id) ?? throw IncentiveCodes.ProjectNotFound.Because();
}

/// <summary>An agent who asks for what he sees.</summary>
/// <param name="Book">The book that he works on.</param>
/// <param name="Person">The agent.</param>
public readonly record struct AgentCaller(BookId Book, Id<IPerson> Person)
{
    /// <summary>The agent behind a caller.</summary>
    /// <exception cref="Refusal"><c>unauthenticated</c>.</exception>
    public static AgentCaller Of(Caller caller) =>
        new(caller.Book, caller.Person ?? throw PlatformCodes.Unauthenticated.Because());
}

/// <summary>What agents see: projects with which they have an association that counts now.</summary>
public static class AgentScope
{
    /// <summary>The projects that an agent sells now.</summary>
    public static IQueryable<Id<Project>> SoldBy(this OffersDb db, Id<IPerson> agent, DateTimeOffset now) =>
        db.Associations.Where(x => x.Agent == agent && x.Status == AssociationStatus.Approved
            && x.From <= now && (x.Until == null || x.Until > now)).Select(x => x.Project);

    /// <summary>Refuses an agent who does not sell a project now.</summary>
    /// <exception cref="Refusal"><c>not_associated</c>.</exception>
    public static async Task RequireSellerAsync(
        this OffersDb db, Id<Project> project, Id<IPerson> agent, DateTimeOffset now)
    {
        if (!await db.SoldBy(agent, now).AnyAsync(x => x == project))
        {
            throw IncentiveCodes.NotAssociated.Because();
        }
    }
}
