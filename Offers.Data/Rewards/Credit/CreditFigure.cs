using Offers.Data.Platform.Figures;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>A sum of a place in the credit tree.</summary>
public enum CreditPart
{
    /// <summary>What can be given on or spent.</summary>
    Available,

    /// <summary>What is held for redemptions under way.</summary>
    Held,

    /// <summary>What was spent on redemptions.</summary>
    Spent,

    /// <summary>What the parent gave.</summary>
    Received,

    /// <summary>What went back to the parent.</summary>
    Returned,

    /// <summary>What the parent gave and did not get back.</summary>
    Kept,

    /// <summary>What was given to children.</summary>
    Allocated,

    /// <summary>What came back from children.</summary>
    Reclaimed,

    /// <summary>What was given to children and did not come back.</summary>
    PassedDown,

    /// <summary>What came in or went out past the tree.</summary>
    Other,

    /// <summary>What came in less what went out, less what is there.</summary>
    Difference,
}

/// <summary>The keys of the figures of credit. An owner is the id of an agency, a client, a campaign or the
/// platform.</summary>
public static class CreditFigure
{
    internal const string NodeName = "credit";
    internal const string BelowName = "credit-below";
    internal const string MonthName = "credit-month";
    internal const string WishName = "credit-wish";
    internal const string ReloadName = "credit-reload";
    internal const string TreeName = "credit-tree";

    /// <summary>A sum of one place.</summary>
    public static string Node(object owner, Currency currency, CreditPart part) =>
        FigureName.Of(NodeName, owner, currency, part);

    /// <summary>A sum of a place with all below it.</summary>
    public static string Below(object owner, Currency currency, CreditPart part) =>
        FigureName.Of(BelowName, owner, currency, part);

    /// <summary>What was charged for redemptions below a place: this month (0) or in the one before (1).</summary>
    public static string Month(object owner, Currency currency, int back) =>
        FigureName.Of(MonthName, owner, currency, back);

    /// <summary>What was wished for.</summary>
    public static string Wish(Id<CreditRequest> wish) => FigureName.Of(WishName, wish);

    /// <summary>The level of automatic reload, or what is asked for below it.</summary>
    public static string Reload(object owner, Currency currency, ReloadPart part) =>
        FigureName.Of(ReloadName, owner, currency, part);

    /// <summary>A sum of the whole tree.</summary>
    public static string Tree(Currency currency, CreditPart part) => FigureName.Of(TreeName, currency, part);
}

/// <summary>An amount of automatic reload.</summary>
public enum ReloadPart
{
    /// <summary>Below this it is asked.</summary>
    Threshold,

    /// <summary>So much is asked for.</summary>
    Amount,
}
