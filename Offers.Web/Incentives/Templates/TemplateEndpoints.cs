using Offers.Data.Incentives;
using Offers.Data.Incentives.Templates;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Templates;

/// <summary>Templates, and the same incentive on many projects, for builders and administrators.</summary>
internal static class TemplateEndpoints
{
    private static readonly ListFilter _builder = new("builderId", "Only of this builder.");

    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            MapTemplates(api.MapGroup(portal.Path + "/templates").RequirePolicy(portal.Policy)
                .WithTags("Templates" + portal.TagSuffix), portal);
            MapCopies(api.MapGroup(portal.Path + "/incentives").RequirePolicy(portal.Policy)
                .WithTags("Incentives" + portal.TagSuffix), portal);
        }
    }

    private static void MapTemplates(RouteGroupBuilder templates, IncentivePortal portal)
    {
        templates.MapPost("", (TemplateBody body, TemplateDesk desk, HttpContext http) =>
                desk.CreateAsync(http.Command(), portal.ScopeOf(http.Caller()), body).ToResultAsync())
            .WithSummary("Keep what incentives are made of; an administrator's is for all builders")
            .Answers<TemplateView>(201).TakesKey().Refuses(
                IncentiveCodes.NotOwner, IncentiveCodes.RewardInvalid, IncentiveCodes.TemplateExists,
                LedgerCodes.CurrencyUnknown, LedgerCodes.AmountInvalid);
        ListFilter[] filters = portal.IsPlatform
            ? [ListFilter.PageNumber, ListFilter.Search, _builder]
            : [ListFilter.PageNumber, ListFilter.Search];
        templates.MapGet("", (TemplateQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new TemplateFilter(
                    query.Search(), portal.IsPlatform ? query.Id<Organisation>("builderId") : null);
                return queries.ListAsync(portal.ScopeOf(http.Caller()), filter, query.Page);
            })
            .WithSummary("The caller's own templates and the platform's, newest first").ListOf<TemplateView>(filters);
        MapOne(templates.MapGroup("/{id}").Refuses(IncentiveCodes.TemplateNotFound), portal);
    }

    private static void MapOne(RouteGroupBuilder template, IncentivePortal portal)
    {
        template.MapGet("", async (Id<IncentiveTemplate> id, TemplateQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(portal.ScopeOf(http.Caller()), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One template").Answers<TemplateView>();
        template.MapPatch("", (Id<IncentiveTemplate> id, TemplateDesk desk, HttpContext http) =>
                desk.EditAsync(
                    http.Command(), portal.ScopeOf(http.Caller()), id, (http.Request.Headers.IfMatch, http.Patch()))
                    .ToResultAsync())
            .WithSummary("Change a template by a merge patch; incentives that were made of it stay")
            .Accepts<TemplateBody>("application/json", "application/merge-patch+json").Answers<TemplateView>()
            .TakesKey().NeedsRevision().Refuses(
                IncentiveCodes.NotOwner, IncentiveCodes.RewardInvalid, IncentiveCodes.TemplateExists,
                LedgerCodes.CurrencyUnknown, LedgerCodes.AmountInvalid);
        template.MapDelete("", (Id<IncentiveTemplate> id, TemplateDesk desk, HttpContext http) =>
                desk.DeleteAsync(
                    http.Command(), portal.ScopeOf(http.Caller()), id, http.Request.Headers.IfMatch).ToResultAsync())
            .WithSummary("Delete a template; incentives that were made of it stay").Answers<DeleteAnswer>().TakesKey()
            .NeedsRevision().Refuses(IncentiveCodes.NotOwner);
    }

    private static void MapCopies(RouteGroupBuilder incentives, IncentivePortal portal)
    {
        incentives.MapPost("/bulk", async (BulkBody body, CopyDesk desk, HttpContext http) =>
                (await desk.BulkAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), body)).ToResult())
            .WithSummary("Make an incentive of a template or of terms on many projects; each is made or refused by "
                + "itself, as a draft unless told to publish")
            .Answers<CopyAnswer>().NeedsKey().Refuses(IncentiveCodes.TemplateNotFound);
        incentives.MapPost("/{id}/clone", async (
                Id<Incentive> id, CloneBody body, CopyDesk desk, HttpContext http) =>
                (await desk.CloneAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body)).ToResult())
            .WithSummary("Copy an incentive to projects; each copy is made or refused by itself, as a draft unless "
                + "told to publish")
            .Answers<CopyAnswer>().NeedsKey().Refuses(IncentiveCodes.IncentiveNotFound);
        incentives.MapPost("/{id}/template", (
                Id<Incentive> id, TemplateNameBody body, TemplateDesk desk, HttpContext http) =>
                desk.SaveAsync(http.Command(), portal.ScopeOf(http.Caller()), id, body).ToResultAsync())
            .WithSummary("Keep what an incentive is made of as a template").Answers<TemplateView>(201).TakesKey()
            .Refuses(IncentiveCodes.IncentiveNotFound, IncentiveCodes.TemplateExists);
    }
}
