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
            new(T("An administrator"), T("You, {0}.", me.DisplayName), me.IsAdministrator),
            new(T("Your second factor"), T("Administrators sign in with a code or a passkey."), me.HasTwoFactor,
                AccountPaths.TwoFactor, T("Set it up")),
            new(T("A second SuperAdmin"), T("So that nobody is locked out when one of you is away."),
                others.Data.Count > 1, "/admin/users", T("Make one")),
            new(T("The address of the server"), site is null
                ? T("Set Site:Address, so that links in letters lead here.")
                : T("Links in letters lead to {0}.", site), site is not null),
            new(T("E-mail"), mailer is SmtpMailer
                ? T("Letters go out through the mail server.")
                : T("Set Mail:Host; until then letters are only put into the data folder."), mailer is SmtpMailer),
            new(T("The database"), database.Provider == DatabaseProvider.Sqlite
                ? T("SQLite serves one node; set Database:Provider for several.")
                : T("{0} serves several nodes.", database.Provider), true),
            new(T("The first organisation"), T("Builders, agencies and clients act for an organisation."),
                companies.Data.Count > 1, "/admin/organisations", T("Make one")),
        ];
    }
}
