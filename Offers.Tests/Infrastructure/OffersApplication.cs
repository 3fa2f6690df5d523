using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// The application inside this process, for tests that call its endpoints or ask its services. It runs in Development
/// on the database that it is given, with a folder of its own for files.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="settings">Settings that decide over those of Development, such as <c>RateLimits:PerMinute:Person</c>.
/// </param>
public sealed class OffersApplication(
    TestDatabase database, IReadOnlyDictionary<string, string>? settings = null) : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offers-application-");

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Folder", _folder.FullName);
        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Rewards:Redeem:Remember", "00:00:00");
        foreach (var (name, value) in database.Settings)
            builder.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            builder.UseSetting(name, value);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _folder.Exists) _folder.Delete(recursive: true);
    }
}
