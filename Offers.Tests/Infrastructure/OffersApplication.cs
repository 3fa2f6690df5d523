using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Offers.Tests.Infrastructure;

/// <summary>
/// The application inside this process, for tests that call its endpoints or ask its services. It runs in Development
/// on
/// the database that it is given, with a folder of its own for files.
/// </summary>
public sealed class OffersApplication(TestDatabase database) : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offers-application-");

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Folder", _folder.FullName);
        foreach (var (name, value) in database.Settings)
            builder.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _folder.Exists) _folder.Delete(recursive: true);
    }
}
