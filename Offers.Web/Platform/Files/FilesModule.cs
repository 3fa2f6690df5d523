using Offers.Data.Platform.Files;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Platform.Files;

/// <summary>The one home of stored files, for every module.</summary>
internal static class FilesModule
{
    private const string Setting = "Storage:Files";
    private const string Default = "files";

    internal static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new FileFolder(
            provider.GetRequiredService<IConfiguration>()[Setting] is { Length: > 0 } path
                ? path
                : provider.GetRequiredService<DataFolder>().File(Default)));
        services.AddSingleton<FileStore>();
        services.AddSingleton<UploadReader>();
        services.AddJob<FileSweepJob>();
        return services;
    }
}
