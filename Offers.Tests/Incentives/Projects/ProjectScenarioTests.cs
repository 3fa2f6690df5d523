using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Projects;

/// <summary>Whose projects and units are whose, and what happens when two people want the same.</summary>
public sealed class ProjectScenarioTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Own_foreign_and_unknown_projects(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var own = await world.ProjectAsync("Own");
        var foreign = await world.ProjectAsync("Foreign", world.BySecond());
        var unknown = Id<Project>.New();
        var agent = LiveBook.PersonOf(30);

        string[] codes =
        [
            await MakeAsync(own), await MakeAsync(foreign), await MakeAsync(unknown),
            await InviteAsync(own), await InviteAsync(foreign), await InviteAsync(unknown),
            await ReadAsync(own), await ReadAsync(foreign), await ReadAsync(unknown),
            await EditAsync(own), await EditAsync(foreign), await EditAsync(unknown),
        ];
        Assert.Equal(
        [
            "201", "403 not_owner", "404 project_not_found",
            "201", "403 not_owner", "404 project_not_found",
            "", "404 project_not_found", "404 project_not_found",
            "200", "404 project_not_found", "404 project_not_found",
        ], codes);
        Assert.Equal("201", await ProjectWorld.CodeAsync(
            world.Units.AddAsync(ProjectWorld.ByAdmin(), foreign, ProjectWorld.Unit("A-1"))));

        Task<string> MakeAsync(Id<Project> id) =>
            ProjectWorld.CodeAsync(world.Units.AddAsync(world.ByFirst(), id, ProjectWorld.Unit("A-9")));

        Task<string> InviteAsync(Id<Project> id) =>
            ProjectWorld.CodeAsync(world.Associations.InviteAsync(world.ByFirst(), new InvitationBody(id, agent)));

        Task<string> ReadAsync(Id<Project> id) =>
            ProjectWorld.CodeAsync(world.Reading.GetAsync(ProjectWorld.ScopeOf(world.First), id));

        Task<string> EditAsync(Id<Project> id) =>
            ProjectWorld.CodeAsync(world.Projects.EditAsync(world.ByFirst(), id, "*", new() { ["city"] = "Mysore" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_builder_makes_projects_for_himself_only_and_names_them_once(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var body = new ProjectBody { Name = "Sunrise", City = "Bangalore" };
        string[] codes =
        [
            await ProjectWorld.CodeAsync(world.Projects.CreateAsync(world.ByFirst(), body)),
            await ProjectWorld.CodeAsync(world.Projects.CreateAsync(world.ByFirst(), body)),
            await ProjectWorld.CodeAsync(world.Projects.CreateAsync(world.BySecond(), body)),
            await ProjectWorld.CodeAsync(world.Projects.CreateAsync(
                world.ByFirst(), body with { BuilderId = world.Second.Id })),
            await ProjectWorld.CodeAsync(world.Projects.CreateAsync(ProjectWorld.ByAdmin(), body)),
            await ProjectWorld.CodeAsync(world.Projects.CreateAsync(
                ProjectWorld.ByAdmin(), body with { Name = "Other", BuilderId = world.Second.Id })),
        ];
        Assert.Equal(
        [
            "201", "409 project_exists", "201", "403 not_owner", "400 validation_failed", "201",
        ], codes);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Units_of_a_request_are_added_or_refused_one_by_one(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        (await world.Units.AddAsync(world.ByFirst(), project, ProjectWorld.Unit("B-1"))).Check();

        var answer = (await world.Units.AddManyAsync(world.ByFirst(), project, new UnitsBody(
        [
            ProjectWorld.Unit("b-2"), ProjectWorld.Unit("b-1"), ProjectWorld.Unit("B-2"),
            ProjectWorld.Unit("B-3", "12.345"), ProjectWorld.Unit(""), null, ProjectWorld.Unit("B-4"),
        ]))).Read<Several>();

        Assert.Equal((2, 5), (answer.Successful, answer.Failed));
        Assert.Equal(
        [
            "1 ", "2 unit_exists", "3 unit_exists", "4 amount_invalid", "5 validation_failed", "6 validation_failed",
            "7 ",
        ], answer.Results.Select(x => $"{x.Row} {x.Code}"));
        var view = await world.Reading.GetAsync(ProjectWorld.ScopeOf(world.First), project);
        Assert.Equal((3, 0, 0), (view.Units.Available, view.Units.Reserved, view.Units.Sold));
        var events = await world.Book.ReadAsync(db =>
            db.Events.CountAsync(x => x.Type == "incentives.project.units_added"));
        Assert.Equal(2, events);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_unit_twice_at_once_is_one_unit(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");

        var codes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ProjectWorld.CodeAsync(
            world.Units.AddAsync(world.ByFirst(), project, ProjectWorld.Unit("C-1")))));

        Assert.Equal(1, codes.Count(x => x == "201"));
        Assert.Equal(11, codes.Count(x => x == "409 unit_exists"));
        Assert.Equal(1, await world.Book.CountAsync<Unit>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_edit_names_its_revision_and_keeps_numbers_apart(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        var project = await world.ProjectAsync("Sunrise");
        var one = (await world.Units.AddAsync(world.ByFirst(), project, ProjectWorld.Unit("D-1")))
            .Read<ProjectWorld.Made<Unit>>().Id;
        (await world.Units.AddAsync(world.ByFirst(), project, ProjectWorld.Unit("D-2"))).Check();
        var at = new UnitPlace(project, one);

        string[] codes =
        [
            await EditAsync(null, "6000000.00"), await EditAsync("\"7\"", "6000000.00"),
            await EditAsync("\"1\"", "0.00"), await EditAsync("\"1\"", "6000000.00"),
            await ProjectWorld.CodeAsync(
                world.Units.EditAsync(world.ByFirst(), at, "\"2\"", new() { ["number"] = "d-2" })),
            await ProjectWorld.CodeAsync(
                world.Units.EditAsync(world.BySecond(), at, "\"2\"", new() { ["number"] = "d-3" })),
        ];

        Assert.Equal(
        [
            "428 if_match_required", "412 stale_version", "400 amount_invalid", "200", "409 unit_exists",
            "404 project_not_found",
        ], codes);
        var view = await world.Reading.UnitAsync(ProjectWorld.ScopeOf(world.First), at);
        Assert.Equal(("D-1", "6000000.00", 2), (view.Number, view.Price.ToString(), view.Revision));

        Task<string> EditAsync(string? tag, string price) => ProjectWorld.CodeAsync(
            world.Units.EditAsync(world.ByFirst(), at, tag, new() { ["price"] = price }));
    }

    private sealed record Several(int Successful, int Failed, IReadOnlyList<One> Results);

    private sealed record One(int Row, string? Code);
}
