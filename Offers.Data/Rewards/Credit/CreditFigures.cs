using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Explains the amounts of the credit tree and of the pages about credit.</summary>
public sealed class CreditFigures(FigureEntries entries) : IFigureSource
{
    private const int Listed = 12;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<FigureAsk, Task<Explanation>>> Figures =>
        new Dictionary<string, Func<FigureAsk, Task<Explanation>>>(StringComparer.Ordinal)
        {
            [CreditFigure.NodeName] = NodeAsync,
            [CreditFigure.BelowName] = BelowAsync,
            [CreditFigure.MonthName] = MonthAsync,
            [CreditFigure.WishName] = WishAsync,
            [CreditFigure.ReloadName] = ReloadAsync,
            [CreditFigure.TreeName] = TreeAsync,
        };

    /// <summary>A sum of a place.</summary>
    internal static Money Of(CreditNode node, CreditPart part) => part switch
    {
        CreditPart.Available => node.Available,
        CreditPart.Held => node.Held,
        CreditPart.Spent => node.Spent,
        CreditPart.Received => node.Received,
        CreditPart.Returned => node.Returned,
        CreditPart.Kept => node.Received - node.Returned,
        CreditPart.Allocated => node.Allocated,
        CreditPart.Reclaimed => node.Reclaimed,
        CreditPart.PassedDown => node.Allocated - node.Reclaimed,
        CreditPart.Other => node.Other,
        _ => node.Difference,
    };

    // about: owner, currency, part
    private async Task<Explanation> NodeAsync(FigureAsk ask)
    {
        var (currency, part) = (ask.Currency(1), ask.Word<CreditPart>(2));
        var node = await FindAsync(ask, currency);
        var title = $"{Words.Plain(part.ToString())}: {node.Owner.Name}";
        return part switch
        {
            CreditPart.Available when node.Owner.Level != CreditLevel.Platform => await SumAsync(
                ask, node, (title, Of(node, part), "The sum of all entries on the account."), Purpose.Available),
            CreditPart.Held when node.Owner.Level != CreditLevel.Platform => await SumAsync(
                ask, node, (title, Of(node, part), "What is set aside for redemptions under way."), Purpose.Held),
            CreditPart.Kept => ask.Explain(
                title, Of(node, part), "What came from the place above, less what went back to it.",
                Plus(node, "Received", CreditPart.Received), Minus(node, "Given back", CreditPart.Returned)),
            CreditPart.PassedDown => ask.Explain(
                title, Of(node, part), "What was given to the places below, less what came back from them.",
                Plus(node, "Given", CreditPart.Allocated), Minus(node, "Taken back", CreditPart.Reclaimed)),
            CreditPart.Difference => ask.Explain(
                title, Of(node, part),
                "What came in, less what went out, is spent or is there: nothing, where all agrees.", Sums(node)),
            CreditPart.Allocated or CreditPart.Reclaimed => OfChildren(ask, node, part, title),
            CreditPart.Spent => ask.Explain(
                title, Of(node, part), "What was charged for cards that were handed out and paid by this credit.",
                ExplanationInput.Fact("Cards", $"{await SpentCountAsync(ask, node, currency):N0}")),
            _ => ask.Explain(
                title, Of(node, part), part == CreditPart.Other
                    ? "Deposits, withdrawals and other movements that no allocation made."
                    : "The sum of the operations between this place and the one above it."),
        };
    }

    private static ExplanationInput[] Sums(CreditNode node) =>
    [
        Plus(node, "Received", CreditPart.Received), Minus(node, "Given back", CreditPart.Returned),
        Plus(node, "Past the tree", CreditPart.Other), Minus(node, "Given", CreditPart.Allocated),
        Plus(node, "Taken back", CreditPart.Reclaimed), Minus(node, "Available", CreditPart.Available),
        Minus(node, "Held", CreditPart.Held), Minus(node, "Spent", CreditPart.Spent),
    ];

    private static ExplanationInput Plus(CreditNode node, string label, CreditPart part) =>
        ExplanationInput.Plus(label, Of(node, part), WhyOf(node, part));

    private static ExplanationInput Minus(CreditNode node, string label, CreditPart part) =>
        ExplanationInput.Minus(label, Of(node, part), WhyOf(node, part));

    private static string WhyOf(CreditNode node, CreditPart part) =>
        CreditFigure.Node(node.Owner.Id, node.Available.Currency, part);

    private static Explanation OfChildren(FigureAsk ask, CreditNode node, CreditPart part, string title)
    {
        var theirs = part == CreditPart.Allocated ? CreditPart.Received : CreditPart.Returned;
        return ask.Explain(
            title, Of(node, part), "The same of every place below, as each of them got or gave it.",
            Parts(node.Children, theirs, Of(node, part)));
    }

    private async Task<Explanation> SumAsync(
        FigureAsk ask, CreditNode node, (string Title, Money Amount, string Formula) what, Purpose purpose)
    {
        var owner = (await PlaceAsync(ask)).Owner;
        var currency = what.Amount.Currency;
        var found = from account in ask.Db.Accounts
                    join entry in ask.Db.Entries on account.Id equals entry.AccountId
                    where account.OwnerKind == owner.Kind && account.OwnerId == owner.Id
                        && account.Purpose == purpose && account.Qualifier == "" && account.Currency == currency
                    select entry;
        return ask.Explain(
            what.Title, what.Amount, what.Formula, ExplanationInput.Fact("Owner", node.Owner.Name))
            with { Entries = await entries.OfAsync(ask, found, currency) };
    }

    // about: owner, currency, part
    private static async Task<Explanation> BelowAsync(FigureAsk ask)
    {
        var (currency, part) = (ask.Currency(1), ask.Word<CreditPart>(2));
        var node = await FindAsync(ask, currency);
        var all = node.All().ToList();
        var sum = all.Aggregate(Money.Zero(currency), (total, x) => total + Of(x, part));
        return ask.Explain(
            $"{Words.Plain(part.ToString())}: {node.Owner.Name} and all below", sum,
            "The same of the place itself and of every place below it.", Parts(all, part, sum));
    }

    // about: owner, currency, how many months back
    private static async Task<Explanation> MonthAsync(FigureAsk ask)
    {
        var (currency, back) = (ask.Currency(1), ask.Number(2));
        var place = await PlaceAsync(ask);
        if (back > 1 || place.Agency is not { } agency)
        {
            throw FigureAsk.NotFound();
        }

        var redemptions = ask.Db.Redemptions.Where(x => x.Currency == currency);
        redemptions = place.Client is { } client
            ? redemptions.Where(x => x.Client == client)
            : redemptions.Where(x => x.Agency == agency);
        var house = new Id<Domain.Identity.Organisation>(place.Client?.Value ?? agency.Value);
        var month = await CreditOverviewQueries.MonthAsync(
            ask.Db, redemptions, (house, currency), (ask.Now, (int)back));
        return ask.Explain(
            $"Charged: {place.Name}", month.Charged,
            "What was charged for cards that were handed out in the month.",
            ExplanationInput.Fact("Cards", $"{month.Cards:N0}"),
            ExplanationInput.Fact("From", $"{month.From:d MMM yyyy}"));
    }

    // about: wish
    private static async Task<Explanation> WishAsync(FigureAsk ask)
    {
        var id = ask.Id<CreditRequest>(0);
        var wish = await ask.Db.CreditRequests.SingleOrDefaultAsync(x => x.Id == id) ?? throw FigureAsk.NotFound();
        var place = await CreditPlaces.OfAsync(ask.Db, wish.Owner);
        return Scope(ask).Reaches(place)
            ? ask.Explain(
                $"Wish of {place.Name}", wish.Amount, "The amount as it was asked for; nothing is worked out.",
                ExplanationInput.Fact("State", Words.Plain(wish.Status.ToString())))
            : throw FigureAsk.NotFound();
    }

    // about: owner, currency, part
    private static async Task<Explanation> ReloadAsync(FigureAsk ask)
    {
        var (currency, part) = (ask.Currency(1), ask.Word<ReloadPart>(2));
        var place = await PlaceAsync(ask);
        var reload = await ask.Db.AutoReloads.SingleOrDefaultAsync(
            x => x.OwnerId == place.Owner.Id && x.Currency == currency) ?? throw FigureAsk.NotFound();
        var view = AutoReloadView.Of(reload);
        return ask.Explain(
            $"Automatic reload of {place.Name}", part == ReloadPart.Threshold ? view.Threshold : view.Amount,
            "As it was set; nothing is worked out.");
    }

    // about: currency, part
    private static async Task<Explanation> TreeAsync(FigureAsk ask)
    {
        var (currency, part) = (ask.Currency(0), ask.Word<CreditPart>(1));
        var tree = await CreditTreeQueries.ReadAsync(ask.Db, Scope(ask), currency, ask.Now);
        var all = tree.Nodes.SelectMany(x => x.All()).ToList();
        var totals = tree.Totals;
        var top = part == CreditPart.Received;
        var sum = top ? totals.CameIn : all.Aggregate(Money.Zero(currency), (total, x) => total + Of(x, part));
        return top
            ? ask.Explain(
                "Came in", sum, "What the places at the top received, less what went back.",
                [.. tree.Nodes.Select(x => ExplanationInput.Plus(x.Owner.Name, x.Received - x.Returned))])
            : ask.Explain(
                Words.Plain(part.ToString()), sum, "The same of every place of the tree.", Parts(all, part, sum));
    }

    private static List<ExplanationInput> Parts(IReadOnlyList<CreditNode> nodes, CreditPart part, Money all)
    {
        var shown = nodes.Where(x => !Of(x, part).IsZero).OrderByDescending(x => Of(x, part)).Take(Listed)
            .Select(x => ExplanationInput.Plus(
                x.Owner.Name, Of(x, part), CreditFigure.Node(x.Owner.Id, all.Currency, part))).ToList();
        var rest = shown.Aggregate(all, (left, x) => left - x.Amount!.Value);
        return rest.IsZero ? shown : [.. shown, ExplanationInput.Plus("All others", rest)];
    }

    private static async Task<int> SpentCountAsync(FigureAsk ask, CreditNode node, Currency currency)
    {
        var owner = (await PlaceAsync(ask)).Owner.Id;
        return node.Spent.IsZero
            ? 0
            : await ask.Db.Redemptions.Where(x => x.PayerId == owner && x.Currency == currency).Spent().CountAsync();
    }

    private static async Task<CreditPlace> PlaceAsync(FigureAsk ask)
    {
        try
        {
            return (await CreditRefs.OwnAsync(ask.Db, Scope(ask), "owner", ask.Text(0))).Place;
        }
        catch (Refusal refusal) when (refusal.Code == RewardCodes.CreditAccountNotFound)
        {
            throw FigureAsk.NotFound();
        }
    }

    private static async Task<CreditNode> FindAsync(FigureAsk ask, Currency currency)
    {
        var id = CreditLink.Of(await PlaceAsync(ask)).Id;
        var tree = await CreditTreeQueries.ReadAsync(ask.Db, Scope(ask), currency, ask.Now);
        return tree.Nodes.SelectMany(x => x.All()).FirstOrDefault(x => x.Owner.Id == id) ?? throw FigureAsk.NotFound();
    }

    private static RewardScope Scope(FigureAsk ask) =>
        ask.Reader.IsAdministrator ? RewardScope.OfPlatform(ask.Reader.Caller) : RewardScope.Of(ask.Reader.Caller);
}
