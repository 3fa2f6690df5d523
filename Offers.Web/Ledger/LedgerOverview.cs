using System.Globalization;
using Offers.Data.Ledger;
using Offers.Data.Ledger.Figures;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger;

/// <summary>Wallets, deposits and holds on the administrators' overview.</summary>
public sealed class LedgerOverview(OverviewSums sums, CashQueries cash, BankQueries banks, BookTimes times)
    : IOverviewSource
{
    private const int Months = 12;
    private const int WaitingAtMost = 10;

    /// <inheritdoc/>
    public async Task FillAsync(Overview overview)
    {
        var (book, currency) = (overview.Book, overview.Currency);
        var wallets = await sums.WalletsAsync(book, currency);
        var deposits = await sums.WaitingDepositsAsync(book, currency);
        var holds = await sums.HeldAsync(book, currency);
        overview.Figures.AddRange(
        [
            new OverviewFigure(2, T("In wallets"), $"/admin/wallets?currency={currency.Code}", wallets.Amount,
                N(wallets.Lines, "{0} wallet", "{0} wallets"), FigureKey.Settled, LedgerFigure.Wallets(currency)),
            new OverviewFigure(3, T("Held"), $"/admin/holds?status=held&currency={currency.Code}", holds.Amount,
                N(holds.Lines, "{0} open hold", "{0} open holds"), FigureKey.Held, LedgerFigure.SetAside(currency)),
            new OverviewFigure(4, T("Deposits waiting"),
                $"/admin/transfers?kind=deposits&status=requested&currency={currency.Code}", deposits.Amount,
                N(deposits.Lines, "{0} request", "{0} requests"), FigureKey.Promised,
                LedgerFigure.DepositsAsked(currency)),
        ]);
        await QueueAsync(overview);
        overview.Charts.Add(await ChartAsync(overview));
    }

    private async Task QueueAsync(Overview overview)
    {
        var (waiting, page) = (new CashFilter { Status = CashState.Requested }, new PageRequest(WaitingAtMost));
        var deposits = await cash.DepositsAsync(overview.Book, waiting, page);
        var withdrawals = await cash.WithdrawalsAsync(overview.Book, waiting, page);
        overview.Queue.AddRange(deposits.Data.Select(x => Item(
            x, Glyph.Deposit, T("Deposit of {0}", MoneyText.Plain(x.Amount)), "deposits")));
        var reviewed = await cash.DepositsAsync(
            overview.Book, new CashFilter { Status = CashState.InReview }, page);
        overview.Queue.AddRange(reviewed.Data.Select(x => new QueueItem(
            Glyph.Shield, T("Reviewed deposit of {0}", MoneyText.Plain(x.Amount)), x.Owner.Name, x.WaitingSince,
            $"/admin/transfers?kind=deposits&status=in_review&q={x.Id}", T("Decide"))));
        var lines = await banks.LinesAsync(
            overview.Book, new BankLineFilter(BankLineState.Unmatched), page);
        overview.Queue.AddRange(lines.Data.Select(x => new QueueItem(
            Glyph.Bank, T("Unknown receipt of {0}", MoneyText.Plain(x.Amount)), x.Payer ?? x.Reference, x.ImportedAt,
            $"/admin/bank-lines?q={x.Id}", T("Explain"))));
        overview.Queue.AddRange(withdrawals.Data.Where(x => x.Approval != ApprovalNeed.Waiting).Select(
            x => Item(x, Glyph.Withdraw, T("Withdrawal of {0}", MoneyText.Plain(x.Amount)), "withdrawals")));
    }

    private static QueueItem Item(CashView cash, Glyph icon, string what, string kind) => new(
        icon, what, cash.Reference is null ? cash.Owner.Name : $"{cash.Owner.Name}, {cash.Reference}",
        cash.RequestedAt,
        $"/admin/transfers?kind={kind}&status=requested&q={cash.Id}", T("Review"));

    private async Task<OverviewChart> ChartAsync(Overview overview)
    {
        var now = TimeZoneInfo.ConvertTime(await times.NowAsync(overview.Book), overview.Zone);
        var first = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var bounds = Enumerable.Range(1 - Months, Months + 1).Select(i => Start(first.AddMonths(i), overview.Zone));
        var months = await sums.DepositedAsync(overview.Book, overview.Currency, [.. bounds]);
        return new OverviewChart(
            T("Deposits"), T("{0} by month, the last twelve", overview.Currency.Code),
            [
                .. months.Select((month, i) => new BarPoint(
                    TimeZoneInfo.ConvertTime(month.From, overview.Zone).ToString("MMM", CultureInfo.CurrentUICulture),
                    month.Amount, IsNow: i == Months - 1)),
            ]);
    }

    private static DateTimeOffset Start(DateTime day, TimeZoneInfo zone) =>
        new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
}
