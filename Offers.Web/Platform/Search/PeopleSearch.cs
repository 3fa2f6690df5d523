using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Search;

/// <summary>Finds people and organisations, for administrators only.</summary>
public sealed class PeopleSearch(PeopleQueries people, OrganisationQueries organisations) : ISearchSource
{
    /// <inheritdoc />
    public string Title => "People and organisations";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel)
    {
        var caller = Callers.Of(question.Person);
        if (!caller.Is(Role.Admin) && !caller.Is(Role.SuperAdmin))
        {
            return [];
        }

        var found = await people.SearchAsync(question.Text, question.AtMost);
        var companies = await organisations.ListAsync(
            caller.Book, new OrganisationFilter(Search: question.Text), new(question.AtMost));
        return
        [
            .. found.Select(x => new SearchHit(x.DisplayName, x.Email, $"/admin/users/{x.Id}", Glyph.Person))
                .Concat(companies.Data.Select(x => new SearchHit(
                    x.Name, W(x.Kind), $"/admin/organisations/{x.Id}", Glyph.Organisations)))
                .Take(question.AtMost),
        ];
    }
}
