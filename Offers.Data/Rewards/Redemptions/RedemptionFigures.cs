using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>The keys of the figures of redemptions.</summary>
public static class RedemptionFigure
{
    internal const string ChargeName = "redemption-charge";
    internal const string CostName = "redemption-cost";
    internal const string ProfitName = "redemption-profit";

    /// <summary>What is charged for a redemption.</summary>
    public static string Charge(Id<Redemption> redemption) => FigureName.Of(ChargeName, redemption);

    /// <summary>What its card cost.</summary>
    public static string Cost(Id<Redemption> redemption) => FigureName.Of(CostName, redemption);

    /// <summary>What is left of the charge.</summary>
    public static string Profit(Id<Redemption> redemption) => FigureName.Of(ProfitName, redemption);
}

/// <summary>Explains what redemptions were charged and what their cards cost.</summary>
public sealed class RedemptionFigures(FigureEntries entries) : IFigureSource
{
    /// <summary>Names of redemptions in statements and lists of operations: the face value, and who got it.</summary>
    public static readonly ReferenceNames Names = new(Id<Redemption>.Prefix, NamesAsync);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [RedemptionFigure.ChargeName] = ChargeAsync,
            [RedemptionFigure.CostName] = CostAsync,
            [RedemptionFigure.ProfitName] = ProfitAsync,
        };

    private async Task<Explanation> ChargeAsync(FigureAsk ask)
    {
        var scope = RewardScope.Of(ask.Reader.Caller);
        var id = ask.Id<Redemption>(0);
        var redemption = await scope.RedemptionsOf(ask.Db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw FigureAsk.NotFound();
        var explained = ask.Explain(
            "Charge of a card", redemption.Charged,
            "The price list's charge for the face value at the moment of redeeming; without a line, the face value.",
            ExplanationInput.Fact("Face value", $"{redemption.Currency} {redemption.Value}"));
        return redemption.OperationId is null
            ? explained
            : explained with { Entries = await SumAsync(ask, redemption, Purpose.Revenue) };
    }

    private async Task<Explanation> CostAsync(FigureAsk ask)
    {
        var redemption = await FindAsync(ask);
        var cost = redemption.Cost ?? throw FigureAsk.NotFound();
        return ask.Explain("Cost of a card", cost, "What the platform paid for this very card.") with
        {
            Entries = await SumAsync(ask, redemption, Purpose.CostOfCards),
        };
    }

    private static async Task<Explanation> ProfitAsync(FigureAsk ask)
    {
        var redemption = await FindAsync(ask);
        var (cost, profit) = (redemption.Cost, redemption.Profit);
        return ask.Explain(
            "Profit of a card", profit ?? throw FigureAsk.NotFound(), "Its charge less what it cost.",
            ExplanationInput.Plus("Charge", redemption.Charged, RedemptionFigure.Charge(redemption.Id)),
            ExplanationInput.Minus("Cost", cost!.Value, RedemptionFigure.Cost(redemption.Id)));
    }

    // Whose card cost what is the platform's business only.
    private static async Task<Redemption> FindAsync(FigureAsk ask)
    {
        ask.NeedAdministrator();
        var id = ask.Id<Redemption>(0);
        return await ask.Db.Redemptions.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
    }

    private Task<ExplainedEntries> SumAsync(FigureAsk ask, Redemption redemption, Purpose purpose)
    {
        var operation = redemption.OperationId!.Value;
        var found = from entry in ask.Db.Entries
                    join account in ask.Db.Accounts on entry.AccountId equals account.Id
                    where entry.OperationId == operation && account.Purpose == purpose
                    select entry;
        return ask.Reader.IsAdministrator
            ? entries.OfAsync(ask, found, redemption.Currency)
            : FigureEntries.SumAsync(found, redemption.Currency);
    }

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        OffersDb db, IReadOnlyCollection<string> references)
    {
        var ids = references.Select(x => Id<Redemption>.TryParse(x, out var id) ? id : default).ToArray();
        var rows = await (
            from x in db.Redemptions
            join brand in db.Brands on x.Brand equals brand.Id
            where ids.Contains(x.Id)
            select new
            {
                Redemption = x, Brand = brand.Name,
                Recipient = db.Recipients.Where(y => y.Id == x.Recipient).Select(y => y.Name).FirstOrDefault(),
            }).AsNoTracking().ToListAsync();
        return rows.ToDictionary(
            x => x.Redemption.ObjectId,
            x => $"{x.Brand} {x.Redemption.Value}, {x.Recipient ?? x.Redemption.Code}", StringComparer.Ordinal);
    }
}
