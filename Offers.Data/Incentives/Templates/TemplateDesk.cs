using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>What builders do with their templates, and administrators with the platform's.</summary>
public sealed class TemplateDesk(UnitOfWork writes)
{
    /// <summary>Makes a template. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>not_owner</c>, <c>currency_unknown</c>,
    /// <c>amount_invalid</c>; <c>reward_invalid</c>, <c>template_exists</c> as answers.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, ProjectScope scope, TemplateBody body) =>
        writes.RunAsync(request, new Deed("incentives.create_template", ""), async work =>
        {
            var owner = await OwnerAsync(work, scope, body.BuilderId);
            return await AddAsync(work, scope, (owner, body.CurrencyOrUsual()), body);
        });

    /// <summary>Keeps what an incentive is made of as a template of its builder. Answers 201.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>validation_failed</c>; <c>template_exists</c> as an
    /// answer.</exception>
    public Task<Answer> SaveAsync(
        CommandRequest request, ProjectScope scope, Id<Incentive> id, TemplateNameBody name) =>
        writes.RunAsync(request, new Deed("incentives.save_template", id.ToString()), async work =>
        {
            var incentive = await work.Db.Incentives.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.IncentiveNotFound.Because();
            scope.Require(incentive.Builder, IncentiveCodes.IncentiveNotFound);
            var subject = incentive.ObjectId;
            var budget = await work.Db.Budgets.SingleOrDefaultAsync(x => x.Subject == subject);
            var owner = scope.IsPlatform ? IncentiveTemplate.PlatformOwner : incentive.Builder;
            return await AddAsync(work, scope, (owner, incentive.Currency), new TemplateBody
            {
                Name = name.Name ?? incentive.Title[..Math.Min(incentive.Title.Length, Limits.Name)],
                Description = name.Description,
                Incentive = IncentiveBody.Of(incentive).Alone(),
                LengthDays = LengthOf(incentive, work.Now),
                Budget = budget is not null && scope.Owns(incentive.Owner) ? AmountText.Of(budget.Total) : null,
            });
        });

    /// <summary>Changes a template by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>if_match_required</c>, <c>stale_version</c>, <c>validation_failed</c>,
    /// <c>template_not_found</c>, <c>not_owner</c>, <c>amount_invalid</c>; <c>reward_invalid</c>,
    /// <c>template_exists</c> as answers.</exception>
    public Task<Answer> EditAsync(
        CommandRequest request, ProjectScope scope, Id<IncentiveTemplate> id,
        (string? IfMatch, JsonObject Patch) change) =>
        writes.RunAsync(request, new Deed("incentives.edit_template", id.ToString()), async work =>
        {
            var template = await FindAsync(work, scope, id);
            Etag.Check(change.IfMatch, template.Revision);
            var before = TemplateBody.Of(template);
            var body = before.Patched(change.Patch);
            if (body.BuilderId != before.BuilderId || body.CurrencyOrUsual() != template.Currency)
            {
                throw Refusal.OfField("currency", "Owner and currency of a template do not change.");
            }

            template.Edit(body.Texts(), OffersJson.Text(body.Content(template.Currency)));
            await CheckNameAsync(work, template);
            Tell(work, template, "edited", OffersJson.Text(before));
            return Answer.Ok((await work.Db.ViewsAsync(scope, [template]))[0], Etag.Of(template.Revision));
        });

    /// <summary>Deletes a template; incentives that were made of it stay.</summary>
    /// <exception cref="Refusal"><c>if_match_required</c>, <c>stale_version</c>, <c>template_not_found</c>,
    /// <c>not_owner</c>.</exception>
    public Task<Answer> DeleteAsync(
        CommandRequest request, ProjectScope scope, Id<IncentiveTemplate> id, string? ifMatch) =>
        writes.RunAsync(request, new Deed("incentives.delete_template", id.ToString()), async work =>
        {
            var template = await FindAsync(work, scope, id);
            Etag.Check(ifMatch, template.Revision);
            Tell(work, template, "deleted", OffersJson.Text(TemplateBody.Of(template)));
            work.Db.Remove(template);
            return Answer.Ok(new DeleteAnswer(id.ToString(), "deleted", "The template is deleted."));
        });

    /// <summary>How many days sales count, from an incentive's beginning to its end; null for without end.</summary>
    internal static int? LengthOf(Incentive incentive, DateTimeOffset now) => incentive.ValidUntil is not { } until
        ? null
        : Math.Clamp(
            (int)Math.Ceiling((until - (incentive.ValidFrom ?? incentive.PublishedAt ?? now)).TotalDays),
            1, TemplateContent.MaxDays);

    private static async Task<IncentiveTemplate> FindAsync(
        ClosureWork work, ProjectScope scope, Id<IncentiveTemplate> id)
    {
        var template = await scope.TemplateAsync(work.Db, id);
        scope.RequireOwner(template.Owner);
        return template;
    }

    private static async Task<Answer> AddAsync(
        ClosureWork work, ProjectScope scope, (Id<Organisation> Owner, Currency Currency) of, TemplateBody body)
    {
        var content = OffersJson.Text(body.Content(of.Currency));
        var template = new IncentiveTemplate((work.Caller.Book, of.Owner), of.Currency, body.Texts(), content);
        await CheckNameAsync(work, template);
        work.Db.Add(template);
        Tell(work, template, "created", null);
        var view = (await work.Db.ViewsAsync(scope, [template]))[0];
        return Answer.Created(view, $"/api/v1/{scope.Portal}/templates/{template.Id}", Etag.Of(template.Revision));
    }

    // Who acts for one builder need not name it; administrators who name none make a template for all.
    private static async Task<Id<Organisation>> OwnerAsync(
        ClosureWork work, ProjectScope scope, Id<Organisation>? named)
    {
        if (named is null && scope.IsPlatform)
        {
            return IncentiveTemplate.PlatformOwner;
        }

        if (named is { } id && !scope.Reaches(id))
        {
            throw IncentiveCodes.NotOwner.Because("You do not act for this builder.");
        }

        IReadOnlyList<Id<Organisation>> wanted = named is { } one ? [one] : [.. scope.Builders];
        var found = await work.Db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.Book == BookId.Live && x.Kind == OrganisationKind.Builder && wanted.Contains(x.Id))
            .Select(x => x.Id).Take(2).ToListAsync();
        return found.Count == 1
            ? found[0]
            : throw Refusal.OfField("builderId", named is null ? "Name the builder." : "There is no such builder.");
    }

    private static async Task CheckNameAsync(ClosureWork work, IncentiveTemplate template)
    {
        if (await work.Db.IncentiveTemplates.AnyAsync(
            x => x.Owner == template.Owner && x.Name == template.Name && x.Id != template.Id))
        {
            throw IncentiveCodes.TemplateExists.Because($"There is a template named {template.Name} already.");
        }
    }

    private static void Tell(ClosureWork work, IncentiveTemplate template, string happened, string? before)
    {
        var after = happened == "deleted" ? null : OffersJson.Text(TemplateBody.Of(template));
        work.Audit(new AuditFact($"incentives.template.{happened}", template.ObjectId, before, after, null));
        work.Raise(template, $"incentives.template.{happened}", new { template.Id, template.Name, template.Owner });
    }
}
