using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Reads and checks the face values and conditions that somebody sends for a campaign.</summary>
internal static class CampaignItems
{
    /// <summary>The most face values of a campaign.</summary>
    internal const int Most = 20;

    /// <summary>The brand, where the agency enables it and the platform offers it.</summary>
    /// <exception cref="Refusal"><c>brand_not_found</c>, <c>brand_not_enabled</c>.</exception>
    internal static async Task<Brand> BrandAsync(OffersDb db, Id<Agency> agency, Id<Brand> id)
    {
        var brand = await db.Brands.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.BrandNotFound.Because();
        return brand.IsActive && await db.AgencyBrands.AnyAsync(x => x.Agency == agency && x.Brand == id)
            ? brand
            : throw RewardCodes.BrandNotEnabled.Because();
    }

    /// <summary>The face values that were sent, in their order.</summary>
    /// <exception cref="Refusal"><c>denomination_not_found</c>, <c>validation_failed</c>.</exception>
    internal static async Task<IReadOnlyList<Denomination>> ValuesAsync(
        OffersDb db, Id<Brand> brand, IReadOnlyList<Id<Denomination>>? wanted)
    {
        var ids = wanted?.ToList() ?? [];
        if (ids.Count > Most || ids.Distinct().Count() != ids.Count)
        {
            throw Refusal.OfField("denominations", $"Name at most {Most} face values, each once.");
        }

        var found = await db.Denominations.AsNoTracking().Where(x => ids.Contains(x.Id) && x.Brand == brand)
            .ToDictionaryAsync(x => x.Id);
        return ids.ConvertAll(id => found.GetValueOrDefault(id)
            ?? throw RewardCodes.DenominationNotFound.Because("The brand has no such face value."));
    }

    /// <summary>Refuses face values of another currency, and new ones that the platform does not offer.</summary>
    /// <param name="values">The face values.</param>
    /// <param name="currency">The campaign's currency.</param>
    /// <param name="before">Those that it offers already.</param>
    /// <exception cref="Refusal"><c>currency_mismatch</c>, <c>validation_failed</c>.</exception>
    internal static void Check(
        IReadOnlyList<Denomination> values, Currency currency, IReadOnlyCollection<Id<Denomination>> before)
    {
        if (values.FirstOrDefault(x => x.Currency != currency) is { } other)
        {
            throw LedgerCodes.CurrencyMismatch.Because($"The campaign is in {currency}, a face value in "
                + $"{other.Currency}.");
        }

        if (values.Any(x => !x.IsActive && !before.Contains(x.Id)))
        {
            throw Refusal.OfField("denominations", "A face value is not offered any more.");
        }
    }

    /// <summary>The conditions that were sent.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static IReadOnlyList<CampaignCondition> Conditions(
        Campaign campaign, IReadOnlyList<ConditionBody>? wanted, IReadOnlyList<Denomination> offered)
    {
        var made = new List<CampaignCondition>();
        foreach (var (at, body) in (wanted ?? []).Index())
        {
            var trigger = body.Trigger ?? throw Refusal.OfField("conditions", "A condition has a 'trigger'.");
            var value = offered.FirstOrDefault(x => x.Id == body.DenominationId) ?? throw Refusal.OfField(
                "conditions", "A condition gives a face value that the campaign offers.");
            made.Add(new CampaignCondition(campaign, at + 1, trigger, value.Id, body.Message));
        }

        return made;
    }

    /// <summary>Refuses to change what people may have completed already.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static void CheckKept(
        IReadOnlyList<CampaignCondition> before, IReadOnlyList<CampaignCondition> after)
    {
        var isSame = before.Count == after.Count
            && before.Zip(after).All(x =>
                x.First.Trigger == x.Second.Trigger && x.First.Denomination == x.Second.Denomination);
        if (!isSame)
        {
            throw Refusal.OfField(
                "conditions", "Kind and value of conditions do not change once the campaign was active.");
        }
    }
}
