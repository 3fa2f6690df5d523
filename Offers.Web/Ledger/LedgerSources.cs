using Offers.Data.Ledger;
using Offers.Data.Ledger.Figures;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sandboxes;
using Offers.Web.Ledger.Jobs;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Commands;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Sandboxes;

namespace Offers.Web.Ledger;

/// <summary>What the ledger adds to the platform: notices, figures of the overview, commands and jobs.</summary>
internal static class LedgerSources
{
    internal static IServiceCollection AddLedgerSources(this IServiceCollection services) => services
        .AddSingleton<OverviewSums>()
        .AddSingleton<IFigureSource, WalletFigures>()
        .AddSingleton<IFigureSource, CashFigures>()
        .AddSingleton<IFigureSource, BooksFigures>()
        .AddSingleton<INoticeSource, CashNotices>()
        .AddSingleton<INoticeSource, BankNotices>()
        .AddSingleton<IOverviewSource, LedgerOverview>()
        .AddSingleton<IDemoSource, LedgerDemo>()
        .AddSingleton<ICommandSource, LedgerCommands>()
        .AddSheet(LedgerSheets.Transfers)
        .AddSheet(LedgerSheets.Operations)
        .AddSheet(LedgerSheets.Entries)
        .AddSheet(LedgerSheets.AgentEntries)
        .AddSingleton<IDueSource, HoldsDue>()
        .AddSingleton<IChangeSource, MoneyChanges>()
        .AddSingleton<ISandboxExample, SandboxMoney>()
        .AddJob<HoldExpiryJob>()
        .AddJob<ReconciliationJob>()
        .AddJob<BooksCheckJob>()
        .AddJob<AuditCheckJob>();
}
