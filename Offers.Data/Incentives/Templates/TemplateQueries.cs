using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>What a list of templates is narrowed to.</summary>
/// <param name="Search">Part of the name or of what it is good for.</param>
/// <param name="Owner">Only of this builder.</param>
public sealed record TemplateFilter(string? Search = null, Id<Organisation>? Owner = null)
{
    internal IQueryable<IncentiveTemplate> Narrow(IQueryable<IncentiveTemplate> templates)
    {
        templates = Owner is { } owner ? templates.Where(x => x.Owner == owner) : templates;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return templates;
        }

        var part = Search.Trim().ToUpperInvariant();
        return templates.Where(x => x.Name.ToUpper().Contains(part) || x.Description!.ToUpper().Contains(part));
    }
}

/// <summary>Reads templates: those of the caller's builders and the platform's.</summary>
public sealed class TemplateQueries(OffersDatabase database)
{
    /// <summary>Templates that a scope sees, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<TemplateView>> ListAsync(ProjectScope scope, TemplateFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(scope.Templates(db));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var templates = Page<IncentiveTemplate>.Of(rows, page, total, x => x.ObjectId);
        return await templates.TurnAsync(some => db.ViewsAsync(scope, some));
    }

    /// <summary>One template that a scope sees.</summary>
    /// <exception cref="Refusal"><c>template_not_found</c>.</exception>
    public async Task<TemplateView> GetAsync(ProjectScope scope, Id<IncentiveTemplate> id)
    {
        await using var db = database.Read(scope.Book);
        return (await db.ViewsAsync(scope, [await scope.TemplateAsync(db, id)]))[0];
    }

    /// <summary>The templates that a form offers, by name; at most 100.</summary>
    public async Task<IReadOnlyList<TemplateView>> ChoicesAsync(ProjectScope scope)
    {
        await using var db = database.Read(scope.Book);
        var templates = await scope.Templates(db).OrderBy(x => x.Name).ThenBy(x => x.Id)
            .Take(PageRequest.MaxLimit).ToListAsync();
        return await db.ViewsAsync(scope, templates);
    }
}
