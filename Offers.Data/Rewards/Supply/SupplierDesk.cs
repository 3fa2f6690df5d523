using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Outgoing;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Supply;

/// <summary>Adds and changes suppliers, their keys, and whether they are used.</summary>
public sealed class SupplierDesk(UnitOfWork writes, SupplierKeys keys, OutgoingRules rules)
{
    /// <summary>Adds a supplier; the simulator gets a key by itself. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>supplier_exists</c> as an answer.</exception>
    public Task<Answer> AddAsync(CommandRequest request, SupplierBody body) =>
        writes.RunAsync(request, new Deed("rewards.supplier.add", ""), async work =>
        {
            var kind = body.Kind ?? SupplierKind.Http;
            RequireFit(kind, work.Caller.Book);
            var supplier = new Supplier(
                work.Caller.Book, kind, (body.Name, body.Slug, body.Priority ?? 0), Checked(kind, body));
            if (await work.Db.Suppliers.AnyAsync(x => x.Slug == supplier.Slug))
            {
                throw RewardCodes.SupplierExists.Because($"There is a supplier '{supplier.Slug}' already.");
            }

            if (kind == SupplierKind.Simulator)
            {
                supplier.Keep(keys.Seal(SupplierKeys.Fresh()));
            }

            work.Db.Add(supplier);
            Tell(work, supplier, "added");
            return Answer.Created(
                SupplierQueries.ViewOf(supplier, work.Now), $"/api/v1/suppliers/{supplier.Id}",
                Etag.Of(supplier.Revision));
        });

    /// <summary>Changes a supplier by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> EditAsync(CommandRequest request, Id<Supplier> id, string? ifMatch, JsonObject patch) =>
        ChangeAsync(request, id, "edit", async (work, supplier) =>
        {
            Etag.Check(ifMatch, supplier.Revision);
            var before = SupplierBody.Of(supplier);
            var body = before.Patched(patch);
            if (body.Slug != before.Slug || body.Kind != before.Kind)
            {
                throw Refusal.OfField(
                    body.Kind != before.Kind ? "kind" : "slug", "Short name and kind of a supplier do not change.");
            }

            supplier.Edit(body.Name, body.Priority ?? 0, Checked(supplier.Kind, body));
            var (was, now) = (before.Reach(), SupplierBody.Of(supplier).Reach());
            if ((was.BaseAddress, was.OrderPath) != (now.BaseAddress, now.OrderPath))
            {
                await RequireNoneOpenAsync(work, id);
            }

            return ("edited", null);
        });

    /// <summary>Orders from it again, or nothing.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="id">The supplier.</param>
    /// <param name="verb"><c>resume</c> or <c>pause</c>.</param>
    /// <param name="reason">Why; needed to pause.</param>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> MoveAsync(CommandRequest request, Id<Supplier> id, string verb, string? reason) =>
        ChangeAsync(request, id, verb, (work, supplier) =>
        {
            var why = verb == "pause"
                ? Text.Required("reason", reason, Limits.Reason)
                : Text.Optional("reason", reason, Limits.Reason);
            supplier.Move(verb, work.Now);
            return Task.FromResult<(string, string?)>((verb + "d", why));
        });

    /// <summary>Sets the key of signatures; the one of before is good no longer.</summary>
    /// <exception cref="Refusal"><c>supplier_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> SetKeyAsync(CommandRequest request, Id<Supplier> id, SupplierKeyBody body)
    {
        var key = body.Key?.Trim() is { Length: >= SupplierKeys.Shortest and <= SupplierKeys.Longest } good
            && !good.Any(char.IsControl)
            ? good
            : throw Refusal.OfField(
                "key", $"A key has {SupplierKeys.Shortest} to {SupplierKeys.Longest} characters.");
        return ChangeAsync(request, id, "set_key", (_, supplier) =>
        {
            supplier.Keep(keys.Seal(key));
            return "key_set";
        });
    }

    // Cards of the simulator pay nothing: nobody is to get one who believes that it does.
    private void RequireFit(SupplierKind kind, BookId book)
    {
        if (kind == SupplierKind.Simulator && book == BookId.Live && rules.Reach == OutgoingReach.Open)
        {
            throw Refusal.OfField("kind", "The simulator is for sandboxes.");
        }
    }

    // Another place knows nothing of an order that was sent to this one, and would take it again.
    private static async Task RequireNoneOpenAsync(ClosureWork work, Id<Supplier> id)
    {
        if (await work.Db.SupplierOrders.CountAsync(x => x.Supplier == id
            && (x.Status == SupplierOrderStatus.Open || x.Status == SupplierOrderStatus.Unknown)) is > 0 and var open)
        {
            throw PlatformCodes.ActionNotAllowed.Because(
                $"Orders at this address that are not answered yet: {open}. End them first.");
        }
    }

    private SupplierReach Checked(SupplierKind kind, SupplierBody body)
    {
        var reach = body.Reach();
        return kind == SupplierKind.Http
            ? reach with { BaseAddress = rules.Check("baseAddress", reach.BaseAddress).AbsoluteUri.TrimEnd('/') }
            : reach with { BaseAddress = null };
    }

    private Task<Answer> ChangeAsync(
        CommandRequest request, Id<Supplier> id, string verb, Func<ClosureWork, Supplier, string> change) =>
        ChangeAsync(request, id, verb, (work, supplier) =>
            Task.FromResult<(string, string?)>((change(work, supplier), null)));

    private Task<Answer> ChangeAsync(
        CommandRequest request, Id<Supplier> id, string verb,
        Func<ClosureWork, Supplier, Task<(string Happened, string? Reason)>> change) =>
        writes.RunAsync(request, new Deed("rewards.supplier." + verb, id.ToString()), async work =>
        {
            var supplier = await work.Db.SupplierAsync(id);
            var before = OffersJson.Text(SupplierBody.Of(supplier));
            var (happened, reason) = await change(work, supplier);
            Tell(work, supplier, happened, before, reason);
            return Answer.Ok(SupplierQueries.ViewOf(supplier, work.Now), Etag.Of(supplier.Revision));
        });

    private static void Tell(
        Work work, Supplier supplier, string happened, string? before = null, string? reason = null)
    {
        work.Audit(new AuditFact(
            "rewards.supplier." + happened, supplier.ObjectId, before, OffersJson.Text(SupplierBody.Of(supplier)),
            reason));
        work.Raise(supplier, "rewards.supplier." + happened, new
        {
            id = supplier.ObjectId, supplier.Name, supplier.Slug, supplier.Kind, supplier.Status,
        });
    }
}
