using Offers.Data.Rewards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Credit;

/// <summary>Agencies and clients in rewards.</summary>
internal static class AgencyEndpoints
{
    private static readonly ListFilter _agency = new("agencyId", "Only clients of this agency.");

    private static readonly (string Verb, string Summary)[] _verbs =
    [
        ("suspend", "Stop its credit and campaigns, with a reason"),
        ("reactivate", "Let its credit and campaigns go on"),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        var agencies = api.MapGroup("/agencies").WithTags("Agencies and clients");
        agencies.MapGet("", (AgencyQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(
                    Scope(http), new CreditHouseFilter(query.Status<CreditStatus>(), query.Search()), query.Page);
            })
            .RequirePolicy(Policies.Rewards).WithSummary("Agencies with their credit, newest first")
            .ListOf<AgencyView>(ListFilter.Status<CreditStatus>(), ListFilter.Search)
            .Refuses(PlatformCodes.StatusInvalid);
        agencies.MapPost("", async (AgencyBody body, AgencyDesk desk, HttpContext http) =>
                (await desk.CreateAsync(await http.CommandAsync(), body)).ToResult())
            .RequirePolicy(Policies.Admin).WithSummary("Open rewards for an agency; a name makes its organisation")
            .Answers<AgencyView>(201).TakesKey().Refuses(
                RewardCodes.AgencyExists, RewardCodes.BrandNotFound, LedgerCodes.CurrencyUnknown,
                SandboxCodes.LiveOnly);
        MapAgency(agencies.MapGroup("/{id}").Refuses(RewardCodes.AgencyNotFound));
        var clients = api.MapGroup("/clients").RequirePolicy(Policies.Rewards).WithTags("Agencies and clients");
        clients.MapGet("", (ClientQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new CreditHouseFilter(
                    query.Status<CreditStatus>(), query.Search(), query.Id<Agency>("agencyId"));
                return queries.ListAsync(Scope(http), filter, query.Page);
            })
            .WithSummary("Clients with their credit, newest first")
            .ListOf<ClientView>(ListFilter.Status<CreditStatus>(), ListFilter.Search, _agency)
            .Refuses(PlatformCodes.StatusInvalid);
        clients.MapPost("", async (ClientBody body, ClientDesk desk, HttpContext http) =>
                (await desk.CreateAsync(await http.CommandAsync(), Scope(http), body)).ToResult())
            .WithSummary("Open rewards for a client of an agency; a name makes its organisation")
            .Answers<ClientView>(201).TakesKey().Refuses(
                RewardCodes.AgencyNotFound, RewardCodes.ClientExists, RewardCodes.CreditSuspended,
                LedgerCodes.CurrencyUnknown, SandboxCodes.LiveOnly);
        MapClient(clients.MapGroup("/{id}").Refuses(RewardCodes.ClientNotFound));
    }

    private static void MapAgency(RouteGroupBuilder agency)
    {
        agency.MapGet("", async (Id<Agency> id, AgencyQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(Scope(http), id);
                return http.OkWithTag(view, view.Revision);
            })
            .RequirePolicy(Policies.Rewards).WithSummary("One agency").Answers<AgencyView>();
        agency.MapPatch("", (Id<Agency> id, AgencyDesk desk, HttpContext http) =>
                desk.EditAsync(http.Command(), id, (http.Request.Headers.IfMatch, http.Patch())).ToResultAsync())
            .RequirePolicy(Policies.Admin).WithSummary("Change short name, tier or markup by a merge patch")
            .Accepts<AgencyEdit>("application/json", "application/merge-patch+json").Answers<AgencyView>()
            .TakesKey().NeedsRevision().Refuses(RewardCodes.AgencyExists);
        agency.MapPut("/brands", async (Id<Agency> id, BrandsBody body, AgencyDesk desk, HttpContext http) =>
                (await desk.SetBrandsAsync(http.Command(), Scope(http), id, body)).ToResult())
            .RequirePolicy(Policies.Rewards).WithSummary("Set the brands that it uses").Answers<AgencyView>()
            .TakesKey().Refuses(RewardCodes.BrandNotFound);
        foreach (var (verb, summary) in _verbs)
        {
            agency.MapPost("/" + verb, async (Id<Agency> id, ReasonBody body, AgencyDesk desk, HttpContext http) =>
                    (await desk.MoveAsync(await http.CommandAsync(), id, verb, body.Reason)).ToResult())
                .RequirePolicy(Policies.Admin).WithSummary(summary).Answers<AgencyView>().TakesKey()
                .Refuses(PlatformCodes.ActionNotAllowed);
        }
    }

    private static void MapClient(RouteGroupBuilder client)
    {
        client.MapGet("", async (Id<Client> id, ClientQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(Scope(http), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One client").Answers<ClientView>();
        foreach (var (verb, summary) in _verbs)
        {
            client.MapPost("/" + verb, async (Id<Client> id, ReasonBody body, ClientDesk desk, HttpContext http) =>
                    (await desk.MoveAsync(
                        await http.CommandAsync(), Scope(http), id, (verb, body.Reason))).ToResult())
                .WithSummary(summary).Answers<ClientView>().TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
        }
    }

    private static RewardScope Scope(HttpContext http) => RewardScope.Of(http.Caller());
}
