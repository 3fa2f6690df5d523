namespace Offers.Web.Platform.Mail;

/// <summary>
/// The address under which people reach the application, for links in e-mails: the setting <c>Site:Address</c>, else
/// the first address on which it listens.
/// </summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    private const string Fallback = "http://localhost:5080";

    /// <summary>The full address of a path.</summary>
    public string Of(string path)
    {
        var site = configuration["Site:Address"] ?? configuration["Urls"]?.Split(';')[0] ?? Fallback;
        return site.TrimEnd('/') + path;
    }
}
