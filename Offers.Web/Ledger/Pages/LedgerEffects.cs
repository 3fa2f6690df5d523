using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Reads what a dry run answered, for the panel "What will happen".</summary>
internal static class LedgerEffects
{
    /// <summary>The lines of a dry run.</summary>
    /// <param name="answer">What the dry run answered.</param>
    /// <param name="owner">Whose wallet it is about.</param>
    /// <param name="whose">What the reader calls that wallet, for example "Your wallet".</param>
    /// <exception cref="Refusal">The dry run was refused.</exception>
    internal static IReadOnlyList<EffectLine> Of(Answer answer, Owner owner, string whose) =>
        [.. answer.Read<Preview>().Effects.Select(
            effect => EffectLine.Of(effect, effect.Owner == owner.ToString() ? whose : T("Platform")))];
}
