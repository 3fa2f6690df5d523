using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>Turns the answer of a dry run into the lines of <see cref="Effects"/>.</summary>
public static class EffectLines
{
    /// <summary>The lines of a preview; a person's own accounts are called "Your wallet".</summary>
    public static IReadOnlyList<EffectLine> Of(Preview preview) => [.. preview.Effects.Select(Line)];

    private static EffectLine Line(Effect effect)
    {
        var currency = Currency.Parse(effect.Currency);
        var account = effect.Purpose is nameof(Purpose.Available) or nameof(Purpose.Held)
            ? T("{0}, {1}", T("Your wallet"), T(effect.Purpose))
            : T(effect.Purpose);
        return new EffectLine(
            account, effect.Amount.SignedIn(currency), effect.Before.SignedIn(currency),
            effect.After.SignedIn(currency));
    }
}
