using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Campaigns from the draft to the end: what is checked, and how credit stops them.</summary>
public sealed class CampaignTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_campaign_goes_from_draft_to_its_end(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var made = await world.CreateAsync();
        Assert.Equal(CampaignStatus.Draft, made.Status);
        Assert.Equal(CampaignStatus.Active, (await StatusAsync(world, made.Id, "activate")).Status);
        var paused = await StatusAsync(world, made.Id, "pause", "The shop is closed.");
        Assert.Equal((CampaignStatus.Paused, PauseReason.Person, "The shop is closed."),
            (paused.Status, paused.PauseReason, paused.PauseNote));
        Assert.Equal(CampaignStatus.Active, (await StatusAsync(world, made.Id, "activate")).Status);
        Assert.Equal(CampaignStatus.Ended, (await StatusAsync(world, made.Id, "end")).Status);
        Assert.Equal("action_not_allowed", (await world.MoveAsync(made.Id, "activate")).Code);
        var happened = await world.Book.Book.ReadAsync(db => db.Events.Where(x => x.ObjectId == made.Id.ToString())
            .OrderBy(x => x.Number).Select(x => x.Type).ToListAsync());
        Assert.Equal(["created", "activated", "paused", "activated", "ended"],
            happened.Select(x => x["rewards.campaign.".Length..]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Activate_without_a_face_value_or_a_brand_or_while_suspended_is_refused(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var empty = await world.CreateAsync(world.Body() with { Denominations = [], Currency = "USD" });
        Assert.Equal("campaign_incomplete", (await world.MoveAsync(empty.Id, "activate")).Code);
        var view = await world.Queries.GetAsync(world.Scope, empty.Id);
        Assert.Equal("campaign_incomplete", view.AllowedActions.Single(x => x.Action == "activate").Code);

        var made = await world.CreateAsync();
        await ChangeAsync(world, db => db.AgencyBrands.ExecuteDeleteAsync());
        Assert.Equal("brand_not_enabled", (await world.MoveAsync(made.Id, "activate")).Code);
        await world.Book.AddAsync([new AgencyBrand(world.Book.Agency.Id, world.Book.Brand.Id)]);
        await ChangeAsync(world, db => db.Clients.ExecuteUpdateAsync(
            set => set.SetProperty(x => x.Status, CreditStatus.Suspended)));
        Assert.Equal("credit_suspended", (await world.MoveAsync(made.Id, "activate")).Code);
        Assert.Equal(CampaignStatus.Draft, (await world.Book.CampaignNowAsync(made.Id)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Activate_with_short_credit_pauses_in_the_same_commit(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var made = await world.ActiveAsync(world.Body() with { BudgetMode = BudgetMode.Isolated });
        Assert.Equal((CampaignStatus.Paused, PauseReason.Credit), (made.Status, made.PauseReason));
        Assert.Equal(1, await world.Book.Book.CountAsync<Domain.Rewards.Watch.Alert>());

        // The cheapest card of 5,000 is within the client's credit; one of another campaign needs its own.
        var shared = await world.ActiveAsync();
        Assert.Equal(CampaignStatus.Active, shared.Status);
        Assert.Equal(200, (await world.Queries.GetAsync(world.Scope, shared.Id)).Credit.EstimatedCards);
        await world.MoveAsync(made.Id, "end");
        Assert.Equal(0, await world.Book.Book.ReadAsync(db => db.Alerts.CountAsync(
            x => x.State != Domain.Rewards.Watch.AlertState.Resolved)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_sent_is_checked(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var body = world.Body();
        Assert.Equal("validation_failed", await TryAsync(world, body with { Name = " " }));
        Assert.Equal("validation_failed", await TryAsync(world, body with { BrandId = null }));
        Assert.Equal("brand_not_found", await TryAsync(world, body with { BrandId = Id<Brand>.New() }));
        Assert.Equal("client_not_found", await TryAsync(world, body with { ClientId = Id<Client>.New() }));
        Assert.Equal("denomination_not_found", await TryAsync(
            world, body with { Denominations = [Id<Denomination>.New()] }));
        Assert.Equal("currency_mismatch", await TryAsync(world, body with { Currency = "AED" }));
        Assert.Equal("validation_failed", await TryAsync(world, body with { PerRecipientLimit = 0 }));
        Assert.Equal("validation_failed", await TryAsync(world, body with { Language = "fr" }));
        Assert.Equal("validation_failed", await TryAsync(world, body with
        {
            StartsAt = LiveBook.Now.AddDays(2), EndsAt = LiveBook.Now.AddDays(1),
        }));
        Assert.Equal("validation_failed", await TryAsync(world, body with
        {
            Conditions = [new ConditionBody(ConditionTrigger.ApiEvent, world.Book.Values[10].Id)],
        }));
        Assert.Equal("validation_failed", await TryAsync(world, body with
        {
            Conditions = [.. Enumerable.Range(0, 4).Select(_ => new ConditionBody(
                ConditionTrigger.ApiEvent, world.Book.Values[25].Id))],
        }));
        Assert.Equal(0, await world.Book.Book.CountAsync<Campaign>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_edit_needs_the_revision_and_keeps_what_is_fixed(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var made = await world.CreateAsync(world.Body() with
        {
            Conditions = [new ConditionBody(ConditionTrigger.ApiEvent, world.Book.Values[25].Id, "One")],
        });
        Assert.Equal("if_match_required", await EditAsync(world, made.Id, null, new JsonObject { ["name"] = "New" }));
        Assert.Equal("stale_version", await EditAsync(world, made.Id, "\"9\"", new JsonObject { ["name"] = "New" }));
        Assert.Null(await EditAsync(world, made.Id, "*", new JsonObject { ["name"] = "New", ["message"] = null }));
        Assert.Null(await EditAsync(world, made.Id, "*", new JsonObject { ["conditions"] = new JsonArray() }));
        foreach (var (field, value) in new[] { ("clientId", $"{Id<Client>.New()}"), ("currency", "AED"),
            ("budgetMode", "isolated"), ("brandId", $"{Id<Brand>.New()}") })
        {
            Assert.Equal("validation_failed", await EditAsync(world, made.Id, "*", new JsonObject { [field] = value }));
        }

        await world.MoveAsync(made.Id, "activate");
        Assert.Equal("validation_failed", await EditAsync(
            world, made.Id, "*", new JsonObject { ["codeSource"] = "open" }));
        Assert.Equal("validation_failed", await EditAsync(world, made.Id, "*", new JsonObject
        {
            ["conditions"] = new JsonArray(new JsonObject
            {
                ["trigger"] = "api_event", ["denominationId"] = $"{world.Book.Values[25].Id}",
            }),
        }));
        Assert.Equal("campaign_incomplete", await EditAsync(
            world, made.Id, "*", new JsonObject { ["denominations"] = new JsonArray() }));
        var view = await world.Queries.GetAsync(world.Scope, made.Id);
        Assert.Equal(("New", null, 2, 0), (view.Name, view.Message, view.Denominations.Count, view.Conditions.Count));
        await world.MoveAsync(made.Id, "end");
        Assert.Equal("campaign_not_editable", await EditAsync(
            world, made.Id, "*", new JsonObject { ["name"] = "Newer" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_cheapest_card_can_be_within_the_credit_or_out_of_it(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var made = await world.CreateAsync(world.Body(100) with { BudgetMode = BudgetMode.Isolated });
        await world.Book.FundAsync((await world.Book.CampaignNowAsync(made.Id)).Owner, "60.00");
        Assert.Equal(PauseReason.Credit, (await StatusAsync(world, made.Id, "activate")).PauseReason);
        Assert.Null(await EditAsync(world, made.Id, "*", Values(world, 50, 100)));
        Assert.Equal(CampaignStatus.Active, (await world.Book.CampaignNowAsync(made.Id)).Status);
        Assert.Null(await EditAsync(world, made.Id, "*", Values(world, 100)));
        Assert.Equal(PauseReason.Credit, (await world.Book.CampaignNowAsync(made.Id)).PausedBy);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_time_ends_a_campaign_for_everybody_and_the_job_records_it(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var end = world.Book.Clock.GetUtcNow().AddDays(3);
        var made = await world.ActiveAsync(world.Body() with { EndsAt = end });
        world.Book.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(CampaignStatus.Ended, (await world.Queries.GetAsync(world.Scope, made.Id)).Status);
        Assert.Equal(CampaignStatus.Active, (await world.Book.CampaignNowAsync(made.Id)).Status);
        Assert.Equal([made.Id], (await world.Queries.ListAsync(
            world.Scope, new CampaignFilter(CampaignStatus.Ended), new PageRequest())).Data.Select(x => x.Id));
        Assert.Equal(1, (await world.Queries.CountsAsync(world.Scope))[CampaignStatus.Ended]);
        var ending = new CampaignEnding(world.Book.Book.Database, world.Campaigns, world.Book.Clock);
        Assert.Equal((1, 0), (await ending.RunAsync(BookId.Live), await ending.RunAsync(BookId.Live)));
        Assert.Equal(CampaignStatus.Ended, (await world.Book.CampaignNowAsync(made.Id)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_do_not_reach_it(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var made = await world.CreateAsync();
        var (house, _) = await world.Book.AnotherClientAsync();
        var other = RewardBook.Of(5, Domain.Identity.Role.ClientManager, house);
        var scope = Offers.Data.Rewards.RewardScope.OfClient(other);
        Assert.Equal("campaign_not_found", (await Outcome.OfAsync(() => world.Campaigns.MoveAsync(
            RewardBook.Once(other), scope, made.Id, ("activate", null)))).Code);
        Assert.Empty((await world.Queries.ListAsync(scope, new CampaignFilter(), new PageRequest())).Data);
        await Assert.ThrowsAsync<Refusal>(() => world.Queries.GetAsync(scope, made.Id));
        foreach (var all in new[] { world.Book.AgencyScope, world.Book.PlatformScope })
        {
            Assert.Single((await world.Queries.ListAsync(all, new CampaignFilter(), new PageRequest())).Data);
        }
    }

    private static JsonObject Values(CampaignWorld world, params int[] values) => new()
    {
        ["denominations"] = new JsonArray([.. values.Select(x => (JsonNode)$"{world.Book.Values[x].Id}")]),
    };

    private static async Task<CampaignWorld.Made> StatusAsync(
        CampaignWorld world, Id<Campaign> id, string verb, string? reason = null) =>
        (await world.MoveAsync(id, verb, reason)).Answer!.Read<CampaignWorld.Made>();

    private static async Task<string?> TryAsync(CampaignWorld world, CampaignBody body) =>
        (await Outcome.OfAsync(() => world.Campaigns.CreateAsync(world.Once, world.Scope, body))).Code;

    private static async Task<string?> EditAsync(
        CampaignWorld world, Id<Campaign> id, string? ifMatch, JsonObject patch) =>
        (await Outcome.OfAsync(() => world.Campaigns.EditAsync(
            world.Once, (world.Scope, id), ifMatch, patch))).Code;

    private static Task ChangeAsync(CampaignWorld world, Func<OffersDb, Task<int>> change) =>
        world.Book.Book.Database.WriteOutsideAsync(change);
}
