using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Offers.Web.Platform;

/// <summary>Finds the settings of the environment where the build puts them.</summary>
public static class ConfigurationFiles
{
    /// <summary>
    /// Reads <c>appsettings.{Environment}.json</c> from the folder of the application. The file lies at the top of the
    /// repository and is copied to the output, so under <c>dotnet run</c> the content root does not hold it.
    /// Environment variables and arguments still decide over it.
    /// </summary>
    public static void AddSettingsBesideApplication(
        this ConfigurationManager configuration, IHostEnvironment environment)
    {
        var source = new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = $"appsettings.{environment.EnvironmentName}.json",
            Optional = true,
        };
        var sources = ((IConfigurationBuilder)configuration).Sources;
        sources.Insert(IndexAfterLastJsonFile(sources), source);
    }

    private static int IndexAfterLastJsonFile(IList<IConfigurationSource> sources)
    {
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            if (sources[i] is JsonConfigurationSource) return i + 1;
        }

        return 0;
    }
}
