using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Identity.Setup;

/// <summary>One thing that a new server needs.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Text">Why, and how it stands.</param>
/// <param name="IsDone">Whether it is there.</param>
/// <param name="Href">Where it is done; null where it is a setting.</param>
/// <param name="Action">The words of the link there.</param>
public sealed record SetupStep(string Title, string Text, bool IsDone, string? Href = null, string? Action = null);

/// <summary>Looks at how far the setup of the server has come.</summary>
public sealed class SetupChecklist(
    PeopleNow people, PeopleQueries list, OrganisationQueries organisations, DatabaseOptions database, IMailer mailer,
    IConfiguration configuration)
{
    /// <summary>The steps, in the order in which they are taken.</summary>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(Caller caller)
    {
        var me = await people.FindAsync(caller.Person!.Value) ?? throw PlatformCodes.Unauthenticated.Because();
        var others = await list.ListAsync(new PeopleFilter(Role: Role.SuperAdmin), new PageRequest(2));
        var companies = await organisations.ListAsync(caller.Book, new OrganisationFilter(), new PageRequest(2));
        var site = configuration["Site:Address"];
        return
        [
            new("An administrator", $"You, {me.DisplayName}.", me.IsAdministrator),
            new("Your second factor", "Administrators sign in with a code or a passkey.", me.HasTwoFactor,
                AccountPaths.TwoFactor, "Set it up"),
            new("A second SuperAdmin", "So that nobody is locked out when one of you is away.", others.Data.Count > 1,
                "/admin/users", "Make one"),
            new("The address of the server", site is null
                ? "Set Site:Address, so that links in letters lead here."
                : $"Links in letters lead to {site}.", site is not null),
            new("E-mail", mailer is SmtpMailer
                ? "Letters go out through the mail server."
                : "Set Mail:Host; until then letters are only put into the data folder.", mailer is SmtpMailer),
            new("The database", database.Provider == DatabaseProvider.Sqlite
                ? "SQLite serves one node; set Database:Provider for several."
                : $"{database.Provider} serves several nodes.", true),
            new("The first organisation", "Builders, agencies and clients act for an organisation.",
                companies.Data.Count > 1, "/admin/organisations", "Make one"),
        ];
    }
}
