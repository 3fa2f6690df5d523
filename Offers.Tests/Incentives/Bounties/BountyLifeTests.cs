using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Bounties;

/// <summary>How bounties begin, go on and end, and what becomes of the money behind them.</summary>
public sealed class BountyLifeTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_without_money_stores_nothing(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider, rupees: 4_999);
        Assert.Equal("insufficient_balance", (await world.TryAsync(world.Body(most: 5))).Code);
        Assert.Equal("budget_required", (await world.TryAsync(world.Body(most: 5, budget: 0))).Code);
        Assert.Equal(
            (0, 0, 0), (await world.Book.CountAsync<Bounty>(), await world.Book.CountAsync<Budget>(),
                await world.Book.CountAsync<Hold>()));
        Assert.Equal((4_999, 0), await world.WalletAsync());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_holds_the_reward_of_every_proof(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        await world.PublishedAsync(world.Body(most: 5));
        Assert.Equal((95_000, 5_000), await world.WalletAsync());
        await world.PublishedAsync(world.Body());
        Assert.Equal((94_000, 6_000), await world.WalletAsync());
        await world.PublishedAsync(world.Body(budget: 2_500));
        Assert.Equal((91_500, 8_500), await world.WalletAsync());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_holds_nothing_until_it_is_published_and_goes_without_a_trace(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var draft = await world.PublishedAsync(world.Body(most: 3) with { Publish = false });
        Assert.Equal((100_000, 0), await world.WalletAsync());
        Assert.Equal("bounty_not_found", (await world.SendAsync(draft, 1)).Code);
        (await world.Desk.PublishAsync(
            CommandRequest.Once(world.First), world.Scope, draft, new BudgetBody())).Check();
        Assert.Equal((97_000, 3_000), await world.WalletAsync());

        var other = await world.PublishedAsync(world.Body() with { Publish = false });
        var removal = (await world.Desk.RemoveAsync(CommandRequest.Once(world.First), world.Scope, other))
            .Read<BountyRemoval>();
        Assert.Equal("deleted", removal.Outcome);
        Assert.Equal(1, await world.Book.CountAsync<Bounty>());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_closed_bounty_keeps_the_money_of_proofs_that_wait(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(world.Body(most: 5));
        var first = await world.SentAsync(bounty, 1);
        var second = await world.SentAsync(bounty, 2);
        Assert.True((await world.MoveAsync(bounty, "close")).IsDone);
        Assert.Equal((98_000, 2_000), await world.WalletAsync());
        Assert.Equal("bounty_not_open", (await world.SendAsync(bounty, 3)).Code);

        Assert.True((await world.ReviewAsync(first)).IsDone);
        Assert.Equal((98_000, 1_000), await world.WalletAsync());
        Assert.True((await world.ReviewAsync(second, ReviewDecision.Reject)).IsDone);
        Assert.Equal((99_000, 0), await world.WalletAsync());
        Assert.Equal((1_000, 0), (await world.EarnedAsync(1), await world.EarnedAsync(2)));
        Assert.Equal("action_not_allowed", (await world.MoveAsync(bounty, "resume")).Code);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_expired_bounty_takes_nothing_also_before_the_job_ran(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var ends = world.Clock.GetUtcNow().AddDays(10);
        var bounty = await world.PublishedAsync(world.Body(most: 4) with { ExpiresAt = ends });
        var forever = await world.PublishedAsync(world.Body());
        var closed = await world.PublishedAsync(world.Body() with { ExpiresAt = ends });
        await world.MoveAsync(closed, "close");
        var proof = await world.SentAsync(bounty, 1);
        var expiry = new BountyExpiry(world.Book.Database, world.Desk, world.Clock);
        Assert.Equal(0, await expiry.RunAsync(BookId.Live));

        world.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("bounty_not_open", (await world.SendAsync(bounty, 2)).Code);
        Assert.Equal("action_not_allowed", (await world.MoveAsync(bounty, "pause")).Code);
        Assert.Equal(1, await expiry.RunAsync(BookId.Live));
        Assert.Equal(0, await expiry.RunAsync(BookId.Live));
        Assert.Equal(IncentiveStatus.Expired, (await world.BountyAsync(bounty)).Status);
        Assert.Equal(IncentiveStatus.Closed, (await world.BountyAsync(closed)).Status);
        Assert.Equal(IncentiveStatus.Active, (await world.BountyAsync(forever)).Status);
        Assert.Equal((98_000, 2_000), await world.WalletAsync());

        Assert.True((await world.ReviewAsync(proof)).IsDone);
        Assert.Equal((98_000, 1_000), await world.WalletAsync());
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_paused_bounty_takes_no_proofs_until_it_goes_on(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(world.Body(most: 2));
        Assert.True((await world.MoveAsync(bounty, "pause")).IsDone);
        Assert.Equal("bounty_not_open", (await world.SendAsync(bounty, 1)).Code);
        Assert.True((await world.MoveAsync(bounty, "resume")).IsDone);
        await world.SentAsync(bounty, 1);
        await world.SentAsync(bounty, 2);
        Assert.Equal("bounty_full", (await world.SendAsync(bounty, 3)).Code);
        await world.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Terms_on_which_agents_rely_do_not_change(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var bounty = await world.PublishedAsync(world.Body(most: 2));
        Task<Outcome> Edit(string json) => Outcome.OfAsync(() => world.Desk.EditAsync(
            CommandRequest.Once(world.First), (world.Scope, bounty), "*",
            System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject()));
        Assert.Equal("bounty_terms_fixed", (await Edit("""{"reward":"900.00"}""")).Code);
        Assert.Equal("bounty_terms_fixed", (await Edit("""{"audience":"associated_agents"}""")).Code);
        Assert.Equal("validity_invalid", (await Edit("""{"expiresAt":"2020-01-01T00:00:00Z"}""")).Code);
        Assert.Equal("validation_failed", (await Edit("""{"projectId":"prj_00000000000000000000000000"}""")).Code);
        Assert.True((await Edit("""{"title":"Photo of the big hoarding","maxSubmissions":3}""")).IsDone);
        var changed = await world.BountyAsync(bounty);
        Assert.Equal(("Photo of the big hoarding", 3, 100_000), (
            changed.Title, changed.MaxSubmissions, changed.RewardMinor));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_its_owner_changes_a_bounty(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        var platform = Data.Incentives.ProjectScope.OfPlatform(LiveBook.Admin);
        var wallet = Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live));
        (await world.Book.Writer.SubmitAsync(
            new Data.Ledger.Deposit(new CashRequest(wallet, BountyWorld.Rupees(5_000), null, "Test money")),
            CommandRequest.Once(LiveBook.Admin))).Check();
        var bounty = (await world.Desk.CreateAsync(
            CommandRequest.Once(LiveBook.Admin), platform, world.Body(most: 2))).Location!.Split('/')[^1];
        var id = Id<Bounty>.Parse(bounty);
        Assert.Equal((100_000, 0), await world.WalletAsync());
        Assert.Equal("not_owner", (await world.MoveAsync(id, "close")).Code);

        var queries = new BountyQueries(world.Book.Database, world.Clock);
        var seen = await queries.GetAsync(world.Scope, id);
        Assert.All(seen.AllowedActions!, x => Assert.Equal((false, "not_owner"), (x.Allowed, x.Code)));
        var stranger = world.First with { Memberships = [new RoleAt(Role.Builder, Id<Organisation>.New())] };
        var scope = Data.Incentives.ProjectScope.OfBuilder(stranger);
        var hidden = await Assert.ThrowsAsync<Refusal>(() => queries.GetAsync(scope, id));
        Assert.Equal("bounty_not_found", hidden.Code.Code);
        var foreign = await Outcome.OfAsync(
            () => world.Desk.CreateAsync(CommandRequest.Once(stranger), scope, world.Body()));
        Assert.Equal("not_owner", foreign.Code);
        await world.AssertBooksAsync();
    }
}
