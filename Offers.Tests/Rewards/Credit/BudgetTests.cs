using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Watch;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Credit;

/// <summary>Whose credit campaigns spend, and that they stop and go on in the commit that moves it.</summary>
public sealed class BudgetTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Isolated_campaign_gets_its_own_and_shared_returns_the_rest(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var isolated = (await SetAsync(book, campaign, BudgetMode.Isolated, "1500.00")).Read<BudgetAnswer>();
        Assert.Equal(("1500.00", "3500.00"), (isolated.CampaignBalance.Text, isolated.ClientBalance.Text));
        Assert.Equal(CampaignStatus.Active, isolated.Status);

        var more = (await SetAsync(book, campaign, BudgetMode.Isolated, "500.00")).Read<BudgetAnswer>();
        Assert.Equal("2000.00", more.CampaignBalance.Text);

        var shared = (await SetAsync(book, campaign, BudgetMode.Shared)).Read<BudgetAnswer>();
        Assert.Equal(("0.00", "5000.00"), (shared.CampaignBalance.Text, shared.ClientBalance.Text));
        Assert.NotNull(shared.OperationId);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Isolated_without_credit_pauses_though_the_client_has_money(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var answer = (await SetAsync(book, campaign, BudgetMode.Isolated)).Read<BudgetAnswer>();

        Assert.Equal((CampaignStatus.Paused, PauseReason.Credit), (answer.Status, answer.PauseReason));
        Assert.Equal(("5000.00", "0.00"), await book.WalletAsync(book.Client.Owner));
        var alert = Assert.Single(await AlertsAsync(book));
        Assert.Equal(("campaign_depleted", AlertState.Open), (alert.Kind, alert.State));

        (await SetAsync(book, campaign, BudgetMode.Isolated, "10.00")).Check();
        Assert.Equal(CampaignStatus.Active, (await book.CampaignNowAsync(campaign.Id)).Status);
        Assert.Equal(AlertState.Resolved, Assert.Single(await AlertsAsync(book)).State);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Short_means_less_than_the_cheapest_face_value(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync(values: [50, 25]);
        (await SetAsync(book, campaign, BudgetMode.Isolated, "25.00")).Check();
        Assert.Equal(CampaignStatus.Active, (await book.CampaignNowAsync(campaign.Id)).Status);
        (await ReclaimAsync(book, campaign.Owner, "0.01")).Check();
        var now = await book.CampaignNowAsync(campaign.Id);
        Assert.Equal((CampaignStatus.Paused, PauseReason.Credit), (now.Status, now.PausedBy));
        Assert.Contains("24.99", now.PauseNote!, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task All_shared_campaigns_pause_and_resume_with_their_client(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var (one, two) = (await book.CampaignAsync(), await book.CampaignAsync(values: [100]));
        var own = await book.CampaignAsync();
        (await SetAsync(book, own, BudgetMode.Isolated, "100.00")).Check();
        var operations = await book.Book.CountAsync<Operation>();

        (await ReclaimAsync(book, book.Client.Owner, "4850.00")).Check();
        Assert.Equal([CampaignStatus.Active, CampaignStatus.Paused, CampaignStatus.Active], await StatesAsync());
        (await ReclaimAsync(book, book.Client.Owner, "50.00")).Check();
        Assert.Equal([CampaignStatus.Paused, CampaignStatus.Paused, CampaignStatus.Active], await StatesAsync());
        (await book.AllocateAsync(book.Agency.Owner, book.Client.Owner, "20.00")).Check();
        Assert.Equal([CampaignStatus.Active, CampaignStatus.Paused, CampaignStatus.Active], await StatesAsync());
        (await book.AllocateAsync(book.Agency.Owner, book.Client.Owner, "80.00")).Check();
        Assert.Equal([CampaignStatus.Active, CampaignStatus.Active, CampaignStatus.Active], await StatesAsync());

        Assert.Equal(operations + 4, await book.Book.CountAsync<Operation>());
        Assert.All(await AlertsAsync(book), x => Assert.Equal(AlertState.Resolved, x.State));
        await book.AssertBooksAsync();

        async Task<CampaignStatus[]> StatesAsync() =>
        [
            (await book.CampaignNowAsync(one.Id)).Status, (await book.CampaignNowAsync(two.Id)).Status,
            (await book.CampaignNowAsync(own.Id)).Status,
        ];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_person_s_pause_is_not_undone_by_credit(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync(with: x => x with { Name = "Mine" });
        await book.Writer.RunAsync(Once(Admin), new Deed("test", ""), async work =>
        {
            await work.LoadAsync(new RowNames().Need(RewardRows.Campaign, campaign.Id));
            work.Find(RewardRows.Campaign, campaign.Id)!.Pause(PauseReason.Person, "Holiday", work.Now);
            return Answer.None();
        });
        (await book.AllocateAsync(book.Agency.Owner, book.Client.Owner, "1000.00")).Check();
        Assert.Equal(PauseReason.Person, (await book.CampaignNowAsync(campaign.Id)).PausedBy);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Switching_with_redemptions_in_flight_is_refused(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var redemption = new Redemption(
            campaign, new RedemptionFacts("CODE12345678", 0, book.Values[25], Usd("25.00"), null),
            new RedeemedFrom(null, null, null, null), book.Clock.GetUtcNow());
        await book.AddAsync([redemption]);

        var refused = Assert.Throws<Refusal>((await SetAsync(book, campaign, BudgetMode.Isolated, "100.00")).Check);
        Assert.Equal("redemptions_in_flight", refused.Code.Code);
        Assert.Equal(BudgetMode.Shared, (await book.CampaignNowAsync(campaign.Id)).BudgetMode);
        Assert.Equal(("5000.00", "0.00"), await book.WalletAsync(book.Client.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_shared_campaign_is_given_no_credit_of_its_own(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var refused = Assert.Throws<Refusal>(
            (await book.AllocateAsync(book.Client.Owner, campaign.Owner, "100.00")).Check);
        Assert.Equal("action_not_allowed", refused.Code.Code);
        Assert.Equal("action_not_allowed", Assert.Throws<Refusal>(
            (await SetAsync(book, campaign, BudgetMode.Shared)).Check).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Suspending_stops_campaigns_and_reactivating_judges_them_anew(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var running = await book.CampaignAsync();
        var poor = await book.CampaignAsync();
        (await SetAsync(book, poor, BudgetMode.Isolated)).Check();
        var desk = new AgencyDesk(book.Writer);
        (await desk.MoveAsync(Once(Admin), book.Agency.Id, "suspend", "Unpaid.")).Check();
        Assert.Equal(PauseReason.Suspended, (await book.CampaignNowAsync(running.Id)).PausedBy);
        Assert.Equal(PauseReason.Suspended, (await book.CampaignNowAsync(poor.Id)).PausedBy);
        Assert.Equal("credit_suspended", Assert.Throws<Refusal>(
            (await SetAsync(book, running, BudgetMode.Isolated, "100.00")).Check).Code.Code);

        (await desk.MoveAsync(Once(Admin), book.Agency.Id, "reactivate", null)).Check();
        Assert.Equal(CampaignStatus.Active, (await book.CampaignNowAsync(running.Id)).Status);
        Assert.Equal(PauseReason.Credit, (await book.CampaignNowAsync(poor.Id)).PausedBy);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_client_suspended_by_itself_stays_so_when_its_agency_is_let_go(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync();
        var (agencies, clients) = (new AgencyDesk(book.Writer), new ClientDesk(book.Writer));
        (await clients.MoveAsync(
            Once(book.AgencyCaller), book.AgencyScope, book.Client.Id, ("suspend", "Unpaid."))).Check();
        (await agencies.MoveAsync(Once(Admin), book.Agency.Id, "suspend", "Unpaid, too.")).Check();
        (await agencies.MoveAsync(Once(Admin), book.Agency.Id, "reactivate", null)).Check();
        Assert.Equal(PauseReason.Suspended, (await book.CampaignNowAsync(campaign.Id)).PausedBy);
        (await clients.MoveAsync(
            Once(book.AgencyCaller), book.AgencyScope, book.Client.Id, ("reactivate", null))).Check();
        Assert.Equal(CampaignStatus.Active, (await book.CampaignNowAsync(campaign.Id)).Status);
    }

    private static Task<Answer> SetAsync(
        RewardBook book, Campaign campaign, BudgetMode mode, string? amount = null) =>
        new BudgetDesk(book.Writer).SetAsync(
            Once(book.ClientCaller), book.ClientScope, campaign.Id,
            new BudgetModeBody(mode, amount is null ? null : new AmountText(amount)));

    private static Task<Answer> ReclaimAsync(RewardBook book, Owner from, string amount) => book.Credit.ReclaimAsync(
        Once(Admin), book.PlatformScope,
        new ReclaimBody($"{from}", new AmountText(amount), "Needed elsewhere.", "USD"));

    private static Task<List<Alert>> AlertsAsync(RewardBook book) =>
        book.Book.ReadAsync(db => db.Alerts.OrderBy(x => x.Id).ToListAsync());
}
