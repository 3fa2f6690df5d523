using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>Sandboxes and their clocks, as administrators work on them.</summary>
internal static class SandboxEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/admin/sandboxes").RequirePolicy(Policies.Admin).WithTags("Sandboxes");
        group.MapGet("", (SandboxQueries sandboxes, HttpContext http) =>
                sandboxes.ListAsync(http.Caller().Book, http.List().Page))
            .WithSummary("The sandboxes: all in the live environment, in a sandbox only itself")
            .ListOf<SandboxView>();
        group.MapPost("", CreateAsync).WithSummary("Make a sandbox").Answers<SandboxMade>(201).TakesKey().Refuses(
            SandboxCodes.LiveOnly, IdentityCodes.OrganisationNotFound, IdentityCodes.PersonNotFound);
        group.MapGet("/{id}", (SandboxQueries sandboxes, string id, HttpContext http) =>
                sandboxes.GetAsync(http.Caller().Book, IdOf(id)))
            .WithSummary("One sandbox with its clock").Answers<SandboxView>().Refuses(SandboxCodes.SandboxNotFound);
        group.MapPost("/{id}/add-person", AddAsync).WithSummary("Let a person enter").Answers<SandboxMade>()
            .TakesKey().Refuses(
                SandboxCodes.LiveOnly, SandboxCodes.SandboxNotFound, IdentityCodes.PersonNotFound);
        group.MapPost("/{id}/remove-person", RemoveAsync).WithSummary("Shut a person out").Answers<SandboxMade>()
            .TakesKey().Refuses(SandboxCodes.LiveOnly, SandboxCodes.SandboxNotFound);
        group.MapPost("/{id}/example", ExampleAsync).WithSummary("Make an offer and money to invest in a sandbox")
            .Produces(204).Refuses(SandboxCodes.SandboxNotFound);
        MapClock(group);
    }

    private static void MapClock(RouteGroupBuilder group)
    {
        group.MapGet("/{id}/due", DueAsync).WithSummary("What is due next in a sandbox")
            .Answers<IReadOnlyList<DueMoment>>().Refuses(SandboxCodes.SandboxNotFound);
        group.MapPost("/{id}/advance", AdvanceAsync).WithSummary("Advance the clock of a sandbox")
            .Answers<AdvanceView>(StatusCodes.Status202Accepted).TakesKey().Refuses(
                SandboxCodes.SandboxNotFound, SandboxCodes.AdvanceRunning, SandboxCodes.ClockForwardsOnly,
                SandboxCodes.AdvanceTooLong, SandboxCodes.ClockIsReal);
        group.MapGet("/{id}/advances", AdvancesAsync).WithSummary("The advances of a sandbox, newest first")
            .ListOf<AdvanceView>().Refuses(SandboxCodes.SandboxNotFound);
        group.MapGet("/{id}/advances/{advanceId}", (
                SandboxQueries sandboxes, string id, string advanceId, HttpContext http) =>
                sandboxes.AdvanceAsync(http.Caller().Book, IdOf(id), AdvanceOf(advanceId)))
            .WithSummary("One advance and what it changed").Answers<AdvanceView>()
            .Refuses(SandboxCodes.SandboxNotFound, SandboxCodes.AdvanceNotFound);
        group.MapPost("/{id}/advances/{advanceId}/cancel", (
                AdvanceDesk desk, string id, string advanceId, HttpContext http) =>
                desk.CancelAsync(http.Command(), IdOf(id), AdvanceOf(advanceId)).ToResultAsync())
            .WithSummary("End an advance early").Answers<AdvanceView>().TakesKey().Refuses(
                SandboxCodes.SandboxNotFound, SandboxCodes.AdvanceNotFound, PlatformCodes.ActionNotAllowed);
    }

    private static async Task<IResult> CreateAsync(
        SandboxBody body, SandboxDesk desk, SandboxExamples examples, HttpContext http)
    {
        var answer = await desk.CreateAsync(http.Command(), body);
        if (body.WithExample && answer.Status == StatusCodes.Status201Created)
        {
            await examples.WriteAsync(http.Caller(), answer.Read<SandboxMade>().Id);
        }

        return await Task.FromResult(answer).ToResultAsync();
    }

    private static Task<IResult> AddAsync(SandboxPersonBody body, SandboxDesk desk, string id, HttpContext http) =>
        desk.AddAsync(http.Command(), IdOf(id), body.PersonId).ToResultAsync();

    private static Task<IResult> RemoveAsync(SandboxPersonBody body, SandboxDesk desk, string id, HttpContext http) =>
        desk.RemoveAsync(http.Command(), IdOf(id), body.PersonId).ToResultAsync();

    private static async Task<IResult> ExampleAsync(SandboxExamples examples, string id, HttpContext http)
    {
        await examples.WriteAsync(http.Caller(), IdOf(id));
        return Results.NoContent();
    }

    private static async Task<IReadOnlyList<DueMoment>> DueAsync(
        SandboxQueries sandboxes, DueMoments due, string id, HttpContext http)
    {
        var sandbox = await sandboxes.GetAsync(http.Caller().Book, IdOf(id));
        return await due.AfterAsync(sandbox.OwnBook, sandbox.Now);
    }

    private static Task<IResult> AdvanceAsync(AdvanceBody body, AdvanceDesk desk, string id, HttpContext http) =>
        desk.StartAsync(http.Command(), IdOf(id), body).ToResultAsync();

    private static Task<Page<AdvanceView>> AdvancesAsync(SandboxQueries sandboxes, string id, HttpContext http) =>
        sandboxes.AdvancesAsync(http.Caller().Book, IdOf(id), http.List().Page);

    private static Id<Sandbox> IdOf(string text) =>
        Id<Sandbox>.TryParse(text, out var id) ? id : throw SandboxCodes.SandboxNotFound.Because();

    private static Id<ClockAdvance> AdvanceOf(string text) =>
        Id<ClockAdvance>.TryParse(text, out var id) ? id : throw SandboxCodes.AdvanceNotFound.Because();
}
