using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Sagas;

/// <summary>What leaves the house, as administrators watch it and end what does not end by itself.</summary>
internal static class SagaEndpoints
{
    private static readonly ListFilter _state = ListFilter.Status<SagaState>() with { Name = "state" };
    private static readonly ListFilter _kind = new("kind", "Only this kind, for example rewards.card.");
    private static readonly ListFilter _party = new("party", "Only those whose present step is with this party.");
    private static readonly ListFilter _subject =
        new("subject", "Only those about this object, by its id, or the saga of this id.");

    internal static void Map(RouteGroupBuilder api)
    {
        var sagas = api.MapGroup("/admin/sagas").WithTags("Sagas").RequirePolicy(Policies.Admin);
        sagas.MapGet("", ListAsync).WithSummary("What leaves the house, step by step, newest first")
            .ListOf<SagaView>(_state, _kind, _party, _subject).Refuses(PlatformCodes.StatusInvalid);
        sagas.MapGet("/parties", (SagaQueries queries, HttpContext http) => queries.PartiesAsync(http.Caller().Book))
            .WithSummary("The outside parties, with their circuits and their last hour")
            .Answers<IReadOnlyList<PartyView>>();
        var one = sagas.MapGroup("/{id}").Refuses(SagaCodes.SagaNotFound);
        one.MapGet("", (SagaQueries queries, Id<Saga> id, HttpContext http) =>
                queries.GetAsync(http.Caller().Book, id))
            .WithSummary("One saga with its timeline").Answers<SagaView>();
        one.MapPost("/retry", RetryAsync).WithSummary("Try it, or ask its party, at once").NeedsKey()
            .Answers<SagaAnswer>().Refuses(PlatformCodes.ActionNotAllowed);
        one.MapPost("/resolve", ResolveAsync)
            .WithSummary("Say what the party did, with a proof; a second person confirms it").NeedsKey()
            .Answers<SagaAnswer>().Refuses(PlatformCodes.ActionNotAllowed, SagaCodes.SagaProposalWaits);
    }

    private static Task<Page<SagaView>> ListAsync(SagaQueries queries, HttpContext http)
    {
        var query = http.List();
        return queries.ListAsync(http.Caller().Book, new SagaFilter
        {
            Status = query.Status<SagaState>(_state.Name),
            Kind = query.Search(_kind.Name),
            Party = query.Search(_party.Name),
            Subject = query.Search(_subject.Name),
        }, query.Page);
    }

    private static async Task<IResult> RetryAsync(SagaDesk desk, Id<Saga> id, HttpContext http) =>
        (await desk.RetryAsync(await http.CommandAsync(), id)).ToResult();

    private static async Task<IResult> ResolveAsync(SagaDesk desk, Id<Saga> id, ResolveBody body, HttpContext http) =>
        (await desk.ProposeAsync(await http.CommandAsync(), id, body)).ToResult();
}
