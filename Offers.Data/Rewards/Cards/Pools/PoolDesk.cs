using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Pools;

/// <summary>What administrators do with pools: open, edit, let cards be taken or not.</summary>
public sealed class PoolDesk(UnitOfWork writes)
{
    /// <summary>Opens a pool for files of cards. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>denomination_not_found</c>, <c>client_not_found</c>,
    /// <c>amount_invalid</c>; <c>pool_exists</c> as an answer.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, PoolBody body) =>
        writes.RunAsync(request, new Deed("rewards.pool.create", ""), async work =>
        {
            var id = body.DenominationId ?? throw Refusal.OfField("denominationId", "'denominationId' is required.");
            var value = await work.Db.Denominations.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw RewardCodes.DenominationNotFound.Because();
            if (body.ClientId is { } client && !await work.Db.Clients.AnyAsync(x => x.Id == client))
            {
                throw RewardCodes.ClientNotFound.Because();
            }

            var facts = new PoolFacts(body.Name, PoolKind.Csv, body.ClientId, null, body.CostIn(value.Currency));
            var pool = new CardPool(value, facts, body.Levels());
            await CheckNameAsync(work, pool);
            work.Db.Add(pool);
            await work.FlushAsync();
            await work.InsertAsync([new PoolTotals(pool)]);
            Tell(work, pool, "created", null);
            var view = await PoolReading.ViewAsync(work.Db, pool, work.Now);
            return Answer.Created(view, $"/api/v1/pools/{pool.Id}", Etag.Of(pool.Revision));
        });

    /// <summary>Changes name, cost of further cards and levels, by a merge patch of the revision that the caller
    /// read.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>, <c>amount_invalid</c>; <c>pool_exists</c> as an answer.</exception>
    public Task<Answer> EditAsync(
        CommandRequest request, Id<CardPool> id, (string? IfMatch, JsonObject Patch) change) =>
        MoveAsync(request, (id, "edit"), async (work, pool, before) =>
        {
            Etag.Check(change.IfMatch, pool.Revision);
            var body = before.Patched(change.Patch);
            if (body.DenominationId != before.DenominationId || body.ClientId != before.ClientId)
            {
                throw Refusal.OfField("denominationId", "Face value and owner of a pool do not change.");
            }

            pool.Edit(body.Name, body.CostIn(pool.Currency), body.Levels());
            await CheckNameAsync(work, pool);
        });

    /// <summary>Lets cards be taken from a pool, or not.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The pool.</param>
    /// <param name="verb"><c>activate</c> or <c>deactivate</c>.</param>
    /// <exception cref="Refusal"><c>pool_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> SwitchAsync(CommandRequest request, Id<CardPool> id, string verb) =>
        MoveAsync(request, (id, verb), (_, pool, _) =>
        {
            OnOff.Switch((verb, pool.IsActive), pool.Activate, pool.Deactivate);
            return Task.CompletedTask;
        });

    private Task<Answer> MoveAsync(
        CommandRequest request, (Id<CardPool> Id, string Verb) what,
        Func<ClosureWork, CardPool, PoolBody, Task> move) =>
        writes.RunAsync(request, new Deed("rewards.pool." + what.Verb, what.Id.ToString()), async work =>
        {
            var pool = await PoolReading.FindAsync(work.Db, what.Id);
            var before = PoolBody.Of(pool);
            var text = OffersJson.Text(new { pool = before, pool.IsActive });
            await move(work, pool, before);
            Tell(work, pool, what.Verb.TrimEnd('e') + "ed", text);
            await work.FlushAsync();
            return Answer.Ok(await PoolReading.ViewAsync(work.Db, pool, work.Now), Etag.Of(pool.Revision));
        });

    private static async Task CheckNameAsync(ClosureWork work, CardPool pool)
    {
        if (await work.Db.CardPools.AnyAsync(x => x.Name == pool.Name && x.Id != pool.Id))
        {
            throw RewardCodes.PoolExists.Because($"There is a pool named {pool.Name} already.");
        }
    }

    private static void Tell(Work work, CardPool pool, string happened, string? before)
    {
        work.Audit(new AuditFact(
            "rewards.pool." + happened, pool.ObjectId, before,
            OffersJson.Text(new { pool = PoolBody.Of(pool), pool.IsActive }), null));
        work.Raise(pool, "rewards.pool." + happened, new { pool.Id, pool.Name, pool.Brand, pool.IsActive });
    }
}
