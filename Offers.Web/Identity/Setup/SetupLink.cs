using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Mail;

namespace Offers.Web.Identity.Setup;

/// <summary>
/// The one-time link with which the first administrator is made. It is sealed with the server's own keys, so nothing is
/// stored; it works for a day, and only while nobody is SuperAdmin.
/// </summary>
public sealed class SetupLink(
    IDataProtectionProvider protection, PeopleQueries people, SiteAddress site, TimeProvider time)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Offers.Setup");

    /// <summary>True while the server has no administrator.</summary>
    public async Task<bool> IsNeededAsync() => !await people.HasAdministratorAsync();

    /// <summary>Makes a link.</summary>
    /// <exception cref="Refusal"><c>setup_done</c>.</exception>
    public async Task<string> MakeAsync()
    {
        if (!await IsNeededAsync())
        {
            throw IdentityCodes.SetupDone.Because();
        }

        var until = time.GetUtcNow() + Life;
        return site.Of($"{AccountPaths.Setup}?token={_protector.Protect(until.ToString("O"))}");
    }

    /// <summary>Refuses a token that does not open the setup.</summary>
    /// <exception cref="Refusal"><c>setup_done</c>, <c>link_invalid</c>.</exception>
    public async Task RequireAsync(string? token)
    {
        if (!await IsNeededAsync())
        {
            throw IdentityCodes.SetupDone.Because();
        }

        if (!IsGood(token ?? ""))
        {
            throw IdentityCodes.LinkInvalid.Because(
                T("This link is not good any more. The command 'admin setup-link' prints a new one."));
        }
    }

    private bool IsGood(string token)
    {
        try
        {
            return DateTimeOffset.TryParse(_protector.Unprotect(token), out var until) && time.GetUtcNow() < until;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
