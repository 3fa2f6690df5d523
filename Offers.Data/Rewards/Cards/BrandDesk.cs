using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards;

/// <summary>What administrators do with brands and their face values.</summary>
public sealed class BrandDesk(UnitOfWork writes)
{
    /// <summary>Adds a brand. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>brand_exists</c> as an answer.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, BrandBody body) =>
        writes.RunAsync(request, new Deed("rewards.brand.create", body.Slug ?? ""), async work =>
        {
            var brand = new Brand(work.Caller.Book, body.Slug, body.Words());
            if (await work.Db.Brands.AnyAsync(x => x.Slug == brand.Slug))
            {
                throw RewardCodes.BrandExists.Because($"There is a brand with the short name {brand.Slug}.");
            }

            work.Db.Add(brand);
            Tell(work, brand, "created", null);
            return Answer.Created(
                BrandView.Of(brand, []), $"/api/v1/brands/{brand.Id}", Etag.Of(brand.Revision));
        });

    /// <summary>Changes what people read, by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>brand_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>.</exception>
    public Task<Answer> EditAsync(CommandRequest request, Id<Brand> id, (string? IfMatch, JsonObject Patch) change) =>
        MoveAsync(request, (id, "edit"), (brand, before) =>
        {
            Etag.Check(change.IfMatch, brand.Revision);
            var body = before.Patched(change.Patch);
            if (body.Slug != before.Slug)
            {
                throw Refusal.OfField("slug", "The short name of a brand does not change.");
            }

            brand.Edit(body.Words());
        });

    /// <summary>Offers a brand, or offers it no more.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="id">The brand.</param>
    /// <param name="verb"><c>activate</c> or <c>deactivate</c>.</param>
    /// <exception cref="Refusal"><c>brand_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> SwitchAsync(CommandRequest request, Id<Brand> id, string verb) =>
        MoveAsync(request, (id, verb), (brand, _) =>
            OnOff.Switch((verb, brand.IsActive), brand.Activate, brand.Deactivate));

    /// <summary>Adds a face value. Answers 201.</summary>
    /// <exception cref="Refusal"><c>brand_not_found</c>, <c>validation_failed</c>, <c>currency_unknown</c>,
    /// <c>amount_invalid</c>; <c>denomination_exists</c> as an answer.</exception>
    public Task<Answer> AddValueAsync(CommandRequest request, Id<Brand> id, DenominationBody body) =>
        writes.RunAsync(request, new Deed("rewards.denomination.create", id.ToString()), async work =>
        {
            var brand = await FindAsync(work.Db, id);
            var currency = Currency.Parse(body.Currency);
            var value = body.Value?.PositiveIn(currency) ?? throw Refusal.OfField("value", "'value' is required.");
            if (await work.Db.Denominations.AnyAsync(
                x => x.Brand == id && x.Currency == currency && x.ValueMinor == value.Minor))
            {
                throw RewardCodes.DenominationExists.Because($"{brand.Name} has cards of {currency} {value}.");
            }

            var denomination = new Denomination(brand, value);
            work.Db.Add(denomination);
            TellValue(work, (brand, denomination), "created");
            return Answer.Created(
                DenominationView.Of(denomination), $"/api/v1/brands/{id}/denominations/{denomination.Id}");
        });

    /// <summary>Offers a face value, or offers it no more.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="at">The brand and its face value.</param>
    /// <param name="verb"><c>activate</c> or <c>deactivate</c>.</param>
    /// <exception cref="Refusal"><c>brand_not_found</c>, <c>denomination_not_found</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> SwitchValueAsync(
        CommandRequest request, (Id<Brand> Brand, Id<Denomination> Value) at, string verb) =>
        writes.RunAsync(request, new Deed($"rewards.denomination.{verb}", at.Value.ToString()), async work =>
        {
            var brand = await FindAsync(work.Db, at.Brand);
            var value = await work.Db.Denominations.SingleOrDefaultAsync(x => x.Id == at.Value && x.Brand == at.Brand)
                ?? throw RewardCodes.DenominationNotFound.Because();
            OnOff.Switch((verb, value.IsActive), value.Activate, value.Deactivate);
            TellValue(work, (brand, value), verb + "d");
            return Answer.Ok(DenominationView.Of(value));
        });

    internal static async Task<Brand> FindAsync(OffersDb db, Id<Brand> id) =>
        await db.Brands.SingleOrDefaultAsync(x => x.Id == id) ?? throw RewardCodes.BrandNotFound.Because();

    private Task<Answer> MoveAsync(
        CommandRequest request, (Id<Brand> Id, string Verb) what, Action<Brand, BrandBody> move) =>
        writes.RunAsync(request, new Deed("rewards.brand." + what.Verb, what.Id.ToString()), async work =>
        {
            var brand = await FindAsync(work.Db, what.Id);
            var before = BrandBody.Of(brand);
            var text = OffersJson.Text(new { brand = before, brand.IsActive });
            move(brand, before);
            Tell(work, brand, what.Verb.TrimEnd('e') + "ed", text);
            var values = await work.Db.Denominations.AsNoTracking().Where(x => x.Brand == brand.Id).ToListAsync();
            return Answer.Ok(BrandView.Of(brand, values), Etag.Of(brand.Revision));
        });

    private static void Tell(Work work, Brand brand, string happened, string? before)
    {
        work.Audit(new AuditFact(
            "rewards.brand." + happened, brand.ObjectId, before,
            OffersJson.Text(new { brand = BrandBody.Of(brand), brand.IsActive }), null));
        work.Raise(brand, "rewards.brand." + happened, new { brand.Id, brand.Slug, brand.Name, brand.IsActive });
    }

    private static void TellValue(Work work, (Brand Brand, Denomination Value) what, string happened)
    {
        var fact = new
        {
            id = what.Value.ObjectId, brandId = what.Brand.Id, what.Value.Value, what.Value.Currency,
            what.Value.IsActive,
        };
        work.Audit(new AuditFact(
            "rewards.denomination." + happened, what.Value.ObjectId, null, OffersJson.Text(fact), null));
        work.Raise(what.Brand, "rewards.denomination." + happened, fact);
    }
}
