using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>One entry that a money button makes, with the balance on both sides of it.</summary>
/// <param name="Account">Whose account and which, for example "Your wallet, Available".</param>
/// <param name="Amount">The signed amount.</param>
/// <param name="Before">The balance before.</param>
/// <param name="After">The balance after.</param>
public sealed record EffectLine(string Account, Money Amount, Money Before, Money After)
{
    /// <summary>The line of an effect that a dry run or a receipt answered.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="whose">Whose account it is to the reader, for example "Your wallet".</param>
    public static EffectLine Of(Effect effect, string whose)
    {
        var currency = Currency.Parse(effect.Currency);
        return new EffectLine(
            T("{0}, {1}", T(whose), T(effect.Purpose)), effect.Amount.SignedIn(currency),
            effect.Before.SignedIn(currency), effect.After.SignedIn(currency));
    }
}
