using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Data.Rewards.Redemptions;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Tests.Rewards.Watch;

/// <summary>What tests of alerts, reports and statements do in a book of rewards.</summary>
internal static class WatchBook
{
    private static int _codes;

    internal static RewardMonitor Monitor(this RewardBook book, MonitorSettings? settings = null) =>
        new(book.Writer, book.Book.Database, settings ?? new MonitorSettings(), book.Clock);

    /// <summary>Looks once, as an administrator.</summary>
    internal static async Task<MonitorAnswer> LookAsync(
        this RewardBook book, MonitorSettings? settings = null, params AlertCheck[] checks) =>
        (await book.Monitor(settings).RunAsync(RewardBook.Once(RewardBook.Admin), new MonitorBody(checks)))
        .Read<MonitorAnswer>();

    internal static AlertDesk Alerting(this RewardBook book) => new(book.Writer);

    internal static AlertQueries Alerts(this RewardBook book) => new(book.Book.Database, book.Clock);

    internal static ProfitQueries Profit(this RewardBook book) => new(book.Book.Database, book.Clock);

    internal static SpendQueries Spend(this RewardBook book) => new(book.Book.Database, book.Clock);

    internal static CreditStatementQueries Credit(this RewardBook book) => new(book.Book.Database, book.Statements());

    internal static StatementQueries Statements(this RewardBook book) => new(book.Book.Database, [], book.Clock);

    /// <summary>Every alert that is not resolved, as <c>kind severity</c>, in the order of the words.</summary>
    internal static async Task<IReadOnlyList<string>> OpenAsync(this RewardBook book) => await book.Book.ReadAsync(
        async db => (await db.Alerts.Where(x => x.State != AlertState.Resolved).ToListAsync())
            .Select(x => $"{x.Kind} {Words.Snake(x.Severity.ToString())}").Order(StringComparer.Ordinal).ToList());

    /// <summary>The one alert of a kind that is not resolved.</summary>
    internal static Task<Alert> AlertAsync(this RewardBook book, string kind) => book.Book.ReadAsync(
        db => db.Alerts.SingleAsync(x => x.Kind == kind && x.State != AlertState.Resolved));

    /// <summary>Hands out the first free card of a pool, charged to who pays the campaign.</summary>
    internal static async Task<Redemption> RedeemAsync(
        this RewardBook book, Campaign campaign, CardPool pool, string charge,
        (CardSource Source, Id<Supplier>? Supplier)? from = null)
    {
        var card = await book.Book.ReadAsync(db => db.Cards.Where(x => x.Pool == pool.Id && x.Turn != null)
            .OrderBy(x => x.Turn).FirstAsync());
        var made = default(Redemption);
        await book.RunAsync(async work =>
        {
            await work.LoadAsync(Accounts(pool.Currency).NeedWallet(campaign.Payer, pool.Currency)
                .Need(RewardRows.Card, card.Id).Need(RewardRows.Totals, pool.Id));
            made = book.Begin(work, campaign, pool.Denomination, charge);
            var operation = Post(work, made, (campaign.Payer, made.Charged), card.Cost);
            var taken = work.Find(RewardRows.Card, card.Id)!;
            work.Find(RewardRows.Totals, pool.Id)!.Deliver(card.CostMinor);
            taken.Deliver(made.Id, work.Now);
            made.Provide(taken, from ?? (CardSource.Csv, null), operation, work.Now);
        });
        return made!;
    }

    /// <summary>Takes a card back that nobody has seen: it is free again, and charge and cost go back.</summary>
    internal static async Task RevokeAsync(this RewardBook book, Redemption redemption)
    {
        var desk = new RedemptionDesk(book.Book.Database, book.Writer, book.Vault, CardLimits.Usual);
        (await desk.RevokeAsync(
            RewardBook.Once(RewardBook.Admin), book.PlatformScope, redemption.Id, "Sent by mistake.")).Check();
    }

    /// <summary>A redemption whose charge is held while a card is bought.</summary>
    internal static async Task<Redemption> WaitAsync(this RewardBook book, Campaign campaign, int value, string charge)
    {
        var made = default(Redemption);
        await book.RunAsync(async work =>
        {
            await work.LoadAsync(new RowNames().NeedWallet(campaign.Payer, campaign.Currency));
            made = book.Begin(work, campaign, book.Values[value].Id, charge);
            made.Secure(work.Ledger.Place(
                campaign.Payer, made.Charged, new HoldFacts("redemption", made.ObjectId),
                new OperationFacts("rewards.redeem.hold", made.ObjectId, work.Now)).Hold);
        });
        return made!;
    }

    /// <summary>No card could be had: what is held is free again.</summary>
    internal static Task FailAsync(this RewardBook book, Redemption redemption) => book.RunAsync(async work =>
    {
        var hold = await work.Db.Holds.AsNoTracking().SingleAsync(x => x.Id == redemption.HoldId);
        await work.LoadAsync(new RowNames().Need(RewardRows.Redemption, redemption.Id)
            .NeedWallet(redemption.Payer, redemption.Currency).NeedHold(HoldPlace.Of(hold)));
        work.Ledger.Void(
            work.Find(LedgerRows.HoldById, hold.Id)!,
            new OperationFacts("rewards.redeem.void", redemption.ObjectId, work.Now));
        work.Find(RewardRows.Redemption, redemption.Id)!.Fail("no_cards_available", "Nobody has one.", work.Now);
    });

    /// <summary>Moves credit between two owners, as the tree does.</summary>
    internal static Task MoveAsync(this RewardBook book, Owner from, Owner to, string amount) =>
        book.RunAsync(async work =>
        {
            var money = RewardBook.Usd(amount);
            await work.LoadAsync(new RowNames().NeedWallet(from, money.Currency).NeedWallet(to, money.Currency));
            work.Ledger.Transfer(
                (work.Ledger.Available(from, money.Currency), work.Ledger.Available(to, money.Currency)), money,
                new OperationFacts("rewards.allocate", to.ToString(), work.Now));
        });

    /// <summary>A card whose time is over is written off, as the job asks and a person lets it.</summary>
    internal static async Task WriteOffAsync(this RewardBook book, string cost)
    {
        var lastDay = DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime).AddDays(-2);
        var name = $"Old cards {Interlocked.Increment(ref _codes)} at {cost}";
        var facts = new PoolFacts(name, PoolKind.Csv, null, null, RewardBook.Usd(cost));
        var pool = await book.PoolAsync(book.Values[10], facts, [lastDay]);
        var desk = new WriteOffDesk(book.Book.Database, book.Writer, book.Clock);
        var asked = await desk.AskAsync(RewardBook.Once(Caller.System(BookId.Live, "job")), pool.Id);
        var approvals = new ApprovalDesk(book.Writer, [new WriteOffApprovals()]);
        (await approvals.ApproveAsync(
            RewardBook.Once(RewardBook.Admin), asked.Read<Asked>().Approval, "Nobody can use it.")).Check();
    }

    internal static async Task RunAsync(this RewardBook book, Func<ClosureWork, Task> body) =>
        (await book.Writer.RunAsync(
            RewardBook.Once(RewardBook.Admin), new Deed("rewards.test", ""), async work =>
            {
                await body(work);
                return Answer.None();
            })).Check();

    private static Redemption Begin(
        this RewardBook book, ClosureWork work, Campaign campaign, Id<Denomination> denomination, string charge) =>
        work.Add(new Redemption(
            campaign,
            new RedemptionFacts(
                $"CODE-{Interlocked.Increment(ref _codes):000000}", 0,
                book.Values.Values.Single(x => x.Id == denomination), RewardBook.Usd(charge), null),
            new RedeemedFrom(null, null, null, null), work.Now));

    private static Operation Post(
        ClosureWork work, Redemption redemption, (Owner Payer, Money Amount) charge, Money cost) => work.Ledger.Post(
        new OperationFacts("rewards.redeem", redemption.ObjectId, work.Now),
        new Leg(work.Ledger.Available(charge.Payer, redemption.Currency), -charge.Amount.Minor),
        new Leg(work.Ledger.Account(Platform(Purpose.Revenue)), charge.Amount.Minor),
        new Leg(work.Ledger.Account(Platform(Purpose.CardStock)), -cost.Minor),
        new Leg(work.Ledger.Account(Platform(Purpose.CostOfCards)), cost.Minor));

    private static RowNames Accounts(Currency currency) => new RowNames()
        .Need(LedgerRows.AccountByKey, Platform(Purpose.Revenue) with { Currency = currency })
        .Need(LedgerRows.AccountByKey, Platform(Purpose.CardStock) with { Currency = currency })
        .Need(LedgerRows.AccountByKey, Platform(Purpose.CostOfCards) with { Currency = currency });

    private static AccountKey Platform(Purpose purpose, string qualifier = "") => new(
        Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live)), purpose, Currency.Usd, qualifier);

    private sealed record Asked(Id<Approval> Approval);
}
