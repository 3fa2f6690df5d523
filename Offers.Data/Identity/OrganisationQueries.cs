using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>Reads organisations, for administrators.</summary>
public sealed class OrganisationQueries(OffersDatabase database, TimeProvider time)
{
    private const int ChoicesAtMost = 500;

    /// <summary>Organisations, newest first.</summary>
    public async Task<Page<OrganisationView>> ListAsync(BookId book, OrganisationFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = Narrow(db.Organisations, filter);
        var total = await found.CountCappedAsync();
        if (page.After<Organisation>() is { } after)
        {
            found = found.Where(organisation => organisation.Id < after);
        }

        var rows = await Join(db, found.OrderByDescending(organisation => organisation.Id).Cut(page)).ToListAsync();
        return Page<Row>.Of(rows, page, total, row => row.Organisation.Id.ToString()).Select(row => row.View());
    }

    /// <summary>One organisation with what may be done.</summary>
    /// <exception cref="Refusal"><c>organisation_not_found</c>.</exception>
    public async Task<OrganisationView> GetAsync(BookId book, Id<Organisation> id)
    {
        await using var db = database.Read(book);
        var row = await Join(db, db.Organisations.Where(organisation => organisation.Id == id)).SingleOrDefaultAsync()
            ?? throw IdentityCodes.OrganisationNotFound.Because();
        return row.View() with
        {
            AllowedActions = OrganisationLife.Machine.Allowed(row.Organisation, time.GetUtcNow()),
        };
    }

    /// <summary>The organisations that a form offers, by name; at most 500.</summary>
    public async Task<IReadOnlyList<OrganisationLink>> ChoicesAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.Organisations.OrderBy(x => x.Name).Take(ChoicesAtMost)
            .Select(x => new OrganisationLink(x.Id, x.Name, x.Kind)).ToListAsync();
    }

    private static IQueryable<Organisation> Narrow(IQueryable<Organisation> found, OrganisationFilter filter)
    {
        found = filter.Kind is { } kind ? found.Where(x => x.Kind == kind) : found;
        found = filter.Status is { } status ? found.Where(x => x.Status == status) : found;
        if (string.IsNullOrWhiteSpace(filter.Search))
        {
            return found;
        }

        var part = filter.Search.Trim().ToUpperInvariant();
        return Id<Organisation>.TryParse(filter.Search.Trim(), out var id)
            ? found.Where(x => x.Id == id)
            : found.Where(x => x.Name.ToUpper().Contains(part));
    }

    private static IQueryable<Row> Join(OffersDb db, IQueryable<Organisation> organisations) =>
        from organisation in organisations
        join agency in db.Organisations on organisation.Parent equals agency.Id into agencies
        from parent in agencies.DefaultIfEmpty()
        orderby organisation.Id descending
        select new Row
        {
            Organisation = organisation,
            Parent = parent,
            People = db.Memberships.Where(member => member.Organisation == organisation.Id)
                .Select(member => member.Person).Distinct().Count(),
        };

    private sealed class Row
    {
        internal required Organisation Organisation { get; init; }

        internal Organisation? Parent { get; init; }

        internal int People { get; init; }

        internal OrganisationView View() => OrganisationView.Of(Organisation, Parent) with { People = People };
    }
}
