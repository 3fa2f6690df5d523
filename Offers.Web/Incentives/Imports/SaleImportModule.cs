using Offers.Data.Incentives.Imports;
using Offers.Data.Platform.Notifications;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Imports;

/// <summary>What files of sales add to the application.</summary>
internal static class SaleImportModule
{
    /// <summary>Registers desk, queries, worker, notices and job.</summary>
    internal static IServiceCollection AddSaleImports(this IServiceCollection services) => services
        .AddSingleton<SaleImportDesk>()
        .AddSingleton<SaleImportQueries>()
        .AddSingleton<SaleImportRunner>()
        .AddSingleton<SaleImportWorker>()
        .AddSingleton<SaleImportDoor>()
        .AddSingleton<INoticeSource, SaleImportNotices>()
        .AddSingleton<IDemoSource, SaleImportDemo>()
        .AddJob<SaleImportJob>();
}
