using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>What the monitor finds in rewards that fail or wait, suppliers, and shown or expiring cards.</summary>
public sealed class MonitorFailureTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_reward_that_failed_within_the_hour_is_critical_and_then_it_is_over(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var waiting = await book.WaitAsync(campaign, 25, "25.00");
        await book.FailAsync(waiting);
        Assert.Equal(1, (await book.LookAsync()).Breakdown.ProvisioningFailures);
        var alert = await book.AlertAsync("provisioning_failures");
        Assert.Equal((AlertSeverity.Critical, campaign.ObjectId, null), (alert.Severity, alert.Subject, alert.Owner));
        book.Clock.Advance(TimeSpan.FromMinutes(59));
        await book.LookAsync();
        Assert.Equal(["provisioning_failures critical"], await book.OpenAsync());
        book.Clock.Advance(TimeSpan.FromMinutes(2));
        await book.LookAsync();
        Assert.Equal(["provisioning_failures critical"], await book.OpenAsync());

        // It was last seen two minutes ago, and lasts an hour from then, since refusals leave no row.
        book.Clock.Advance(TimeSpan.FromHours(1));
        await book.LookAsync();
        Assert.Empty(await book.OpenAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reward_that_waits_too_long_is_stuck_and_after_a_day_critical(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var waiting = await book.WaitAsync(campaign, 25, "25.00");
        book.Clock.Advance(TimeSpan.FromMinutes(30));
        await book.LookAsync();
        Assert.Empty(await book.OpenAsync());
        book.Clock.Advance(TimeSpan.FromMinutes(1));
        await book.LookAsync();
        Assert.Equal(["redemption_stuck warning"], await book.OpenAsync());
        book.Clock.Advance(TimeSpan.FromDays(1));
        await book.LookAsync();
        Assert.Equal(["redemption_stuck critical"], await book.OpenAsync());
        await book.FailAsync(waiting);
        await book.LookAsync();
        Assert.Equal(["provisioning_failures critical"], await book.OpenAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_supplier_that_fails_or_is_slow_is_told_until_it_does_better(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var supplier = new Supplier(
            BookId.Live, SupplierKind.Simulator, ("Card House", "card-house", 1), new SupplierReach(null));
        await book.AddAsync([supplier]);
        await NotesAsync(book, supplier, SagaEvent.Answered, 4, 100);
        await NotesAsync(book, supplier, SagaEvent.Unknown, 1, null);
        await book.LookAsync();
        Assert.Equal(["supplier_error_rate warning"], await book.OpenAsync());
        await NotesAsync(book, supplier, SagaEvent.Unreached, 3, null);
        await book.LookAsync();
        Assert.Equal(["supplier_error_rate critical"], await book.OpenAsync());
        book.Clock.Advance(TimeSpan.FromHours(2));
        await NotesAsync(book, supplier, SagaEvent.Refused, 5, 6_000);
        await book.LookAsync();
        Assert.Equal(["supplier_slow warning"], await book.OpenAsync());
        Assert.Equal(
            "Card House: it takes 6,000 ms on average to answer.", (await book.AlertAsync("supplier_slow")).Message);
        book.Clock.Advance(TimeSpan.FromHours(2));
        await NotesAsync(book, supplier, SagaEvent.Answered, 4, 9_000);
        await book.LookAsync();
        Assert.Empty(await book.OpenAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cards_that_are_shown_far_more_often_than_usual_are_a_spike(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var settings = new MonitorSettings { RevealSpike = 3, StaffReveals = 2 };
        var campaign = await book.CampaignAsync();
        var pool = await book.PoolAsync("Spring", 10, "9.00", 60);
        await ShowAsync(book, campaign, pool, 3);
        await book.LookAsync(settings, AlertCheck.Campaigns);
        Assert.Equal(["reveal_spike warning"], await book.OpenAsync());
        Assert.Equal(book.ClientHouse.Id, (await book.AlertAsync("reveal_spike")).Owner);
        book.Clock.Advance(TimeSpan.FromHours(2));
        await book.LookAsync(settings, AlertCheck.Campaigns);
        Assert.Empty(await book.OpenAsync());

        await book.RunAsync(work =>
        {
            work.Audit(new AuditFact("rewards.card.revealed", "crd_1", null, null, "A customer asked."));
            work.Audit(new AuditFact("rewards.redemption.revealed", "rdm_1", null, null, "A customer asked."));
            return Task.CompletedTask;
        });
        await book.LookAsync(settings, AlertCheck.Campaigns);
        Assert.Equal(LiveBook.PersonOf(1).ToString(), (await book.AlertAsync("reveal_spike")).Subject);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cards_that_expire_soon_are_told_and_expired_ones_are_not_free(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var settings = new MonitorSettings { PoolLow = 1 };
        var today = DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime);
        await book.PoolAsync("Later", 25, "23.50", 60, today.AddDays(31));
        await book.LookAsync(settings);
        Assert.Empty(await book.OpenAsync());
        await book.PoolAsync("Month", 25, "23.50", 60, today.AddDays(30));
        var week = await book.PoolAsync("Week", 25, "23.50", 60, today.AddDays(7));
        await book.LookAsync(settings);
        Assert.Equal(["cards_expiring info", "cards_expiring warning"], await book.OpenAsync());
        book.Clock.Advance(TimeSpan.FromDays(9));
        await book.LookAsync(settings);
        var empty = await book.AlertAsync("pool_empty");
        Assert.Equal((week.ObjectId, "Week: free cards left: 0."), (empty.Subject, empty.Message));
        Assert.Equal(
            ["cards_expiring info", "cards_expiring info", "pool_empty critical"], await book.OpenAsync());
    }

    private static async Task ShowAsync(RewardBook book, Campaign campaign, CardPool pool, int cards)
    {
        for (var i = 0; i < cards; i++)
        {
            var redemption = await book.RedeemAsync(campaign, pool, "10.00");
            await book.RunAsync(async work =>
            {
                await work.LoadAsync(new RowNames().Need(RewardRows.Redemption, redemption.Id));
                work.Find(RewardRows.Redemption, redemption.Id)!.Reveal(work.Now);
            });
        }
    }

    private static Task NotesAsync(
        RewardBook book, Supplier supplier, SagaEvent said, int count, int? durationMs) =>
        book.Book.Database.WriteOutsideAsync(db =>
        {
            var saga = new Saga(
                BookId.Live,
                new SagaStart("rewards.card_order", "sor_1", "order", supplier.Party, "{}", TimeSpan.FromDays(1)),
                book.Clock.GetUtcNow());
            db.Add(saga);
            for (var i = 0; i < count; i++)
            {
                db.Add(saga.Note(new SagaNoteFacts(said) { DurationMs = durationMs }, book.Clock.GetUtcNow()));
            }
        });
}
