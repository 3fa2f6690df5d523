using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>One entry that a money button makes, with the balance on both sides of it.</summary>
/// <param name="Account">Whose account and which, for example "Your wallet, Available".</param>
/// <param name="Amount">The signed amount.</param>
/// <param name="Before">The balance before.</param>
/// <param name="After">The balance after.</param>
public sealed record EffectLine(string Account, Money Amount, Money Before, Money After);
