using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Templates;

/// <summary>
/// Makes the same incentive on many projects. Each is a commit of its own with a key that follows from the request's
/// and its project: one that is refused leaves the others as they are, and a request that broke off half-way goes
/// on where it stopped when it is sent again. Once all are decided, the whole answer is kept.
/// </summary>
public sealed class CopyDesk(UnitOfWork writes, IncentiveDesk desk, OffersDatabase database, TimeProvider time)
{
    // What says nothing of one project but of the whole request.
    private static readonly RefusalCode[] _ofTheWhole =
    [
        PlatformCodes.IdempotencyInProgress, PlatformCodes.IdempotencyKeyReused, PlatformCodes.Busy,
        PlatformCodes.Unavailable, PlatformCodes.ReadOnlyImpersonation, PlatformCodes.Unauthenticated,
    ];

    /// <summary>Copies an incentive to projects.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>validation_failed</c>,
    /// <c>idempotency_key_reused</c>.</exception>
    public Task<Answer> CloneAsync(CommandRequest request, ProjectScope scope, Id<Incentive> id, CloneBody body) =>
        OnceAsync(request, new Deed("incentives.clone", id.ToString()), async () =>
        {
            await using var db = database.Read(scope.Book);
            var incentive = await db.Incentives.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw IncentiveCodes.IncentiveNotFound.Because();
            scope.Require(incentive.Builder, IncentiveCodes.IncentiveNotFound);
            var now = await db.NowAsync(time);
            var source = IncentiveBody.Of(incentive);
            var length = TemplateDesk.LengthOf(incentive, now);

            // A copy ends with what it copies while that has not ended, and else lasts as long.
            var until = source.ValidUntil > now ? source.ValidUntil : EndOf(body, length, now);
            var from = source.ValidFrom > now && body.ValidUntil is null ? source.ValidFrom : null;
            return await CopyAsync(request, scope, (source with { ValidFrom = from, ValidUntil = until },
                incentive.Currency), body);
        });

    /// <summary>Makes an incentive of a template, or of terms as they are sent, on projects.</summary>
    /// <exception cref="Refusal"><c>template_not_found</c>, <c>validation_failed</c>, <c>amount_invalid</c>,
    /// <c>reward_invalid</c>, <c>idempotency_key_reused</c>.</exception>
    public Task<Answer> BulkAsync(CommandRequest request, ProjectScope scope, BulkBody body) =>
        OnceAsync(request, new Deed("incentives.bulk", body.TemplateId?.ToString() ?? ""), async () =>
        {
            await using var db = database.Read(scope.Book);
            var now = await db.NowAsync(time);
            if ((body.TemplateId is null) == (body.Incentive is null))
            {
                throw Refusal.OfField("templateId", "Send 'templateId' or 'incentive'.");
            }

            if (body.TemplateId is not { } id)
            {
                return await CopyAsync(request, scope, (body.Incentive!.Body(), null), body);
            }

            var template = await scope.TemplateAsync(db, id);
            var content = template.Content();
            var source = content.Incentive.Body() with
            {
                Budget = content.Budget, ValidUntil = EndOf(body, content.LengthDays, now),
            };
            return await CopyAsync(request, scope, (source, template.Currency), body);
        });

    private static DateTimeOffset? EndOf(CloneBody body, int? days, DateTimeOffset now)
    {
        IncentiveTerms.CheckYear("validFrom", body.ValidFrom);
        return days is { } length ? (body.ValidFrom ?? now).AddDays(length) : null;
    }

    private async Task<Answer> OnceAsync(CommandRequest request, Deed deed, Func<Task<CopyAnswer>> make)
    {
        if (request.Mode == RunMode.DryRun)
        {
            return Answer.Ok(await make());
        }

        if (await writes.RecallAsync(request) is { } kept)
        {
            return kept;
        }

        var made = await make();
        return await writes.RunAsync(request, deed, _ => Task.FromResult(Answer.Ok(made)));
    }

    private async Task<CopyAnswer> CopyAsync(
        CommandRequest request, ProjectScope scope, (IncentiveBody Body, Currency? Currency) source, CloneBody wish)
    {
        var projects = wish.ProjectIds ?? [];
        if (projects.Count is 0 or > CloneBody.MostAtOnce || projects.Distinct().Count() != projects.Count)
        {
            throw Refusal.OfField("projectIds", $"Name 1 to {CloneBody.MostAtOnce} projects, each once.");
        }

        var currencies = await CurrenciesAsync(scope, projects);
        var body = source.Body with
        {
            Title = wish.Title ?? source.Body.Title, Publish = wish.Publish, Budget = wish.Budget ?? source.Body.Budget,
            OnlyNew = wish.OnlyNew,
            ValidFrom = wish.ValidFrom ?? source.Body.ValidFrom, ValidUntil = wish.ValidUntil ?? source.Body.ValidUntil,
        };
        var results = new List<CopyOutcome>();
        foreach (var project in projects)
        {
            var item = request with { Key = request.Key.Part(project.ToString()) };
            var isOther = source.Currency is { } wanted && currencies.TryGetValue(project, out var own)
                && own != wanted;
            results.Add(isOther
                ? Refused(project, LedgerCodes.CurrencyMismatch.Because($"It is in {source.Currency}."))
                : await MakeAsync(item, scope, body with { ProjectId = project }));
        }

        var failed = results.Count(x => x.Code is not null);
        return new CopyAnswer(results.Count - failed, failed, results);
    }

    private async Task<CopyOutcome> MakeAsync(CommandRequest request, ProjectScope scope, IncentiveBody body)
    {
        var project = body.ProjectId!.Value;
        try
        {
            var answer = (await desk.CreateAsync(request, scope, body)).Check();
            return new CopyOutcome(project, request.Mode == RunMode.DryRun ? null : answer.Read<CopyLink>());
        }
        catch (Refusal refusal) when (!_ofTheWhole.Contains(refusal.Code))
        {
            return Refused(project, refusal);
        }
    }

    // A foreign project is refused as such when something is to be made on it, so its currency may not tell of it.
    private async Task<Dictionary<Id<Project>, Currency>> CurrenciesAsync(
        ProjectScope scope, IReadOnlyList<Id<Project>> projects)
    {
        await using var db = database.Read(scope.Book);
        var ids = projects.ToList();
        return await scope.Projects(db).Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Currency);
    }

    private static CopyOutcome Refused(Id<Project> project, Refusal refusal) =>
        new(project, null, refusal.Code.Code, refusal.Detail);
}
