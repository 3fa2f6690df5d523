using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Projects;

/// <summary>Who sells which project, and from when to when.</summary>
public sealed class AssociationScenarioTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_asks_and_only_the_builder_lets_him_in(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        var asked = await world.AskedAsync(project, 30);
        Assert.Equal(("", 0), await world.SoldByAsync(30));

        Assert.Equal("404 association_not_found", await DecideAsync(world.BySecond(), "approve"));
        Assert.Equal("409 association_exists", await ProjectWorld.CodeAsync(
            world.Associations.RequestAsync(ProjectWorld.By(30), new AssociationBody(project))));
        Assert.Equal("200", await DecideAsync(world.ByFirst(), "approve"));
        Assert.Equal("409 action_not_allowed", await DecideAsync(world.ByFirst(), "approve"));

        Assert.Equal(("Sunrise", 1), await world.SoldByAsync(30));
        var check = await world.Agent.CheckAsync(ProjectWorld.AgentOf(30), project);
        Assert.Equal(
            (true, AssociationStatus.Approved, AssociationOrigin.Requested),
            (check.Associated, check.Association!.Status, check.Association.Origin));

        Task<string> DecideAsync(ProjectRequest by, string verb) =>
            ProjectWorld.CodeAsync(world.Associations.DecideAsync(by, asked, verb));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Self_approval_is_refused(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        var asked = await world.AskedAsync(project, 29);

        var own = await ProjectWorld.CodeAsync(world.Associations.DecideAsync(world.ByFirst(29), asked, "approve"));
        (await world.Associations.LeaveAsync(ProjectWorld.By(29), asked)).Check();
        var invited = await ProjectWorld.CodeAsync(world.Associations.InviteAsync(
            world.ByFirst(29), new InvitationBody(project, LiveBook.PersonOf(29))));

        Assert.Equal(("409 same_person", "409 same_person"), (own, invited));
        Assert.Equal(("", 0), await world.SoldByAsync(29));
        await world.InvitedAsync(project, 29);
        Assert.Equal(("Sunrise", 1), await world.SoldByAsync(29));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bulk_add_of_three_with_one_existing_adds_two_and_names_the_third(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        await world.InvitedAsync(project, 31);

        var answer = (await world.Associations.InviteManyAsync(world.ByFirst(), new InvitationsBody(
            project, [LiveBook.PersonOf(30), LiveBook.PersonOf(31), LiveBook.PersonOf(32)]))).Read<Several>();

        Assert.Equal((2, 1), (answer.Successful, answer.Failed));
        Assert.Equal(["", "association_exists", ""], answer.Results.Select(x => x.Code ?? ""));
        Assert.All(answer.Results, x => Assert.Equal(x.Code is null, x.Reason is null));
        var all = await world.Agents.OfProjectAsync(
            ProjectWorld.ScopeOf(world.First), project, new AssociationFilter(), new PageRequest());
        Assert.Equal(3, all.Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bulk_add_by_address_names_who_is_no_agent_and_who_came_twice(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");

        var answer = (await world.Associations.InviteManyAsync(world.ByFirst(), new InvitationsBody(
            project, null,
            ["person30@offers.example", "PERSON30@offers.example", "person5@offers.example", "nobody", null])))
            .Read<Several>();

        Assert.Equal((1, 4), (answer.Successful, answer.Failed));
        Assert.Equal(
            ["", "association_exists", "agent_not_found", "validation_failed", "validation_failed"],
            answer.Results.Select(x => x.Code ?? ""));
        Assert.Equal(("Sunrise", 1), await world.SoldByAsync(30));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_ended_association_hides_at_once_and_still_counts_for_its_time(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        var id = await world.InvitedAsync(project, 30);
        Assert.Equal("", await OpenAsync());

        (await world.Associations.DecideAsync(world.ByFirst(), id, "end", "He works for another.")).Check();

        Assert.Equal("403 not_associated", await OpenAsync());
        Assert.Equal(("", 0), await world.SoldByAsync(30));
        var association = await world.Book.ReadAsync(db => db.Associations.SingleAsync());
        Assert.True(association.CoversAt(association.From!.Value));
        Assert.False(association.CoversAt(association.Until!.Value));
        Assert.Equal("He works for another.", association.Reason);

        Task<string> OpenAsync() =>
            ProjectWorld.CodeAsync(world.Agent.GetAsync(ProjectWorld.AgentOf(30), project));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_agent_of_two_builders_sees_the_union_without_duplicates(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var first = await world.ProjectAsync("First");
        var second = await world.ProjectAsync("Second", world.BySecond());
        await world.ProjectAsync("Third", world.BySecond());
        var ended = await world.InvitedAsync(first, 30);
        (await world.Associations.DecideAsync(world.ByFirst(), ended, "end")).Check();
        await world.InvitedAsync(first, 30);
        await world.InvitedAsync(second, 30, world.BySecond());

        Assert.Equal(("First, Second", 2), await world.SoldByAsync(30));
        Assert.Equal(("", 0), await world.SoldByAsync(31));
        var all = await world.Agent.ListAsync(ProjectWorld.AgentOf(30), new ProjectFilter(), new PageRequest());
        Assert.Equal(
            ["Third ", "Second Approved", "First Approved"],
            all.Data.Select(x => $"{x.Name} {x.MyAssociation?.Status}"));
        Assert.All(all.Data, x => Assert.Null(x.RequestCount));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_requests_at_once_make_one(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");

        var codes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ProjectWorld.CodeAsync(i % 2 == 0
            ? world.Associations.RequestAsync(ProjectWorld.By(30), new AssociationBody(project))
            : world.Associations.InviteAsync(world.ByFirst(), new InvitationBody(project, LiveBook.PersonOf(30))))));

        Assert.Equal(1, codes.Count(x => x == "201"));
        Assert.Equal(11, codes.Count(x => x == "409 association_exists"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_decisions_at_once_have_one_effect(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        var asked = await world.AskedAsync(project, 30);

        var codes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ProjectWorld.CodeAsync(
            world.Associations.DecideAsync(
                world.ByFirst(10 + i), asked, i % 2 == 0 ? "approve" : "reject", "We have enough."))));

        Assert.Equal(1, codes.Count(x => x == "200"));
        Assert.Equal(7, codes.Count(x => x == "409 action_not_allowed"));
        var decided = await world.Book.ReadAsync(db => db.Events.CountAsync(x =>
            x.Type == "incentives.association.approved" || x.Type == "incentives.association.rejected"));
        Assert.Equal(1, decided);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_verb_is_audited_and_told(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        var asked = await world.AskedAsync(project, 30);
        Assert.Equal("400 validation_failed", await ProjectWorld.CodeAsync(
            world.Associations.DecideAsync(world.ByFirst(), asked, "reject", " ")));
        (await world.Associations.DecideAsync(world.ByFirst(), asked, "reject", "Not yet.")).Check();
        var again = await world.AskedAsync(project, 30);
        (await world.Associations.LeaveAsync(ProjectWorld.By(30), again)).Check();
        var third = await world.AskedAsync(project, 30);
        (await world.Associations.DecideAsync(world.ByFirst(), third, "approve")).Check();
        (await world.Associations.LeaveAsync(ProjectWorld.By(30), third, "Moving on.")).Check();
        await world.InvitedAsync(project, 30);

        var happened = await world.Book.ReadAsync(db => db.Events
            .Where(x => x.Type.StartsWith("incentives.")).OrderBy(x => x.Number).Select(x => x.Type).ToListAsync());
        var audited = await world.Book.ReadAsync(db => db.AuditEntries
            .Where(x => x.Action.StartsWith("incentives.")).OrderBy(x => x.Number).Select(x => x.Action)
            .ToListAsync());
        Assert.Equal(
            "project.created association.requested association.rejected association.requested association.withdrawn "
            + "association.requested association.approved association.ended association.invited",
            string.Join(' ', happened.Select(x => x["incentives.".Length..])));
        Assert.Equal(
            "create_project request_association reject_association request_association end_association "
            + "request_association approve_association end_association invite_agent",
            string.Join(' ', audited.Select(x => x["incentives.".Length..])));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Agents_ask_for_projects_that_sell_and_filters_combine(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var (one, two) = (await world.ProjectAsync("One"), await world.ProjectAsync("Two"));
        var other = await world.ProjectAsync("Other", world.BySecond());
        (await world.Projects.EditAsync(world.ByFirst(), two, "*", new() { ["status"] = "planned" })).Check();
        Assert.Equal("409 project_not_selling", await ProjectWorld.CodeAsync(
            world.Associations.RequestAsync(ProjectWorld.By(30), new AssociationBody(two))));
        await world.InvitedAsync(one, 30);
        await world.AskedAsync(one, 31);
        await world.InvitedAsync(other, 30, world.BySecond());

        Assert.Equal(2, await CountAsync(new(Builder: world.First.Id)));
        Assert.Equal(1, await CountAsync(new(AssociationStatus.Requested, one, world.First.Id)));
        Assert.Equal(0, await CountAsync(new(Project: one, Builder: world.Second.Id)));
        Assert.Equal(2, await CountAsync(new(AssociationStatus.Approved, Search: "person 30")));
        Assert.Equal(3, await CountAsync(new()));

        async Task<long> CountAsync(AssociationFilter filter) => (await world.Agents.ListAsync(
            ProjectScope.OfPlatform(LiveBook.Admin), filter, new PageRequest())).Total;
    }

    private sealed record Several(int Successful, int Failed, IReadOnlyList<One> Results);

    private sealed record One(Id<IPerson>? AgentId, string? Code, string? Reason);
}
