using Offers.Data.Ledger;
using Offers.Data.Platform.Approvals;
using Offers.Web.Ledger.Api;
using Offers.Web.Ledger.Statements;
using Offers.Web.Platform.Api;

namespace Offers.Web.Ledger;

/// <summary>What the Ledger module adds to the application.</summary>
public static class LedgerModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddLedger(
        this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<WalletDesk>()
        .AddSingleton<DepositDesk>()
        .AddSingleton<WithdrawalDesk>()
        .AddSingleton(CashSettings.Read(configuration))
        .AddSingleton<DestinationDesk>()
        .AddSingleton<DestinationQueries>()
        .AddSingleton<BankDesk>()
        .AddSingleton<BankQueries>()
        .AddSingleton<IApprovable, WithdrawalApprovals>()
        .AddSingleton(Clearings.Reviews)
        .AddSingleton(Clearings.BankLines)
        .AddSingleton(Clearings.Explained)
        .AddSingleton<StatementDesk>()
        .AddSingleton<WalletQueries>()
        .AddSingleton<CashQueries>()
        .AddSingleton<HoldQueries>()
        .AddSingleton<OperationQueries>()
        .AddSingleton<StatementQueries>()
        .AddSingleton<AuditChain>()
        .AddSingleton<BooksQueries>()
        .AddSingleton<StatementPrinter>()
        .AddSingleton<StatementWriter>()
        .AddLedgerSources();

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapLedger(this WebApplication app)
    {
        var api = app.MapApi();
        WalletEndpoints.Map(api);
        DestinationEndpoints.Map(api);
        AdminCashEndpoints.Map(api);
        BankEndpoints.Map(api);
        BankForms.Map(app);
        BooksEndpoints.Map(api);
        ListFileEndpoints.Map(api);
        StatementEndpoints.Map(api);
        PrintView.Map(app);
        return app;
    }
}
